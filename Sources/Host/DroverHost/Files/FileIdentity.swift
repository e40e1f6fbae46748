import Glibc

/// Which file this is, whatever it is called.
public struct FileIdentity: Hashable, Sendable {
  /// The file system.
  public let device: UInt
  /// The file in it.
  public let inode: UInt
  /// Who owns it.
  public let owner: UInt32
  /// Its group.
  public let group: UInt32

  /// Asks the kernel, through links; nil for what is not there or not shown to us.
  public init?(_ path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    device = UInt(facts.st_dev)
    inode = UInt(facts.st_ino)
    owner = facts.st_uid
    group = facts.st_gid
  }
}
