/// By what an owner is known again whose connection ended with the daemon: its user and its process, which is known by its
/// start time, as numbers are used again.
public struct OwnerToken: Hashable, Sendable {
  /// The user.
  public var uid: UInt32
  /// The process.
  public var pid: Int32
  /// When it started, in clock ticks since the host booted.
  public var startTime: UInt64

  /// Takes all three.
  public init(uid: UInt32, pid: Int32, startTime: UInt64) {
    self.uid = uid
    self.pid = pid
    self.startTime = startTime
  }
}

extension Caller {
  /// By what it is known again; nil for one that came over the network, or that may only look.
  public var token: OwnerToken? {
    guard !isReadOnly, let uid, let pid, let startTime else { return nil }
    return OwnerToken(uid: uid, pid: pid, startTime: startTime)
  }
}

extension LiveRecord.Owner {
  /// By what it is known again.
  public var token: OwnerToken? {
    guard let uid, let pid, let startTime else { return nil }
    return OwnerToken(uid: uid, pid: pid, startTime: startTime)
  }
}
