import CShims
public import DroverCore
import Glibc

extension StreamSocket {
  /// Connects to a local socket.
  ///
  /// A listener whose backlog is full keeps us waiting; that happens on a thread for blocking work.
  ///
  /// - Throws: `systemError` with the path; `operationTimeout` when the deadline passes.
  public static func connect(
    path: String, deadline: Deadline, reactor: Reactor
  ) async throws(VirtError) -> StreamSocket {
    if let number = try connectAtOnce(path) {
      return StreamSocket(adopting: Descriptor(adopting: number), reactor: reactor)
    }
    let number = try await FileWork.shared.run { () throws(VirtError) in try connectPatiently(path, deadline) }
    return StreamSocket(adopting: Descriptor(adopting: number), reactor: reactor)
  }

  /// Connects without waiting; nil when the backlog is full.
  static func connectAtOnce(_ path: String) throws(VirtError) -> Int32? {
    try VirtError.whileDoing("connect to \(path)") { () throws(SystemFailure) in
      let descriptor = Descriptor(adopting: try SystemFailure.check(drover_socket_create()))
      do throws(SystemFailure) {
        try SocketPath(path).connect(descriptor.rawValue)
      } catch {
        if error.number == EAGAIN { return nil }
        throw error
      }
      return descriptor.take()
    }
  }

  private static func connectPatiently(_ path: String, _ deadline: Deadline) throws(VirtError) -> Int32 {
    let late = VirtError(.operationTimeout, "nobody accepts connections at \(path)", origin: .rpc)
    let left = deadline.remaining.components
    let microseconds = min(left.seconds, 86_400) * 1_000_000 + left.attoseconds / 1_000_000_000_000
    guard microseconds > 0 else { throw late }
    do throws(SystemFailure) {
      let descriptor = Descriptor(adopting: try SystemFailure.check(drover_socket_create()))
      try SystemFailure.check(drover_socket_set_send_timeout(descriptor.rawValue, microseconds))
      try SystemFailure.check(drover_socket_set_blocking(descriptor.rawValue, 1))
      try SocketPath(path).connect(descriptor.rawValue)
      try SystemFailure.check(drover_socket_set_send_timeout(descriptor.rawValue, 0))
      return descriptor.take()
    } catch {
      if error.number == EAGAIN { throw late }
      throw error.error("connect to \(path)")
    }
  }
}
