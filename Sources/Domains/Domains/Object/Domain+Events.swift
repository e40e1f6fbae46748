import DomainModel
import DroverCore
import Logging
import Synchronization

/// Hears what one guest tells, for its domain.
final class GuestWatcher: GuestObserver {
  private let domain: Domain
  private let id: Int32

  init(_ domain: Domain, id: Int32) {
    self.domain = domain
    self.id = id
  }

  func guest(did event: GuestEvent) { domain.guest(id, did: event) }
  func guestEnded(_ exit: GuestExit) { domain.processEnded(id, exit) }
}

extension Domain {
  /// A guest told something. Returns at once.
  func guest(_ id: Int32, did event: GuestEvent) {
    if case .raw(let raw) = event {
      let reference = read { $0.live?.id == id ? $0.reference(uuid) : nil }
      if let reference { context.hub.publish(raw, of: reference) }
      return
    }
    let consequence = transact { state -> GuestReaction.Consequence? in
      guard state.live?.id == id else { return nil }
      if case .ioError(let failure) = event, failure.action == .pause { abortMigrationOnError(state) }
      guard state.live?.isUnsettled == false else {
        // The last word on the state is what the start or the search finds; what comes meanwhile is heard afterwards.
        state.live?.keepEarly(event)
        return nil
      }
      return react(&state, to: event)
    }
    carryOut(consequence, id: id)
  }

  /// Takes note of an event of a guest that is up.
  func react(_ state: inout State, to event: GuestEvent) -> GuestReaction.Consequence? {
    if case .monitorResponds(let responds) = event {
      context.log.notice(
        responds ? "QEMU answers again" : "QEMU does not answer", metadata: ["domain": "\(state.name)"])
    }
    if case .migration(let status) = event { state.live?.migration?.heard(status) }
    // A port is told of again when the machine wakes.
    if case .serialPortChanged(let alias, let isOpen) = event, state.portIs(isOpen, alias: alias) { return nil }
    let isEdited = state.takeOver(event)
    let reaction = GuestReaction(to: event, in: state.situation)
    if let next = reaction.state, next != state.domainState {
      if change(&state, to: next, events: reaction.events) == nil { return nil }
    } else if isEdited {
      _ = note(&state, events: reaction.events)
    } else if !reaction.events.isEmpty {
      publish(&state, reaction.events)
    }
    return reaction.consequence
  }

  /// Does what follows from an event, in the background.
  func carryOut(_ consequence: GuestReaction.Consequence?, id: Int32) {
    switch consequence {
    case nil: break
    case .end(let reason, let event, let ladder):
      Task { await self.endAfterwards(id: id, Ending(reason, event), ladder) }
    case .reboot: Task { await self.rebootAfterwards(id: id) }
    }
  }

  /// Ends a guest that powered off or panicked.
  private func endAfterwards(id: Int32, _ wanted: Ending, _ ladder: EndingLadder) async {
    let plan = transact { state -> (Ending, any Guest)? in
      guard let live = state.live, live.id == id, let guest = live.guest else { return nil }
      // Somebody who destroys it has come before.
      guard live.ending == nil else { return nil }
      state.live?.ending = wanted
      return (wanted, guest)
    }
    guard let (ending, guest) = plan else { return }
    do {
      try await end(ending, guest, lost: false, ladder)
    } catch {
      context.log.error("cannot end a guest", metadata: ["uuid": "\(uuid)", "error": "\(error)"])
    }
  }

  /// Sets a machine going again that powered off because a reboot was asked for, or that crashed.
  private func rebootAfterwards(id: Int32) async {
    do {
      try await withJob(JobRequest(.modify, call: "reboot", caller: .daemon)) { () async throws(VirtError) in
        guard let guest = self.read({ $0.live?.id == id ? $0.live?.guest : nil }) else { throw .notRunning }
        try await guest.reset()
        self.transact { $0.live?.expectedResume = .booted }
        try await guest.resume()
        self.transact { state in
          guard state.live?.id == id else { return }
          state.live?.expectedResume = nil
          state.live?.rebootsOnShutdown = false
          _ = self.change(&state, to: .running(.booted), events: [])
        }
      }
    } catch {
      context.log.error("cannot reboot a guest", metadata: ["uuid": "\(uuid)", "error": "\(error)"])
      await endAfterwards(id: id, Ending(.shutdown, .shutdown), .afterShutdown)
    }
  }
}

extension Domain.State {
  /// Whether a port is known to be open, or closed, already.
  func portIs(_ isOpen: Bool, alias: String) -> Bool {
    let channel = live?.definition.definition.devices?.channels.first { $0.info.alias?.name == alias }
    return channel?.target?.state == (isOpen ? .connected : .disconnected)
  }

  /// What the reaction to an event depends on.
  var situation: GuestSituation {
    let definition = live?.definition
    return GuestSituation(
      state: domainState, expectedPause: live?.expectedPause, expectedResume: live?.expectedResume,
      rebootsOnShutdown: live?.rebootsOnShutdown == true || definition?.definition.onPoweroff == .restart,
      onCrash: definition?.definition.onCrash ?? .destroy,
      diskPath: { alias in definition?.definition.diskPath(alias: alias) ?? "" },
      disksOfNode: { node in definition?.definition.disks(ofNode: node) ?? [] },
      agentPort: definition?.definition.agentChannel?.info.alias?.name,
      clockAdjustment: definition?.definition.clockAdjustment ?? 0)
  }
}

extension DomainEvent.Body {
  /// What clients are told of the agent of a guest that is there from now on; nothing when nobody knows.
  ///
  /// - Parameter reason: of `virConnectDomainEventAgentLifecycleReason`.
  static func agent(of definition: DomainDefinition?, reason: Int32) -> [DomainEvent.Body] {
    guard let state = definition?.agentChannel?.target?.state else { return [] }
    return [.agentLifecycle(state: state == .connected ? 1 : 2, reason: reason)]
  }
}
