import CShims

/// A path to a local socket, of any length.
///
/// The kernel takes 107 bytes. A longer path is reached through its folder, held open: `/proc/self/fd/N/name`.
struct SocketPath: ~Copyable {
  /// What to give to the kernel, as long as this value lives.
  let short: String
  private let folder: Descriptor?

  init(_ path: String) throws(SystemFailure) {
    guard path.utf8.count > 107, let slash = path.lastIndex(of: "/") else {
      short = path
      folder = nil
      return
    }
    let parent = slash == path.startIndex ? "/" : String(path[..<slash])
    let number = try SystemFailure.check(drover_folder_open(parent))
    folder = Descriptor(adopting: number)
    short = "/proc/self/fd/\(number)/\(path[path.index(after: slash)...])"
  }

  func bind(_ descriptor: Int32) throws(SystemFailure) {
    try SystemFailure.check(drover_socket_bind(descriptor, short))
  }

  func connect(_ descriptor: Int32) throws(SystemFailure) {
    try SystemFailure.check(drover_socket_connect(descriptor, short))
  }
}
