public import DroverCore

/// Connects to the daemons of other hosts. Implemented over `DroverClient`.
public protocol MigrationPeers: Sendable {
  /// Opens a connection by the URI that a client gave. Errors: those of the address and of connecting.
  func connect(_ uri: String) async throws(VirtError) -> any MigrationPeer
}

/// The daemon of the target of a migration, to which ours is a client.
public protocol MigrationPeer: Sendable {
  /// `virDomainMigratePrepare3Params`
  func prepare(
    _ parameters: [TypedParameter], cookie: [UInt8], flags: MigrationFlags
  ) async throws(VirtError) -> (cookie: [UInt8], address: String?)
  /// `virDomainMigrateFinish3Params`
  func finish(
    _ parameters: [TypedParameter], cookie: [UInt8], flags: MigrationFlags, cancelled: Bool
  ) async throws(VirtError)
  /// Ends the connection.
  func close() async
}

/// A daemon that knows no others.
public struct NoMigrationPeers: MigrationPeers {
  /// Knows none.
  public init() {}
  /// Errors: always `operationUnsupported`.
  public func connect(_ uri: String) async throws(VirtError) -> any MigrationPeer {
    throw VirtError(.operationUnsupported, "peer-to-peer migration is not set up")
  }
}
