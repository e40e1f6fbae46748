import Glibc

/// The other end of a guest's serial port that listens on a Unix socket.
struct Console: Sendable {
  let lines = Lines(Written())

  /// Connects to the port; the guest must have been started, and should be paused if its first words matter.
  init(_ path: String) throws {
    let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard path.utf8.count < room else { throw CannotStart(program: path, reason: "the path is too long") }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard connected == 0 else {
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw CannotStart(program: path, reason: reason)
    }
    RunningProgram.follow(descriptor, into: lines)
  }

  /// The first line that holds `text`.
  @discardableResult
  func line(holding text: String, within limit: Duration = .seconds(60)) async throws -> String {
    try await lines.wait(for: "'\(text)' on the console", within: limit) { written in
      written.lines.first { $0.contains(text) }
    }
  }
}
