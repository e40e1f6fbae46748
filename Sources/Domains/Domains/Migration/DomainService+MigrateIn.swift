import DomainModel
public import DroverCore
import Logging
import Synchronization

// The target's phases of a migration: prepare and finish.
extension DomainService {
  /// Starts the QEMU that a guest is sent to (`virDomainMigratePrepare3Params`). It belongs to the caller's connection
  /// until it is finished, and dies with it.
  ///
  /// - Returns: a cookie for the source, and where the guest is to be sent.
  /// - Throws: those of a start; `operationInvalid`, `operationFailed` for a domain that has its name or uuid here.
  public func migratePrepare(
    _ parameters: MigrationParameters, cookie: [UInt8], flags: MigrationFlags, caller: Caller
  ) async throws(VirtError) -> (cookie: [UInt8], address: String) {
    try flags.check("virDomainMigratePrepare3Params")
    try refuseWhileStopping()
    let source = try MigrationCookie(cookie)
    guard source.hostUUID != context.parts.host.uuid else {
      throw VirtError(.internalError, "Attempt to migrate guest to the same host \(context.parts.host.uuid)")
    }
    guard let xml = parameters.xml else { throw VirtError(.internalError, "no domain XML passed") }
    var (definition, _) = try await complete(xml, isStrict: false)
    guard definition.uuid == source.domain else {
      throw VirtError(.internalError, "the migration cookie is that of another domain, \(source.domain)")
    }
    if let name = parameters.name { definition.name = try checkedName(name) }
    try definition.checkMovable()
    let persistent = try await kept(definition, parameters, flags)
    let plan = StartPlan(
      definition: definition, flags: [.paused, .autodestroy], caller: caller,
      arrival: StartPlan.Arrival(
        wish: try parameters.address.map { (text) throws(VirtError) in try MigrationAddress.wish(text) },
        listenAddress: parameters.listenAddress ?? context.settings.migrationListenAddress, persistent: persistent))
    let domain = try await arrive(plan)
    guard case .incoming(let migration) = domain.read({ $0.live?.migration }) else { throw .notRunning }
    var answer = ownCookie(of: domain)
    answer.handover = migration.desk?.address
    return (answer.bytes, migration.address.uri)
  }

  /// The definition that is to be kept here.
  private func kept(
    _ definition: DomainDefinition, _ parameters: MigrationParameters, _ flags: MigrationFlags
  ) async throws(VirtError) -> DefinitionText? {
    guard flags.contains(.persistDestination) else { return nil }
    guard let xml = parameters.persistentXML else { return DefinitionText(definition) }
    var kept = try await complete(xml, isStrict: false).definition
    kept.name = definition.name
    guard kept.uuid == definition.uuid else {
      throw VirtError(.configUnsupported, "the persistent definition has another uuid")
    }
    return DefinitionText(kept)
  }

  /// Starts it under its name: on a domain that is defined and does not run, or as a new one.
  private func arrive(_ plan: StartPlan) async throws(VirtError) -> Domain {
    guard let name = plan.definition.name, let uuid = plan.definition.uuid else { throw VirtError(.noName) }
    let identity = DomainReference(name: name, uuid: uuid)
    while true {
      switch try context.registry.claim(name: name, uuid: uuid) {
      case .busy(let latch): try await wait(for: latch, identity)
      case .existing(let domain):
        try await arrive(plan, on: domain)
        return domain
      case .reserved(let reservation):
        let domain = Domain(name: reservation.name, uuid: reservation.uuid, context: context)
        context.registry.fulfil(reservation, with: domain)
        do {
          try await arrive(plan, on: domain)
          return domain
        } catch {
          leave(domain)
          throw error
        }
      }
    }
  }

  private func arrive(_ plan: StartPlan, on domain: Domain) async throws(VirtError) {
    try refuseActive(domain)
    let request = JobRequest(
      .async, call: "virDomainMigratePrepare3Params", caller: plan.caller, needsGuest: false, allows: [.query],
      operation: .migrationIn)
    let ticket = try await domain.takeJob(request)
    do throws(VirtError) {
      try refuseActive(domain)
      var plan = plan
      plan.arrival?.ticket = ticket
      let final = plan
      _ = try await shielded { () async throws(VirtError) in try await domain.start(final) }
    } catch {
      domain.jobs.release(ticket, time: context.time)
      throw error
    }
  }

  /// Ends the move at the target (`virDomainMigrateFinish3Params`): the guest runs here, or is gone.
  ///
  /// - Throws: `migrateFinishOk` when it was cancelled and is gone; why it cannot run here, and is gone.
  public func migrateFinish(
    _ parameters: MigrationParameters, cookie: [UInt8], flags: MigrationFlags, cancelled: Bool, caller: Caller
  ) async throws(VirtError) -> DomainReference {
    try flags.check("virDomainMigrateFinish3Params")
    guard let name = parameters.name else { throw VirtError(.internalError, "no domain name was given") }
    guard let domain = context.registry.domain(name: name) else {
      throw VirtError(.noDomain, "no domain with matching name '\(name)'")
    }
    let found = domain.read { state -> (Int32, any Guest, IncomingMigration)? in
      guard let live = state.live, live.ending == nil, let guest = live.guest,
        case .incoming(let migration) = live.migration
      else { return nil }
      return (live.id, guest, migration)
    }
    guard let (id, guest, migration) = found else {
      if cancelled { throw VirtError(.migrateFinishOk) }
      throw VirtError(.operationFailed, "the guest has ended here before all of it had come")
    }
    guard domain.read({ _ in context.autodestroy.withLock { $0.owner(of: domain.uuid) } }) == caller.connection,
      migration.beginFinishing()
    else { throw VirtError(.operationInvalid, "the domain is being migrated by another client") }
    return try await shielded { () async throws(VirtError) in
      if cancelled {
        migration.close(.gone)
        try? await domain.destroy(.kill)
        throw VirtError(.migrateFinishOk)
      }
      do throws(VirtError) {
        try await domain.takeIn(migration, guest, id: id)
      } catch {
        migration.close(.gone)
        try? await domain.destroy(.kill)
        throw error
      }
      try await domain.settleIn(migration, id: id, isPaused: flags.contains(.paused), guest)
      return domain.reference
    }
  }
}
