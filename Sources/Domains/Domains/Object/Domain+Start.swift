import DomainModel
import DroverCore
import Logging
import Synchronization

/// What a start is made from.
struct StartPlan: Sendable {
  var definition: DomainDefinition
  var flags: CreateFlags
  var caller: Caller
  /// For a guest that comes from another host: how it comes.
  var arrival: Arrival?

  /// How a guest comes from another host.
  struct Arrival: Sendable {
    /// Where the client wants it to be sent to; nil leaves that to us.
    var wish: MigrationAddress.Wish?
    /// The address of this host at which it is waited for.
    var listenAddress: String
    /// The definition that is to be kept.
    var persistent: DefinitionText?
    /// The job that is held until it has come.
    var ticket = JobTicket(rawValue: 0)
  }
}

extension StartPlan {
  /// What the domain is when the start is complete, and what is told of it.
  fileprivate var outcome: (DomainState, [LifecycleEvent]) {
    if arrival != nil { return (.paused(.migration), [.started(.migrated)]) }
    guard flags.contains(.paused) else { return (.running(.booted), [.resumed(.unpaused), .started(.booted)]) }
    return (.paused(.user), [.started(.booted), .suspended(.paused)])
  }
}

extension Domain {
  /// Starts a guest, by phases, and leaves nothing behind when one of them fails.
  ///
  /// The caller has the job for it. While it goes on the domain is paused, starting up, and can be destroyed at any time:
  /// the start then throws `notRunning`.
  func start(_ plan: StartPlan) async throws(VirtError) -> DomainReference {
    let id = try await begin(plan)
    do {
      let request = try read { (state) throws(VirtError) -> StartRequest in
        guard let live = state.live, live.id == id else { throw .notRunning }
        return StartRequest(
          definition: live.definition.definition, domain: state.reference(uuid),
          isPaused: plan.flags.contains(.paused), bypassesCache: plan.flags.contains(.bypassCache),
          resetsNVRAM: plan.flags.contains(.resetNVRAM),
          arrival: live.arrival(plan),
          observer: GuestWatcher(self, id: id))
      }
      let started = try await context.parts.hypervisor.start(request, attempt: DomainStart(self, id: id))
      try await finish(started, id: id, plan)
    } catch {
      throw await failed(error, id: id)
    }
    return reference
  }

  /// Number, ports, owner and the first record: what must be undone after a crash is written down before it is done.
  private func begin(_ plan: StartPlan) async throws(VirtError) -> Int32 {
    var definition = plan.definition
    try beginLease(in: &definition)
    let ports = try context.ports.withLock { (pool) throws(VirtError) in
      try definition.takeDisplayPorts(from: &pool, probe: context.parts.portProbe)
    }
    let id = context.registry.issueID(for: self)
    definition.id = id
    let live = LiveDefinition(definition)
    let ticket: CommitTicket
    do {
      ticket = try transact { (state) throws(VirtError) -> CommitTicket in
        guard !state.isGone else { throw .noDomain("uuid '\(uuid)' (\(state.name))") }
        guard state.live == nil else { throw VirtError(.operationInvalid, "domain is already running") }
        let ticket = change(&state, to: .paused(.startingUp), events: []) { state in
          state.live = Live(id: id, definition: live, startedAt: context.time.wallClock)
          state.live?.taints = live.definition.taints.map(\.rawValue)
          state.live?.startPhase = .initialise
          state.live?.ports = ports
          guard plan.flags.contains(.autodestroy) else { return }
          state.live?.owner = LiveRecord.Owner(plan.caller)
        }
        guard let ticket else { throw VirtError(.internalError, "a domain cannot start from \(state.domainState)") }
        return ticket
      }
    } catch {
      context.ports.withLock { $0.release(ports) }
      context.registry.retire(id: id)
      throw error
    }
    watchLease()
    do throws(VirtError) {
      if let arrival = plan.arrival { try await begin(arrival, id: id) }
      if plan.flags.contains(.autodestroy) {
        let isClaimed = context.autodestroy.withLock { $0.claim(uuid, by: plan.caller.connection) }
        guard isClaimed else { throw VirtError(.operationAborted, "the client that owns the guest went away") }
      }
      try await ticket.wait(until: context.jobDeadline, time: context.time)
    } catch {
      throw await failed(error, id: id)
    }
    return id
  }

