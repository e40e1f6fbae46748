import DroverCore
import Logging
import Synchronization

extension Domain {
  /// Ends the guest, whatever else goes on: no job is needed.
  ///
  /// Marks the domain as ending, wakes all who wait at the gate and at the monitor, ends the process, and returns when the
  /// domain is shut off, that is written down, and the one event is published. Somebody who comes while the guest is
  /// ending already waits for the same end.
  ///
  /// Errors: `notRunning`; what `Guest.end` says of a process that does not go.
  func destroy(_ ladder: EndingLadder = .destroy, keepsLogs: Bool = true) async throws(VirtError) {
    if ladder == .gracefulOnly { return try await destroyGracefully(keepsLogs: keepsLogs) }
    let (ending, live, ticket) = try transact { (state) throws(VirtError) -> (Ending, Live, CommitTicket?) in
      guard let live = state.live else { throw .notRunning }
      let ending = live.ending ?? .destroyed()
      state.live?.ending = ending
      state.live?.onEnding = []
      if !keepsLogs { state.live?.keepsLogs = false }
      // A start that the daemon does not live to finish is undone anyway.
      let ticket = live.ending == nil && !live.isStarting ? note(&state, events: []) : nil
      return (ending, live, ticket)
    }
    for body in live.onEnding { body() }
    try await end(ending, live.guest, lost: live.lost != nil, ladder, noted: ticket)
  }

  /// How long a destroy may wait to be written down.
  private static let noteLimit = Duration.seconds(1)

  /// Ends a guest that somebody decided on the end of.
  ///
  /// - Parameter ticket: the decision's, where it is written down.
  func end(
    _ ending: Ending, _ guest: (any Guest)?, lost: Bool, _ ladder: EndingLadder, noted ticket: CommitTicket? = nil
  ) async throws(VirtError) {
    read { $0.live?.migration }?.guestIsGone(isWanted: true)
    jobs.die(time: context.time)
    guest?.condemn()
    // Written down before it is done, so that a daemon which finds the guest ending, or gone, knows why. A disk that
    // does not answer must not keep a guest alive.
    try? await ticket?.wait(until: context.deadline(Self.noteLimit), time: context.time)
    if let guest {
      try await guest.end(ladder)
    } else if lost {
      await endLost()
    }
    // Without a guest a start is in a phase before its launch: it finds the mark at the next one.
    guard await ending.isComplete.wait(until: context.jobDeadline, time: context.time) else {
      let phase = read { $0.live?.startPhase }
      throw VirtError(
        .operationTimeout,
        phase.map {
          "the start of the guest is held up in its phase '\($0.rawValue)': the domain is shut off as soon as that ends"
        } ?? "the guest has ended, but clearing up after it takes long")
    }
  }

  /// SIGTERM alone: the guest may refuse, and then goes on as before.
  private func destroyGracefully(keepsLogs: Bool) async throws(VirtError) {
    let (ending, guest) = try transact { (state) throws(VirtError) -> (Ending, any Guest) in
      guard let live = state.live, let guest = live.guest else { throw .notRunning }
      let ending = live.ending ?? .destroyed()
      state.live?.ending = ending
      if !keepsLogs { state.live?.keepsLogs = false }
      return (ending, guest)
    }
    do {
      try await guest.end(.gracefulOnly)
    } catch {
      transact { state in
        guard state.live?.ending === ending, state.live?.exit == nil else { return }
        state.live?.ending = nil
        // What was written down meanwhile said that it ends.
        _ = note(&state, events: [])
      }
      throw VirtError(.operationFailed, "the guest does not end by SIGTERM", causes: [error.message])
    }
    jobs.die(time: context.time)
    _ = await ending.isComplete.wait(until: context.jobDeadline, time: context.time)
  }

  /// A guest that could not be reached after a restart: the hypervisor ends what there is of it.
  private func endLost() async {
    let record = read { state in
      var record = state.record(uuid)
      record.definition = state.live?.definition.definition
      return record
    }
    await context.parts.hypervisor.abandon(record)
    let id = record.domain.id
    let clears = transact { state in
      guard state.live?.id == id, state.live?.isClearingUp == false else { return false }
      state.live?.isClearingUp = true
      return true
    }
    if clears { await clearUp(id: id, nil) }
  }

  /// The process of a guest is gone.
  ///
  /// - Returns: at once. The rest happens in the background, once: traces, ports, state, event.
  func processEnded(_ id: Int32, _ exit: GuestExit) {
    let clears = transact { state -> Bool in
      guard state.live?.id == id, state.live?.exit == nil else { return false }
      state.live?.exit = exit
      // While it is started or sought, who does that clears up.
      guard state.live?.isUnsettled == false, state.live?.isClearingUp == false else { return false }
      state.live?.isClearingUp = true
      return true
    }
    if clears { Task { await clearUp(id: id, exit) } }
  }

  /// Clears up after a guest that was started and has ended, and shuts the domain off.
  ///
  /// - Precondition: the caller has set `isClearingUp`.
  func clearUp(id: Int32, _ exit: GuestExit?) async {
    let (guest, keepsLogs) = transact { state -> ((any Guest)?, Bool) in
      if state.live?.ending == nil {
        let cause = EndCause(state: state.domainState, exit: exit?.outcome ?? .gone)
        state.live?.ending = Ending(cause.reason, cause.event)
        context.log.notice(
          "guest ended by itself",
          metadata: ["domain": "\(state.name)", "how": "\(exit.map { "\($0.outcome)" } ?? "gone")"])
      }
      return (state.live?.guest, state.live?.keepsLogs ?? true)
    }
    read { $0.live?.migration }?.guestIsGone(isWanted: false)
    jobs.die(time: context.time)
    guest?.condemn()
    await guest?.removeTraces(keepingLogs: keepsLogs)
    await shutOff(id: id, tells: true)
  }

  /// The last step of every end: ports and owner are free, the state is shut off, written down and told; a transient
  /// domain is gone.
  ///
  /// - Parameter tells: whether there is an event; a start that failed by itself has none.
  func shutOff(id: Int32, tells: Bool) async {
    guard let live = read({ state in state.live?.id == id ? state.live : nil }) else { return }
    context.ports.withLock { $0.release(live.ports) }
    context.autodestroy.withLock { $0.release(uuid) }
    live.leaseAlarm?.cancel()
    endMigration(live)
    context.registry.retire(id: id)
    let (ending, told, reservation) = transact { state -> (Ending?, CommitTicket, DomainRegistry.Reservation?) in
      let ending = state.live?.ending
      let events: [DomainEvent.Body] = tells || ending != nil ? [.lifecycle(.stopped(ending?.event ?? .failed))] : []
      let reference = state.reference(uuid)
      _ = change(&state, to: .shutoff(ending?.reason ?? .failed), events: []) { state in
        state.live = nil
        state.isUpdated = false
      }
      // Clients are told the number that the guest had. This comes last in the line: who waits for it waits for the
      // writing too.
      let told = state.line.append(.nothing, events: events.map { DomainEvent(reference, $0) })
      guard state.persistent == nil else { return (ending, told, nil) }
      state.isGone = true
      return (ending, told, context.registry.remove(self, name: state.name))
    }
    // A failure is logged by the committer; the guest has ended all the same.
    try? await told.wait(until: context.jobDeadline, time: context.time)
    if let reservation {
      // It was transient, and is gone; so is what its TPM knew.
      if live.definition.definition.losesTPMState(by: live.undefineFlags) {
        await context.parts.hypervisor.removeTPMState(of: uuid)
      }
      context.registry.cancel(reservation)
    }
    ending?.isComplete.open()
  }
}
