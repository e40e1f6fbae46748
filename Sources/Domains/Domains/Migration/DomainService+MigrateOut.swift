import DomainModel
public import DroverCore
import Logging
import Synchronization

// The source's phases of a migration (version 3 of libvirt's protocol): begin, perform, confirm.
extension DomainService {
  /// Begins the move of a guest (`virDomainMigrateBegin3Params`). Nobody changes the domain from here on until the move
  /// is confirmed, has failed, or the caller's connection ends.
  ///
  /// - Returns: what the target's daemon is to be given: a cookie, and the definition of the guest.
  /// - Throws: `notRunning`; `operationInvalid` for a guest that cannot be moved or has an owner; `migrateUnsafe`;
  ///   `configUnsupported` when the definition for the target is that of another machine.
  public func migrateBegin(
    _ domain: DomainReference, _ parameters: MigrationParameters, flags: MigrationFlags, caller: Caller
  ) async throws(VirtError) -> (cookie: [UInt8], xml: String) {
    try flags.check("virDomainMigrateBegin3Params")
    let known = try self.domain(domain)
    let (migration, xml) = try await begin(known, parameters, flags: flags, caller: caller, carrier: caller.connection)
    let isOpen = context.autodestroy.withLock { $0.isOpen(caller.connection) }
    if !isOpen, caller.connection != .daemon {
      if let id = known.read({ $0.live?.id }) { await known.abandon(migration, id: id) }
      throw VirtError(.operationAborted, "the client that migrates the guest went away")
    }
    return (ownCookie(of: known).bytes, xml)
  }

  func ownCookie(of domain: Domain) -> MigrationCookie {
    MigrationCookie(
      hostname: context.parts.host.hostname, hostUUID: context.parts.host.uuid, domain: domain.uuid)
  }

  /// Takes the job, and notes the move.
  ///
  /// - Parameter carrier: whose calls carry it from here on; it is given up with that connection.
  func begin(
    _ domain: Domain, _ parameters: MigrationParameters, flags: MigrationFlags, caller: Caller, carrier: ConnectionID
  ) async throws(VirtError) -> (OutgoingMigration, xml: String) {
    guard domain.read({ $0.live != nil }) else { throw .notRunning }
    let request = JobRequest(
      .async, call: "virDomainMigrateBegin3Params", caller: caller, allows: [.query], operation: .migrationOut)
    let ticket = try await domain.takeJob(request)
    do throws(VirtError) {
      let definition = try domain.read { (state) throws(VirtError) -> DomainDefinition in
        guard let live = state.live, live.ending == nil, live.guest != nil else { throw live(state) }
        try state.refuseOwned()
        return live.definition.definition
      }
      try await checkMovable(definition, flags)
      let xml = try await targetDefinition(definition, parameters)
      let migration = try domain.transact { (state) throws(VirtError) -> OutgoingMigration in
        guard let live = state.live, live.ending == nil, live.guest != nil else { throw .notRunning }
        let isPaused: Bool
        switch state.domainState {
        case .running: isPaused = false
        case .paused: isPaused = true
        default: throw VirtError(.operationInvalid, "a domain that is \(state.domainState) cannot be migrated")
        }
        let migration = OutgoingMigration(
          connection: carrier, flags: flags, ticket: ticket, wasPaused: isPaused)
        state.live?.migration = .outgoing(migration)
        _ = domain.note(&state, events: [])
        return migration
      }
      return (migration, xml)
    } catch {
      domain.jobs.release(ticket, time: context.time)
      throw error
    }
    func live(_ state: Domain.State) -> VirtError { state.live?.lost ?? .notRunning }
  }

  /// The definition that the target is given: the guest's own, or what the client wants there instead.
  private func targetDefinition(
    _ definition: DomainDefinition, _ parameters: MigrationParameters
  ) async throws(VirtError) -> String {
    guard let xml = parameters.xml else { return LiveDefinition(definition).xml([.secure, .migratable]) }
    let wanted = try await complete(xml, isStrict: false).definition
    // Read as the other is: what is left out of a text for other hosts is given back.
    let own = try await complete(LiveDefinition(definition).xml([.secure, .migratable]), isStrict: false).definition
    try wanted.checkGuestABI(against: own)
    return LiveDefinition(wanted).xml([.secure, .migratable])
  }

  /// What stays on this host, and what would be harmed.
  private func checkMovable(_ definition: DomainDefinition, _ flags: MigrationFlags) async throws(VirtError) {
    try definition.checkMovable()
    guard !flags.contains(.unsafe) else { return }
    for disk in definition.devices?.disks ?? [] where disk.isHarmedByMigration {
      let isShared: Bool
      if let path = disk.source?.file ?? disk.source?.dev {
        isShared = await context.parts.hypervisor.isShared(path)
      } else {
        isShared = true
      }
      guard isShared else { throw VirtError(.migrateUnsafe, "Migration without shared storage is unsafe") }
      guard disk.isSafeFromCaches else {
        throw VirtError(
          .migrateUnsafe,
          "Migration may lead to data corruption if disks use cache other than none or directsync")
      }
    }
  }

