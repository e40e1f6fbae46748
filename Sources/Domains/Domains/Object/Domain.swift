import DroverCore
import Logging
import Synchronization

/// One domain: what is kept of it, and what lives of it.
///
/// Everything is behind one mutex that is held for moments, never across an `await`; so reading never waits. Work that
/// takes long goes through `jobs` first. After each `await` the state is looked at anew: the guest may have ended.
final class Domain: Sendable {
  /// Immutable.
  let uuid: UUID
  /// Immutable; self-locking.
  let context: DomainContext
  /// Self-locking.
  let jobs = JobQueue()
  private let guarded: Mutex<State>

  /// What the mutex guards.
  struct State: Sendable {
    var name: String
    /// nil for a transient domain.
    var persistent: DefinitionText?
    /// Changed by `change` alone.
    fileprivate(set) var domainState: DomainState
    var isAutostarted = false
    /// It starts with the host once, in a boot after this one.
    var startsOnceAfter: String?
    /// The persistent definition was replaced while the guest ran.
    var isUpdated = false
    /// How long the agent in the guest has to answer.
    var agentPatience = AgentPatience.asNeeded
    /// It is not in the registry any more: nothing may begin.
    var isGone = false
    /// The last long job that came to its end, for who asks for its figures.
    var completedJob: JobInformation?
    /// How long a guest that is migrated may stand still, in milliseconds; nil leaves it to QEMU.
    var migrationDowntime: UInt64?
    /// How much of a guest that is migrated is sent, in MiB a second; nil for no limit.
    var migrationSpeed: UInt64?
    var line = CommitLine()
    private var vitality = Vitality.none

    /// Invariant: nil exactly when `domainState` is shut off.
    var live: Live? {
      get { if case .some(let live) = vitality { live } else { nil } }
      set { vitality = newValue.map(Vitality.some) ?? .none }
    }

    /// Takes over the state that was written down: not a change, but what it was.
    mutating func adopt(_ record: LiveRecord) { domainState = record.state }

    fileprivate init(name: String, domainState: DomainState) {
      self.name = name
      self.domainState = domainState
    }

    /// Out of line: most domains of a host do not run.
    private enum Vitality: Sendable {
      case none
      indirect case some(Live)
    }
  }

  init(name: String, uuid: UUID, state: DomainState = .shutoff(.unknown), context: DomainContext) {
    self.uuid = uuid
    self.context = context
    guarded = Mutex(State(name: name, domainState: state))
  }

  /// Looks at the state.
  func read<R: Sendable, E: Error>(_ body: (State) throws(E) -> R) throws(E) -> R {
    try guarded.withLock { (state) throws(E) -> R in try body(state) }
  }

  /// Changes the state; what `change` or `publish` noted is then written down and told, in the background.
  func transact<R: Sendable, E: Error>(_ body: (inout State) throws(E) -> R) throws(E) -> R {
    let (result, writes) = try guarded.withLock { (state) throws(E) -> (R, Bool) in
      let result = try body(&state)
      return (result, state.line.beginsWriting())
    }
    if writes { Task { await self.writeCommits() } }
    return result
  }

  /// The name and, while it runs, the number.
  var reference: DomainReference { read { $0.reference(uuid) } }
}

extension Domain.State {
  /// What a client is told of the domain's identity.
  func reference(_ uuid: UUID) -> DomainReference { DomainReference(name: name, uuid: uuid, id: live?.id ?? -1) }

  /// What is written down now.
  func record(_ uuid: UUID) -> LiveRecord {
    var record = LiveRecord(domain: reference(uuid), state: domainState, definition: nil)
    guard let live else { return record }
    record.process = live.process
    record.owner = live.owner
    record.ports = live.ports
    record.taints = live.taints
    record.startedAt = live.startedAt
    record.isStarting = live.isStarting
    record.isEnding = live.isDestroyed
    record.rebootsOnShutdown = live.rebootsOnShutdown
    record.migration = live.migration?.record
    return record
  }
}

// MARK: The one function that changes state

extension Domain {
  /// Changes state: checks the matrix, numbers the change, and notes what is to be written down and told.
  ///
  /// - Parameter adjust: changes what belongs to the same step, before the record is made.
  /// - Returns: nil when the matrix does not allow it; nothing is changed then.
  func change(
    _ state: inout State, to next: DomainState, events: [DomainEvent.Body],
    adjust: (inout State) -> Void = { _ in }
  ) -> CommitTicket? {
    let old = state.domainState
    guard old == next || old.mayBecome(next) else {
      context.log.error(
        "refused a change of state", metadata: ["domain": "\(state.name)", "from": "\(old)", "to": "\(next)"])
      return nil
    }
    state.domainState = next
    adjust(&state)
    if old != next {
      context.log.info("state", metadata: ["domain": "\(state.name)", "from": "\(old)", "to": "\(next)"])
    }
    return note(&state, events: events)
  }

  /// Notes that the state is to be written down as it is, and what is to be told.
  func note(_ state: inout State, events: [DomainEvent.Body]) -> CommitTicket {
    let reference = state.reference(uuid)
    let events = events.map { DomainEvent(reference, $0) }
    let write: Commit.Write =
      if state.live == nil && state.persistent == nil {
        .removal(name: state.name)
      } else {
        .state(state.record(uuid), state.live?.definition)
      }
    return state.line.append(write, events: events)
  }

  /// Tells of something that needs not be written down, in its place among the changes.
  @discardableResult
  func publish(_ state: inout State, _ events: [DomainEvent.Body]) -> CommitTicket {
    let reference = state.reference(uuid)
    return state.line.append(.nothing, events: events.map { DomainEvent(reference, $0) })
  }

  /// Waits until everything that happened so far is written down and told.
  func settle(until deadline: Deadline? = nil) async {
    let ticket = transact { publish(&$0, []) }
    try? await ticket.wait(until: deadline ?? context.jobDeadline, time: context.time)
  }

  private func writeCommits() async {
    while true {
      let batch = guarded.withLock { $0.line.next() }
      if batch.isEmpty { return }
      var failure: VirtError?
      do {
        try await perform(batch.write)
      } catch {
        failure = error
        context.log.error("cannot write down a state", metadata: ["uuid": "\(uuid)", "error": "\(error)"])
      }
      for commit in batch {
        for event in commit.events { context.hub.publish(event) }
        commit.ticket.settle(failure)
      }
    }
  }

  private func perform(_ write: Commit.Write) async throws(VirtError) {
    switch write {
    case .nothing: break
    case .removal(let name): try await context.parts.store.removeState(name: name)
    case .state(let record, let definition):
      try await context.parts.store.saveState(record.text(domainXML: definition?.secureXML), name: record.domain.name)
    }
  }
}