  /// The hypervisor is done: the guest is up, unless it was ended meanwhile.
  private func finish(_ started: StartedGuest, id: Int32, _ plan: StartPlan) async throws(VirtError) {
    let (next, events) = plan.outcome
    let definition = LiveDefinition(started.definition)
    enum Outcome {
      case up(CommitTicket?, [GuestReaction.Consequence])
      /// The process is gone already; whoever set the mark clears up.
      case dead(GuestExit, wasDestroyed: Bool)
      /// Somebody is ending it.
      case ending(Ending)
    }
    let outcome = try transact { (state) throws(VirtError) -> Outcome in
      guard let live = state.live, live.id == id else { throw .notRunning }
      state.live?.definition = definition
      state.live?.guest = started.guest
      state.live?.process = started.guest.process
      state.live?.startPhase = nil
      if let exit = live.exit {
        state.live?.isClearingUp = true
        return .dead(exit, wasDestroyed: live.ending != nil)
      }
      if let ending = live.ending { return .ending(ending) }
      // 1: the start of the guest says so (virConnectDomainEventAgentLifecycleReason).
      let agent = DomainEvent.Body.agent(of: definition.definition, reason: 1)
      let ticket = change(&state, to: next, events: agent + events.map { .lifecycle($0) })
      state.live?.early = []
      return .up(ticket, live.early.compactMap { react(&state, to: $0) })
    }
    switch outcome {
    case .up(let ticket, let consequences):
      for consequence in consequences { carryOut(consequence, id: id) }
      do {
        try await ticket?.wait(until: context.jobDeadline, time: context.time)
      } catch {
        try await giveUp(id: id, because: error)
      }
    case .dead(let exit, let wasDestroyed):
      jobs.die(time: context.time)
      started.guest.condemn()
      await started.guest.removeTraces(keepingLogs: true)
      await shutOff(id: id, tells: false)
      // The end may come before whoever asked for it gets to clear up: the caller is told what it was all the same.
      guard !wasDestroyed else { throw .notRunning }
      throw VirtError(
        .internalError, "QEMU ended as soon as it was started", causes: [exit.lastWords].filter { !$0.isEmpty })
    case .ending(let ending):
      _ = await ending.isComplete.wait(until: context.jobDeadline, time: context.time)
      throw .notRunning
    }
  }

  /// A guest that was started and cannot be written down would be ended by the next daemon as a start that was never
  /// finished: so it is ended now, and nobody is told that it runs.
  private func giveUp(id: Int32, because error: VirtError) async throws(VirtError) {
    let plan = transact { state -> (Ending, any Guest)? in
      guard let live = state.live, live.id == id, live.ending == nil, let guest = live.guest else { return nil }
      let ending = Ending(.failed, .failed)
      state.live?.ending = ending
      return (ending, guest)
    }
    if let (ending, guest) = plan { try? await end(ending, guest, lost: false, .kill) }
    throw error
  }

  /// A start failed and was undone by the hypervisor: the domain is shut off again.
  ///
  /// - Returns: what the caller is told.
  private func failed(_ error: VirtError, id: Int32) async -> VirtError {
    let isOurs = read { state in state.live?.id == id && state.live?.isStarting == true }
    guard isOurs else { return error }
    let ending = read { $0.live?.ending }
    context.log.notice("start failed", metadata: ["uuid": "\(uuid)", "error": "\(error)"])
    jobs.die(time: context.time)
    await shutOff(id: id, tells: false)
    guard ending != nil else { return error }
    return VirtError(
      .operationInvalid, "domain is not running", causes: ["it was destroyed while it was being started"])
  }
}

/// A start on its way, as the hypervisor sees it.
final class DomainStart: StartAttempt {
  private let domain: Domain
  private let id: Int32

  init(_ domain: Domain, id: Int32) {
    self.domain = domain
    self.id = id
  }

  func enter(_ phase: StartPhase) throws(VirtError) {
    try domain.transact { (state) throws(VirtError) in
      guard let live = state.live, live.id == id, live.ending == nil else { throw .notRunning }
      state.live?.startPhase = phase
    }
  }

  func onEnding(_ body: @escaping @Sendable () -> Void) {
    let isOver = domain.transact { state in
      guard let live = state.live, live.id == id, live.ending == nil else { return true }
      state.live?.onEnding.append(body)
      return false
    }
    if isOver { body() }
  }

  func launched(_ guest: any Guest) async throws(VirtError) {
    let ticket = try domain.transact { (state) throws(VirtError) -> CommitTicket in
      guard let live = state.live, live.id == id, live.ending == nil else { throw .notRunning }
      state.live?.guest = guest
      state.live?.onEnding = []
      state.live?.process = guest.process
      return domain.note(&state, events: [])
    }
    try await ticket.wait(until: domain.context.jobDeadline, time: domain.context.time)
    try domain.read { (state) throws(VirtError) in
      guard let live = state.live, live.id == id, live.ending == nil else { throw .notRunning }
    }
  }
}
