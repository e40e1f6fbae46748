import DomainModel
import DroverCore
import Logging
import Synchronization

extension Domain {
  /// Takes over what an earlier daemon wrote down, before the guest is looked for.
  func adopt(_ record: LiveRecord) {
    transact { state in
      state.adopt(record)
      guard let definition = record.definition, record.state.isActive else { return }
      var live = Live(id: record.domain.id, definition: LiveDefinition(definition), startedAt: record.startedAt)
      live.process = record.process
      live.owner = record.owner
      live.ports = record.ports
      live.taints = record.taints
      live.rebootsOnShutdown = record.rebootsOnShutdown
      live.startPhase = record.isStarting ? .initialise : nil
      live.isSought = true
      if record.isEnding { live.ending = .destroyed() }
      state.live = live
    }
    guard record.state.isActive else { return }
    context.registry.adopt(id: record.domain.id, of: self)
    context.ports.withLock { pool in for port in record.ports { _ = pool.take(port) } }
  }

  /// Finds the guest again, or learns that it is gone.
  func recover(_ record: LiveRecord) async {
    let id = record.domain.id
    if record.isStarting || record.migration == .incoming {
      // The caller of the start never heard of a success.
      await context.parts.hypervisor.abandon(record)
      await shutOff(id: id, tells: false)
      return
    }
    do {
      let watcher = GuestWatcher(self, id: id)
      guard let found = try await context.parts.hypervisor.reconnect(record, observer: watcher) else {
        let cause = EndCause(state: record.state, exit: .gone)
        transact { state in
          if state.live?.ending == nil { state.live?.ending = Ending(cause.reason, cause.event) }
        }
        await shutOff(id: id, tells: true)
        return
      }
      adopt(found, record: record)
    } catch {
      // Nobody knows whether it lives: it stays, can be destroyed, and is looked for again by the next daemon.
      context.log.error("cannot reach a guest", metadata: ["domain": "\(record.domain.name)", "error": "\(error)"])
      transact { state in
        state.live?.lost = error
        state.live?.isSought = false
      }
      watchLease()
    }
    await settle()
  }

  private func adopt(_ found: ReconnectedGuest, record: LiveRecord) {
    let id = record.domain.id
    let definition = found.definition.map { LiveDefinition($0) }
    let recovered = RecoveredState(recorded: record.state, status: found.status)
    // What its agent did while nobody listened is told as what its port tells.
    let wasOpen = record.definition?.agentChannel?.target?.state
    let agentEvents: [DomainEvent.Body] =
      definition?.definition.agentChannel?.target?.state == wasOpen
      ? [] : DomainEvent.Body.agent(of: definition?.definition, reason: 2)
    let (consequences, exit) = transact { state -> ([GuestReaction.Consequence], GuestExit?) in
      guard let live = state.live, live.id == id else { return ([], nil) }
      state.live?.guest = found.guest
      state.live?.process = found.guest.process
      state.live?.isSought = false
      if let definition { state.live?.definition = definition }
      if let exit = live.exit {
        state.live?.isClearingUp = true
        return ([], exit)
      }
      _ = change(&state, to: recovered.state, events: recovered.events + agentEvents)
      state.live?.early = []
      // Who destroys it ends it.
      guard live.ending == nil else { return ([], nil) }
      var consequences = live.early.compactMap { react(&state, to: $0) }
      if recovered.isPoweredOff, consequences.isEmpty {
        let reboots = state.situation.rebootsOnShutdown
        consequences.append(reboots ? .reboot : .end(.shutdown, .shutdown, .afterShutdown))
      }
      if recovered.isPanicked, consequences.isEmpty {
        if let next = GuestReaction.afterPanic(state.situation.onCrash) { consequences.append(next) }
      }
      return (consequences, nil)
    }
    for consequence in consequences { carryOut(consequence, id: id) }
    watchLease()
    Task { await self.resumeMigration(record, found.guest, id: id) }
    if let exit { Task { await self.clearUp(id: id, exit) } }
  }
}
