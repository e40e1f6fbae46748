public import Domains
public import DroverCore
import DroverClient
import LibvirtWire

/// The daemons of other hosts, to which this one is a client as any other.
public struct ClientPeers: MigrationPeers {
  private let environment: UserEnvironment

  /// - Parameters:
  ///   - user: whom the daemon runs as; decides where sockets of this host are.
  ///   - runtimeDirectory: `XDG_RUNTIME_DIR`.
  public init(user: UInt32, runtimeDirectory: String?) {
    environment = UserEnvironment(userID: user, runtimeDirectory: runtimeDirectory)
  }

  /// Opens a connection.
  public func connect(_ uri: String) async throws(VirtError) -> any MigrationPeer {
    do throws(VirtError) {
      let endpoint = try Endpoint(try ConnectionURI(uri), in: environment)
      return ClientPeer(connection: try await Connection.open(endpoint, options: ConnectionOptions()))
    } catch {
      throw VirtError(
        .operationFailed, "Failed to connect to remote libvirt URI \(uri)", causes: [error.message])
    }
  }
}

/// One of them.
struct ClientPeer: MigrationPeer {
  let connection: Connection

  func prepare(
    _ parameters: [TypedParameter], cookie: [UInt8], flags: MigrationFlags
  ) async throws(VirtError) -> (cookie: [UInt8], address: String?) {
    try await connection.migratePrepare(
      parameters.map(Remote.TypedParameter.init), cookie: cookie, flags: flags.rawValue)
  }

  func finish(
    _ parameters: [TypedParameter], cookie: [UInt8], flags: MigrationFlags, cancelled: Bool
  ) async throws(VirtError) {
    _ = try await connection.migrateFinish(
      parameters.map(Remote.TypedParameter.init), cookie: cookie, flags: flags.rawValue, isCancelled: cancelled)
  }

  func close() async { await connection.close() }
}
