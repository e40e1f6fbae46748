import Glibc
import Synchronization

/// Writes lines without ever waiting for whoever reads them.
///
/// A line is written at once while its reader keeps up. Behind one that does not (a stopped terminal, a log program that
/// hangs) lines are kept up to a limit and written by a thread of their own; what does not fit is counted, and the count
/// is written at its place. So a log cannot stop the thread that carries every client.
final class LogWriter: Sendable {
  private struct State {
    var pending: [UInt8] = []
    /// Lines that found no room since the last write.
    var lost = 0
    /// The thread is at work: what comes goes behind what it has.
    var isDraining = false
  }

  /// Standard error.
  static let standardError = LogWriter(nil)

  private static let work = FileWork(limit: 2, name: "log")

  private let sink: SharedDescriptor?
  private let limit: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - sink: where to write; nil: standard error.
  ///   - limit: how many bytes may wait.
  init(_ sink: SharedDescriptor?, limit: Int = 1 << 20) {
    self.sink = sink
    self.limit = limit
  }

  /// Writes a line, or sees to it. Never blocks.
  func write(_ line: String) {
    var line = line
    let begins = state.withLock { state in
      line.withUTF8 { bytes in
        if !state.isDraining, writesAtOnce(bytes) { return false }
        guard state.pending.count + bytes.count <= limit else {
          state.lost += 1
          return false
        }
        state.pending += bytes
        defer { state.isDraining = true }
        return !state.isDraining
      }
    }
    if begins { Self.work.enqueue { [self] in drain() } }
  }

  /// A pipe or socket that is ready takes as many bytes without waiting (`PIPE_BUF`); longer lines go by the thread.
  private func writesAtOnce(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= 4096 else { return false }
    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    guard poll(&ready, 1, 0) == 1, ready.revents & Int16(POLLOUT) != 0 else { return false }
    return Glibc.write(descriptor, bytes.baseAddress, bytes.count) == bytes.count
  }

  private func drain() {
    while true {
      let bytes: [UInt8] = state.withLock { state in
        var bytes = state.pending
        if state.lost > 0 {
          bytes += Array("(\(state.lost) lines lost: whoever reads the log does not keep up)\n".utf8)
        }
        state.pending = []
        state.lost = 0
        if bytes.isEmpty { state.isDraining = false }
        return bytes
      }
      if bytes.isEmpty { return }
      writeAll(bytes)
    }
  }

  /// On the thread, which may wait. What cannot be written is lost.
  private func writeAll(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
        continue
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private var descriptor: Int32 { sink?.rawValue ?? STDERR_FILENO }
}
