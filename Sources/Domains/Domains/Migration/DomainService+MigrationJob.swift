public import DroverCore

extension Domain {
  /// A disk has failed while the guest is sent: who asked for it wants the move given up.
  func abortMigrationOnError(_ state: State) {
    guard case .outgoing(let migration) = state.live?.migration, migration.phase == .sending,
      migration.flags.contains(.abortOnError), let guest = state.live?.guest
    else { return }
    migration.abort(VirtError(.operationFailed, "migration out job: failed due to I/O error"))
    Task { try? await guest.cancelMigration() }
  }
}

extension DomainService {
  /// Gives up the long job of a domain (`virDomainAbortJob`). Errors: `operationInvalid` when there is none, or none
  /// that can be given up any more.
  public func abortJob(_ reference: DomainReference, caller: Caller) async throws(VirtError) {
    let domain = try self.domain(reference)
    guard let live = domain.read({ $0.live }) else { throw .notRunning }
    guard let holder = domain.jobs.holders.first(where: { $0.request.kind == .async }) else {
      throw VirtError(.operationInvalid, "no job is active on the domain")
    }
    guard case .outgoing(let migration) = live.migration, migration.phase == .sending, let guest = live.guest else {
      throw VirtError(.operationInvalid, "cannot abort \(holder.request.call)")
    }
    migration.abort(VirtError(.operationAborted, "migration out job: canceled by client"))
    try await guest.cancelMigration()
  }

  /// How long a guest may stand still at the end of its move, in milliseconds (`virDomainMigrateSetMaxDowntime`). Errors:
  /// `notRunning`.
  public func setMigrationDowntime(
    _ reference: DomainReference, milliseconds: UInt64, caller: Caller
  ) async throws(VirtError) {
    var settings = MigrationSettings()
    settings.downtime = milliseconds
    try await changeMigration(reference, settings, "virDomainMigrateSetMaxDowntime", caller)
    try domain(reference).transact { $0.migrationDowntime = milliseconds }
  }

  /// How much is sent, in MiB a second (`virDomainMigrateSetMaxSpeed`); of a domain that does not run, at its next move.
  /// Errors: `overflow`.
  public func setMigrationSpeed(
    _ reference: DomainReference, mebibytes: UInt64, caller: Caller
  ) async throws(VirtError) {
    guard mebibytes < UInt64(Int64.max) >> 20 else {
      throw VirtError(.overflow, "bandwidth must be less than \(UInt64(Int64.max) >> 20)")
    }
    let known = try domain(reference)
    if known.read({ $0.live != nil }) {
      var settings = MigrationSettings()
      settings.bandwidth = mebibytes << 20
      try await changeMigration(reference, settings, "virDomainMigrateSetMaxSpeed", caller)
    }
    known.transact { $0.migrationSpeed = mebibytes }
  }

  /// What was set so; without that as much as there can be.
  public func migrationSpeed(_ reference: DomainReference) throws(VirtError) -> UInt64 {
    try domain(reference).read { $0.migrationSpeed } ?? (UInt64(Int64.max) >> 20)
  }

  /// How large the cache of a compressed migration is, in bytes (`virDomainMigrateSetCompressionCache`). Errors:
  /// `notRunning`; those of QEMU.
  public func setMigrationCache(_ reference: DomainReference, bytes: UInt64, caller: Caller) async throws(VirtError) {
    var settings = MigrationSettings()
    settings.compressionCache = bytes
    try await changeMigration(reference, settings, "virDomainMigrateSetCompressionCache", caller)
  }

  /// Has a migration go on after the guest has begun to run at its target (`virDomainMigrateStartPostCopy`). Errors:
  /// `operationInvalid` always: no migration is begun so.
  public func startPostCopy(_ reference: DomainReference) throws(VirtError) {
    guard let live = try domain(reference).read({ $0.live }) else { throw .notRunning }
    guard case .outgoing = live.migration else {
      throw VirtError(
        .operationInvalid, "post-copy can only be started while outgoing migration is in progress")
    }
    throw VirtError(
      .operationInvalid, "switching to post-copy requires migration to be started with VIR_MIGRATE_POSTCOPY flag")
  }

  /// What is in force. Errors: `notRunning`.
  public func migrationSettings(
    _ reference: DomainReference, caller: Caller
  ) async throws(VirtError) -> MigrationSettings {
    try await control(reference, .query, "virDomainMigrateGetMaxDowntime", caller) {
      (_, guest, _) async throws(VirtError) in try await guest.migrationSettings()
    }
  }

  private func changeMigration(
    _ reference: DomainReference, _ settings: MigrationSettings, _ call: String, _ caller: Caller
  ) async throws(VirtError) {
    try await control(reference, .query, call, caller) { (_, guest, _) async throws(VirtError) in
      try await guest.changeMigration(settings)
    }
  }
}
