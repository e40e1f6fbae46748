import CShims
public import DroverCore
import Glibc

/// Makes local sockets that listen, to be kept (`UnixListener`) or to be passed to another process.
public enum ListeningSocket {
  /// Binds and listens.
  ///
  /// - Parameters:
  ///   - mode: the permissions of the socket file, in force before anybody can connect.
  ///   - replacing: whether a socket that is left at the path goes first. Only for who holds the lock of the folder:
  ///     the socket of a living listener would be lost.
  ///   - blocks: whether who accepts waits for a client: for programs that know no other way.
  /// - Throws: `systemError` with the path.
  public static func bind(
    path: String, mode: UInt32, backlog: Int32 = 128, replacing: Bool = false, blocks: Bool = false
  ) throws(VirtError) -> Descriptor {
    try VirtError.whileDoing("listen at \(path)") { () throws(SystemFailure) in
      let descriptor = Descriptor(adopting: try SystemFailure.check(drover_socket_create()))
      if replacing { try makeRoom(at: path) }
      try DurableStep.socket.reached(path)
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

  /// What somebody keeps at the path is not ours to remove, unless it is a socket.
  private static func makeRoom(at path: String) throws(SystemFailure) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else {
      if errno == ENOENT { return }
      throw SystemFailure(errno)
    }
    guard facts.st_mode & S_IFMT == S_IFSOCK else { throw SystemFailure(EEXIST) }
    try SystemFailure.retrying { unlink(path) }
  }
}
