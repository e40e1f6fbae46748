import DroverCore
import Logging
import Synchronization

extension Domain {
  /// Sends the guest to where its target waits for it. It stands still afterwards, and has not been given up yet.
  ///
  /// Errors: why it was not sent. The guest is as it was before then, and in no move any more.
  func send(
    _ migration: OutgoingMigration, to address: MigrationAddress, settings: MigrationSettings,
    desk: HandoverAddress?
  ) async throws(VirtError) {
    let (guest, id, _) = try outgoing()
    do throws(VirtError) {
      guard migration.step(from: .begun, to: .sending) else {
        throw migration.failure ?? VirtError(.operationInvalid, "the domain is being migrated already")
      }
      if let desk { try await call(desk, migration, id: id) }
      try await beginSending(migration, guest, id: id)
      try await guest.sendMigration(to: address, settings: settings)
      try await waitForEnd(of: migration, guest)
      guard migration.step(from: .sending, to: .sent) else {
        throw migration.failure ?? VirtError(.operationAborted, "the migration was given up")
      }
      try await noteSent(id: id)
    } catch {
      await takeBack(migration, id: id)
      throw migration.failure ?? error
    }
  }

  private func call(_ desk: HandoverAddress, _ migration: OutgoingMigration, id: Int32) async throws(VirtError) {
    let line = try await context.parts.hypervisor.callHandoverDesk(
      desk, deadline: context.jobDeadline, answer: { await self.handOver(migration, id: id) },
      ended: { migration.told($0) })
    migration.connect(line)
  }

  /// The target asks whether it may run the guest: from a yes on, we never do. That is written down before it is said.
  private func handOver(_ migration: OutgoingMigration, id: Int32) async -> Bool {
    enum Answer {
      case no
      case yes(CommitTicket?)
    }
    let answer = transact { state -> Answer in
      guard migration.handOver() else { return .no }
      // One whose QEMU has ended meanwhile is nowhere else.
      return .yes(state.live?.id == id ? note(&state, events: []) : nil)
    }
    guard case .yes(let ticket) = answer else { return false }
    do throws(VirtError) {
      try await ticket?.wait(until: context.jobDeadline, time: context.time)
      return true
    } catch {
      context.log.error("a guest that is to be given up cannot be written down", metadata: ["uuid": "\(uuid)"])
      return false
    }
  }

  /// A guest that is not to be sent while it runs stands still first.
  private func beginSending(_ migration: OutgoingMigration, _ guest: any Guest, id: Int32) async throws(VirtError) {
    transact { state in
      guard state.live?.id == id else { return }
      state.live?.expectedPause = .migration
      state.live?.expectedResume = .migrationCanceled
      _ = note(&state, events: [])
    }
    guard !migration.flags.contains(.live), !migration.wasPaused else { return }
    try await guest.pause()
    standStill(id: id)
  }

  /// QEMU's event may come after its answer.
  private func standStill(id: Int32) {
    transact { state in
      guard state.live?.id == id, case .running = state.domainState else { return }
      _ = change(&state, to: .paused(.migration), events: [.lifecycle(.suspended(.migrated))])
    }
  }

  /// Waits as long as something is sent.
  private func waitForEnd(of migration: OutgoingMigration, _ guest: any Guest) async throws(VirtError) {
    var sent: UInt64?
    let limit = context.settings.migrationStallLimit
    while !(await migration.isOver.wait(until: context.deadline(limit), time: context.time)) {
      let figures = try await guest.migrationFigures()
      migration.figures = figures
      if figures.status.isOver { break }
      guard figures.transferred != sent else {
        migration.abort(
          VirtError(
            .operationTimeout, "nothing could be sent for \(limit.components.seconds) s: the target does not read"))
        break
      }
      sent = figures.transferred
    }
    if let failure = migration.failure { throw failure }
    let figures = try await guest.migrationFigures()
    migration.figures = figures
    switch figures.status {
    case .completed: return
    case .cancelled, .cancelling: throw VirtError(.operationAborted, "migration out job: canceled by client")
    default:
      throw VirtError(.operationFailed, "migration out job: \(figures.failure ?? "unexpectedly failed")")
    }
  }

  private func noteSent(id: Int32) async throws(VirtError) {
    standStill(id: id)
    let ticket = transact { note(&$0, events: []) }
    try await ticket.wait(until: context.jobDeadline, time: context.time)
  }
}
