import DroverCore
import Logging

extension DomainService {
  /// Makes a whole move: this daemon is the client of the target's.
  func migratePeerToPeer(
    _ domain: Domain, to destination: String, _ parameters: MigrationParameters, flags: MigrationFlags, caller: Caller
  ) async throws(VirtError) -> [UInt8] {
    let (migration, xml) = try await begin(
      domain, parameters, flags: flags, caller: caller, carrier: .daemon)
    guard let id = domain.read({ $0.live?.id }) else { throw .notRunning }
    do throws(VirtError) {
      let peer = try await context.parts.peers.connect(destination)
      do throws(VirtError) {
        try await carry(domain, migration, xml, parameters, flags, peer: peer)
      } catch {
        await peer.close()
        throw error
      }
      await peer.close()
    } catch {
      await domain.abandon(migration, id: id)
      // The target's answer was lost, and its word that the guest runs was not.
      guard migration.outcome == .runs else { throw error }
      try await undefineSent(domain, migration)
      return []
    }
    try await confirm(domain, migration, id: id)
    return []
  }

  private func carry(
    _ domain: Domain, _ migration: OutgoingMigration, _ xml: String, _ parameters: MigrationParameters,
    _ flags: MigrationFlags, peer: any MigrationPeer
  ) async throws(VirtError) {
    var told = parameters
    told.xml = xml
    told.name = parameters.name ?? domain.reference.name
    let toTarget = migration.wasPaused ? flags.union(.paused) : flags
    let prepared = try await peer.prepare(told.list, cookie: ownCookie(of: domain).bytes, flags: toTarget)
    told.address = prepared.address ?? parameters.address
    do throws(VirtError) {
      let (address, desk) = try place(told, prepared.cookie, domain)
      try await domain.send(
        migration, to: address,
        settings: domain.migrationSettings(parameters, flags), desk: desk)
    } catch {
      try? await peer.finish(told.list, cookie: ownCookie(of: domain).bytes, flags: toTarget, cancelled: true)
      throw error
    }
    try await peer.finish(told.list, cookie: ownCookie(of: domain).bytes, flags: toTarget, cancelled: false)
  }
}
