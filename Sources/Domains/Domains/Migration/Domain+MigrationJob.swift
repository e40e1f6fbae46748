import DroverCore
import Synchronization

extension Domain {
  /// Takes a job that outlives the call which asks for it.
  func takeJob(_ request: JobRequest) async throws(VirtError) -> JobTicket {
    if context.isStopping.withLock({ $0 }) { throw VirtError(.operationAborted, "the daemon is stopping") }
    return try await jobs.acquire(request, deadline: context.jobDeadline, time: context.time)
  }

  /// What QEMU is told: what the client says, and what was set for the domain before.
  func migrationSettings(_ parameters: MigrationParameters, _ flags: MigrationFlags) -> MigrationSettings {
    let (downtime, speed) = read { ($0.migrationDowntime, $0.migrationSpeed) }
    return parameters.settings(flags, downtime: downtime, speed: speed)
  }

  /// The outgoing migration of a running guest, which its client carries.
  ///
  /// Errors: `operationInvalid` when there is none.
  func outgoing() throws(VirtError) -> (any Guest, Int32, OutgoingMigration) {
    try read { (state) throws(VirtError) in
      guard let live = state.live, live.ending == nil, let guest = live.guest else { throw .notRunning }
      guard case .outgoing(let migration) = live.migration else {
        throw VirtError(.operationInvalid, "domain '\(state.name)' is not being migrated")
      }
      return (guest, live.id, migration)
    }
  }

  /// The domain is in no move any more: its job is free.
  func leaveMigration(id: Int32, _ ticket: JobTicket) {
    transact { state in
      guard state.live?.id == id, state.live?.migration?.ticket == ticket else { return }
      state.live?.migration = nil
      state.live?.expectedPause = nil
      state.live?.expectedResume = nil
      _ = note(&state, events: [])
    }
    jobs.release(ticket, time: context.time)
  }
}