  /// Sends the guest (`virDomainMigratePerform3Params`); with a URI of the target's daemon the whole move is made, all
  /// phases of it.
  ///
  /// - Parameter destination: the target's daemon, for `peerToPeer`.
  /// - Returns: the cookie for the target's last phase.
  public func migratePerform(
    _ domain: DomainReference, to destination: String?, _ parameters: MigrationParameters, cookie: [UInt8],
    flags: MigrationFlags, caller: Caller
  ) async throws(VirtError) -> [UInt8] {
    try flags.check("virDomainMigratePerform3Params")
    let known = try self.domain(domain)
    if flags.contains(.peerToPeer) {
      guard let destination, !destination.isEmpty else {
        throw VirtError(.invalidArg, "peer-to-peer migration needs the URI of the destination's daemon")
      }
      return try await shielded { () async throws(VirtError) in
        try await self.migratePeerToPeer(known, to: destination, parameters, flags: flags, caller: caller)
      }
    }
    guard destination?.isEmpty ?? true else {
      throw VirtError(.internalError, "Unexpected dconnuri parameter with non-peer2peer migration")
    }
    let (_, id, migration) = try known.outgoing()
    guard migration.connection == caller.connection else {
      throw VirtError(.operationInvalid, "the domain is being migrated by another client")
    }
    return try await shielded { () async throws(VirtError) in
      let plan: (MigrationAddress, HandoverAddress?)
      do throws(VirtError) {
        plan = try self.place(parameters, cookie, known)
      } catch {
        await known.takeBack(migration, id: id)
        throw error
      }
      try await known.send(
        migration, to: plan.0, settings: known.migrationSettings(parameters, flags),
        desk: plan.1)
      return self.ownCookie(of: known).bytes
    }
  }

  /// Where the guest is sent, as the target said.
  func place(
    _ parameters: MigrationParameters, _ bytes: [UInt8], _ domain: Domain
  ) throws(VirtError) -> (MigrationAddress, HandoverAddress?) {
    let cookie = try MigrationCookie(bytes)
    guard cookie.domain == domain.uuid else {
      throw VirtError(.internalError, "the migration cookie is that of another domain, \(cookie.domain)")
    }
    guard let address = parameters.address else { throw VirtError(.internalError, "no migration URI") }
    return (try MigrationAddress(address), cookie.handover)
  }

  /// Ends the move at the source (`virDomainMigrateConfirm3Params`): the guest runs at the target, or goes on here.
  public func migrateConfirm(
    _ domain: DomainReference, cookie: [UInt8], flags: MigrationFlags, cancelled: Bool, caller: Caller
  ) async throws(VirtError) {
    try flags.check("virDomainMigrateConfirm3Params")
    let known = try self.domain(domain)
    let (_, id, migration) = try known.outgoing()
    guard migration.connection == caller.connection else {
      throw VirtError(.operationInvalid, "the domain is being migrated by another client")
    }
    try await shielded { () async throws(VirtError) in
      if cancelled {
        await known.abandon(migration, id: id)
      } else {
        try await self.confirm(known, migration, id: id)
      }
    }
  }

  /// The target has said that the guest runs there.
  func confirm(_ domain: Domain, _ migration: OutgoingMigration, id: Int32) async throws(VirtError) {
    guard migration.phase == .sent, !migration.hadLine || migration.isHandedOver else {
      throw VirtError(.operationInvalid, "the guest has not been sent yet: it runs here")
    }
    try await domain.endSent(migration, id: id)
    try await undefineSent(domain, migration)
  }

  /// What the client wants to become of the definition that is left here.
  func undefineSent(_ domain: Domain, _ migration: OutgoingMigration) async throws(VirtError) {
    guard migration.flags.contains(.undefineSource), domain.read({ $0.persistent != nil && !$0.isGone }) else { return }
    try await undefine(domain.reference, flags: [.keepNVRAM, .keepTPM], caller: .daemon)
  }

  /// The connection of a client that migrates guests has ended.
  func abandonMigrations(of connection: ConnectionID) {
    for reference in context.registry.active {
      guard let domain = context.registry.domain(uuid: reference.uuid) else { continue }
      let outgoing = domain.read { state -> (Int32, OutgoingMigration)? in
        guard let live = state.live, case .outgoing(let migration) = live.migration,
          migration.connection == connection
        else { return nil }
        return (live.id, migration)
      }
      guard let (id, migration) = outgoing else { continue }
      context.log.notice("the client that migrates a guest is gone", metadata: ["domain": "\(reference.name)"])
      Task { await domain.abandon(migration, id: id) }
    }
  }
}
