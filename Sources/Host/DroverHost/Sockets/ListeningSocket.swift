import CShims
public import DroverCore
import Glibc

/// Makes local sockets that listen, to be kept (`UnixListener`) or to be passed to another process.
public enum ListeningSocket {
  /// Binds and listens.
  ///
  /// - Parameters:
  ///   - mode: the permissions of the socket file, in force before anybody can connect.
  ///   - replacing: whether a file that is left at the path goes first. Only for who holds the lock of the folder:
  ///     the socket of a living listener would be lost.
  ///   - blocks: whether who accepts waits for a client: for programs that know no other way.
  /// - Throws: `systemError` with the path.
  public static func bind(
    path: String, mode: UInt32, backlog: Int32 = 128, replacing: Bool = false, blocks: Bool = false
  ) throws(VirtError) -> Descriptor {
    try VirtError.whileDoing("listen at \(path)") { () throws(SystemFailure) in
      let descriptor = Descriptor(adopting: try SystemFailure.check(drover_socket_create()))
      if replacing, unlink(path) != 0, errno != ENOENT { throw SystemFailure(errno) }
      try SocketPath(path).bind(descriptor.rawValue)
      do throws(SystemFailure) {
        // Bound but not listening, it refuses everybody: the mode is right before the first can come.
        try SystemFailure.retrying { chmod(path, mode) }
        if blocks { try SystemFailure.check(drover_socket_set_blocking(descriptor.rawValue, 1)) }
        try SystemFailure.check(drover_socket_listen(descriptor.rawValue, backlog))
      } catch {
        unlink(path)
        throw error
      }
      return descriptor
    }
  }
}
