/// `<lease>`: a lock on shared storage.
public struct Lease: Sendable, Equatable {
  /// `<lockspace>`.
  public var lockspace: String?
  /// `<key>`.
  public var key: String?
  /// `<target>`.
  public var target: LeaseTarget?

  /// An element with nothing in it.
  public init() {}
}

/// `<target>` of a lease.
public struct LeaseTarget: Sendable, Equatable {
  /// `path`.
  public var path: String?
  /// `offset`.
  public var offset: UInt64?

  /// An element with nothing in it.
  public init() {}
}
