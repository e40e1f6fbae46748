import Foundation
import Glibc
import Synchronization

/// How a program ended.
enum ExitStatus: Sendable, Equatable, CustomStringConvertible {
  case exited(Int32)
  case killed(signal: Int32)

  var description: String {
    switch self {
    case .exited(let status): "exit status \(status)"
    case .killed(let signal): "signal \(signal)"
    }
  }
}

/// What a program has written so far, and whether more can come.
struct Written: Sendable {
  var lines: [String] = []
  var isClosed = false
}

typealias Lines = Watched<Written>

/// A program that a test has started: its output as it comes, its input, its end.
final class RunningProgram: Sendable {
  let name: String
  let pid: pid_t
  let output = Lines(Written())
  let errors = Lines(Written())
  private let ended = Watched<ExitStatus?>(nil)
  private let input: Mutex<Int32?>

  /// - Parameters:
  ///   - passing: descriptors that the program gets, by the number that they have there.
  ///   - environment: what is set besides the environment of the tests.
  init(
    _ arguments: [String], environment: [String: String] = [:], passing: [Int32: Int32] = [:]
  ) throws {
    // A script would hide everything else.
    name = arguments.map { $0.contains("\n") ? "…" : $0 }.joined(separator: " ")
    let (inputEnd, inputOurs) = try Self.pipe()
    let (outputOurs, outputEnd) = try Self.pipe()
    let (errorsOurs, errorsEnd) = try Self.pipe()
    var files = [Int32(0): inputEnd, 1: outputEnd, 2: errorsEnd]
    files.merge(passing) { _, passed in passed }
    defer { for end in [inputEnd, outputEnd, errorsEnd] { close(end) } }
    do {
      pid = try Self.spawn(arguments, environment: environment, files: files)
    } catch {
      for end in [inputOurs, outputOurs, errorsOurs] { close(end) }
      throw error
    }
    input = Mutex(inputOurs)
    Self.follow(outputOurs, into: output)
    Self.follow(errorsOurs, into: errors)
    let pid = pid
    let ended = ended
    Thread.detachNewThread {
      // It stays a zombie until the state says so: its pid is not another's while `signal` may use it.
      var information = siginfo_t()
      while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
      ended.update { status in
        var raw: Int32 = 0
        waitpid(pid, &raw, 0)
        status = raw & 0x7f == 0 ? .exited((raw >> 8) & 0xff) : .killed(signal: raw & 0x7f)
      }
    }
  }

  deinit {
    closeInput()
  }

  func signal(_ number: Int32) {
    ended.update { status in
      if status == nil { kill(pid, number) }
    }
  }

  var hasEnded: Bool { ended.value != nil }

  func exitStatus(within limit: Duration) async throws -> ExitStatus {
    try await ended.wait(for: "the end of \(name)", within: limit) { $0 }
  }

  /// The first line that holds `text`, counted from the line `start`.
  func line(holding text: String, from start: Int = 0, within limit: Duration) async throws -> String {
    try await output.wait(for: "'\(text)' from \(name)", within: limit) { written in
      written.lines.dropFirst(start).first { $0.contains(text) }
    }
  }

  func send(_ line: String) {
    input.withLock { input in
      guard let input else { return }
      let bytes = Array((line + "\n").utf8)
      _ = Glibc.send(input, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
  }

  func closeInput() {
    input.withLock { input in
      if let input { close(input) }
      input = nil
    }
  }

  /// Reads lines until the other end is closed.
  static func follow(_ descriptor: Int32, into stream: Lines) {
    Thread.detachNewThread {
      var rest: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65536)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { break }
        rest += buffer[..<count]
        guard let end = rest.lastIndex(of: 10) else { continue }
        let text = String(decoding: rest[..<end], as: UTF8.self)
        rest.removeSubrange(...end)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        stream.update { $0.lines += lines }
      }
      let last = rest.isEmpty ? [] : [String(decoding: rest, as: UTF8.self)]
      stream.update {
        $0.lines += last
        $0.isClosed = true
      }
      close(descriptor)
    }
  }

  /// The reading and the writing end. A pair of sockets, as these are closed on exec from their beginning.
  static func pipe() throws -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    return (ends[0], ends[1])
  }
}
