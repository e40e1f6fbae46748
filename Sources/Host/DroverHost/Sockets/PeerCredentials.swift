import CShims

/// Who is at the other end of a local socket, as the kernel noted it when the connection was made.
public struct PeerCredentials: Hashable, Sendable {
  /// The process; 0 when it is outside our namespace.
  public var pid: Int32
  /// Its effective user.
  public var uid: UInt32
  /// Its effective group.
  public var gid: UInt32

  /// Makes a record.
  public init(pid: Int32, uid: UInt32, gid: UInt32) {
    self.pid = pid
    self.uid = uid
    self.gid = gid
  }

  /// Asks the kernel.
  public init(of descriptor: borrowing Descriptor) throws(SystemFailure) {
    try self.init(ofNumber: descriptor.rawValue)
  }

  init(ofNumber descriptor: Int32) throws(SystemFailure) {
    var pid = Int32()
    var uid = UInt32()
    var gid = UInt32()
    try SystemFailure.check(drover_socket_peer(descriptor, &pid, &uid, &gid))
    self.init(pid: pid, uid: uid, gid: gid)
  }
}
