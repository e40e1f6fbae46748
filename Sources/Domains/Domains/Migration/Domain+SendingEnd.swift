import DroverCore
import Logging
import Synchronization

extension Domain {
  /// The guest stays here: whatever was begun is given up, and it goes on as it was.
  ///
  /// - Precondition: it has not been given up to the target.
  func takeBack(_ migration: OutgoingMigration, id: Int32) async {
    guard migration.withdraw() else { return }
    await comeBack(migration, id: id)
  }

  private func goOn(_ guest: any Guest, _ migration: OutgoingMigration, id: Int32) async throws(VirtError) {
    if let figures = try? await guest.migrationFigures() {
      migration.figures = figures
      if !figures.status.isOver, figures.status != .none {
        try await guest.cancelMigration()
        _ = await migration.isOver.wait(until: context.jobDeadline, time: context.time)
      }
    }
    guard !migration.wasPaused else { return }
    // QEMU sets a guest going by itself whose migration failed early.
    if try await settledStatus(of: guest) != .running { try await guest.resume() }
    transact { state in
      guard state.live?.id == id, case .paused(.migration) = state.domainState else { return }
      _ = change(&state, to: .running(.migrationCanceled), events: [.lifecycle(.resumed(.migrated))])
    }
  }

  /// What QEMU does, once it has put its migration away: between the end of that and a moment later it sets no guest going,
  /// and it tells nobody when the moment is over.
  func settledStatus(of guest: any Guest) async throws(VirtError) -> GuestStatus {
    let deadline = context.jobDeadline
    while true {
      let status = try await guest.status()
      guard status == .finishMigrate, context.time.now < deadline.instant else { return status }
      _ = await Latch().wait(until: context.deadline(.milliseconds(5)), time: context.time)
    }
  }

  /// The guest runs at the target: what is left of it here goes.
  func endSent(_ migration: OutgoingMigration, id: Int32) async throws(VirtError) {
    guard migration.finish() else { return }
    await record(migration, id: id, isCompleted: true)
    let plan = transact { state -> (Ending, any Guest)? in
      guard let live = state.live, live.id == id, live.ending == nil, let guest = live.guest else { return nil }
      let ending = Ending(.migrated, .migrated)
      state.live?.ending = ending
      return (ending, guest)
    }
    jobs.release(migration.ticket, time: context.time)
    if let (ending, guest) = plan { try await end(ending, guest, lost: false, .kill) }
  }

  /// Nobody will say any more how the client wants it to end.
  ///
  /// A guest that has not been given up goes on here. One that has is where the target says that it is; when the target
  /// says nothing it stays paused: never do two of them run.
  func abandon(_ migration: OutgoingMigration, id: Int32) async {
    if migration.withdraw() {
      migration.abort(VirtError(.operationAborted, "the client that migrated the guest went away"))
      let guest = read { state in state.live?.id == id ? state.live?.guest : nil }
      if migration.phase == .sending {
        // Who sends it takes it back.
        try? await guest?.cancelMigration()
        return
      }
      return await takeBack(migration, id: id)
    }
    await settleHandedOver(migration, id: id)
  }

  /// What becomes of a guest that was given up, by what the target says.
  func settleHandedOver(_ migration: OutgoingMigration, id: Int32) async {
    _ = await migration.isTold.wait(until: context.jobDeadline, time: context.time)
    switch migration.outcome {
    case .runs:
      try? await endSent(migration, id: id)
    case .gone:
      await comeBack(migration, id: id)
    case .unknown, nil:
      context.log.error(
        "a guest was given up to another host, and nobody says what became of it there: it stays paused here",
        metadata: ["uuid": "\(uuid)"])
      guard migration.finish() else { return }
      transact { state in
        guard state.live?.id == id else { return }
        state.live?.migration = .left
        _ = note(&state, events: [])
      }
      jobs.release(migration.ticket, time: context.time)
    }
  }

  /// The guest goes on here, and its move is over: it was never given up, or the target has lost it.
  private func comeBack(_ migration: OutgoingMigration, id: Int32) async {
    guard migration.finish() else { return }
    let guest = read { state in state.live?.id == id && state.live?.ending == nil ? state.live?.guest : nil }
    if let guest {
      do throws(VirtError) {
        try await goOn(guest, migration, id: id)
      } catch {
        context.log.error(
          "a guest that stays here cannot be set going", metadata: ["uuid": "\(uuid)", "error": "\(error)"])
      }
    }
    await record(migration, id: id, isCompleted: false)
    leaveMigration(id: id, migration.ticket)
    await settle()
  }

  /// Keeps the figures of a job that is over, and tells of it.
  private func record(_ migration: OutgoingMigration, id: Int32, isCompleted: Bool) async {
    transact { state in
      guard state.live?.id == id else { return }
      let type: Int32 = isCompleted ? 3 : migration.failure?.code == .operationAborted ? 5 : 4
      let job = JobInformation(
        type: type, operation: .migrationOut, elapsed: migration.figures?.elapsed ?? 0, figures: migration.figures)
      if isCompleted { state.completedJob = job }
      publish(&state, [.jobCompleted(job.parameters)])
    }
  }
}
