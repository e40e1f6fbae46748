import DroverCore
import Logging
import Synchronization

extension Domain {
  /// Decides where the guest is to be sent to, and opens the line to its source: before there is a process.
  func begin(_ arrival: StartPlan.Arrival, id: Int32) async throws(VirtError) {
    let (address, ports) = try choosePlace(arrival)
    let migration = IncomingMigration(
      ticket: arrival.ticket, address: address, ports: ports, persistent: arrival.persistent)
    let isWanted = transact { state in
      guard state.live?.id == id, state.live?.ending == nil else { return false }
      state.live?.migration = .incoming(migration)
      _ = note(&state, events: [])
      return true
    }
    guard isWanted else {
      context.migrationPorts.withLock { $0.release(ports) }
      throw .notRunning
    }
    migration.desk = try await context.parts.hypervisor.openHandoverDesk(at: arrival.listenAddress, address)
  }

  /// As the client asks, or to a port of ours.
  private func choosePlace(_ arrival: StartPlan.Arrival) throws(VirtError) -> (MigrationAddress, [UInt16]) {
    if let path = arrival.wish?.path { return (.unix(path: path), []) }
    let host = arrival.wish?.host ?? context.settings.migrationHost ?? context.parts.host.hostname
    if let port = arrival.wish?.port { return (.tcp(host: host, port: port), []) }
    guard arrival.wish != nil || context.settings.migrationHost != nil || !host.hasPrefix("localhost") else {
      throw VirtError(
        .internalError, "hostname on destination resolved to localhost, but migration requires an FQDN")
    }
    let port = try context.migrationPorts.withLock { (pool) throws(VirtError) in
      try pool.take { context.parts.portProbe.isFree(port: $0, address: arrival.listenAddress) }
    }
    return (.tcp(host: host, port: port), [port])
  }

  /// The guest has ended, or was never more than begun: nothing of its move is left.
  func endMigration(_ live: Live) {
    guard let migration = live.migration else { return }
    if case .incoming(let incoming) = migration {
      incoming.close(.gone)
      context.migrationPorts.withLock { $0.release(incoming.ports) }
    }
    if let ticket = migration.ticket { jobs.release(ticket, time: context.time) }
  }

  /// Waits until all of the guest has come, and until the source has given it up.
  ///
  /// Errors: why it cannot run here.
  func takeIn(_ migration: IncomingMigration, _ guest: any Guest, id: Int32) async throws(VirtError) {
    guard await migration.isOver.wait(until: context.jobDeadline, time: context.time) else {
      throw VirtError(.operationTimeout, "the guest was said to be sent, and does not come")
    }
    guard migration.status == .completed, read({ $0.live?.id == id && $0.live?.ending == nil }) else {
      throw VirtError(.operationFailed, "the guest has ended here before all of it had come")
    }
    // A source that has never called is told by its client alone, as libvirt's is.
    if let desk = migration.desk, desk.isConnected {
      guard try await desk.ask(until: context.jobDeadline) else {
        throw VirtError(.operationAborted, "the source keeps the guest: the migration was given up there")
      }
    }
    migration.grant()
    // From here on a daemon that finds the guest sets it going: nobody else has it.
    let ticket = transact { state -> CommitTicket in
      state.live?.owner = nil
      return note(&state, events: [])
    }
    context.autodestroy.withLock { $0.release(uuid) }
    try await ticket.wait(until: context.jobDeadline, time: context.time)
  }

  /// The guest is here alone: it is set going, and kept if it is to be.
  ///
  /// Errors: why it does not run; it is here all the same, and nowhere else.
  func settleIn(
    _ migration: IncomingMigration, id: Int32, isPaused: Bool, _ guest: any Guest
  ) async throws(VirtError) {
    var failure: VirtError?
    if !isPaused {
      do throws(VirtError) {
        try await setGoing(guest, id: id)
      } catch .notRunning {
        // It has ended at the last moment: the source is told that it is gone, and goes on.
        try? await destroy(.kill)
        throw .notRunning
      } catch {
        // It is here all the same, and whoever wants it can set it going.
        failure = error
      }
    } else {
      transact { state in
        guard state.live?.id == id else { return }
        _ = change(&state, to: .paused(.user), events: [.lifecycle(.suspended(.paused))])
      }
    }
    if let text = migration.persistent { await keep(text) }
    context.migrationPorts.withLock { $0.release(migration.ports) }
    leaveMigration(id: id, migration.ticket)
    migration.close(.runs)
    await settle()
    if let failure { throw failure }
  }

  /// Sets a guest going that has come from elsewhere.
  func setGoing(_ guest: any Guest, id: Int32) async throws(VirtError) {
    transact { if $0.live?.id == id { $0.live?.expectedResume = .migrated } }
    try await guest.resume()
    transact { state in
      guard state.live?.id == id, case .paused = state.domainState else { return }
      _ = change(&state, to: .running(.migrated), events: [.lifecycle(.resumed(.migrated))])
    }
  }

  private func keep(_ text: DefinitionText) async {
    let name = read { $0.name }
    do throws(VirtError) {
      try await context.parts.store.saveDefinition(text.xml, name: name)
      transact { state in
        guard !state.isGone else { return }
        let isNew = state.persistent == nil
        state.persistent = text
        publish(&state, [.lifecycle(.defined(isNew ? .added : .updated))])
      }
    } catch {
      context.log.error(
        "a guest that has come cannot be defined here", metadata: ["domain": "\(name)", "error": "\(error)"])
    }
  }
}

extension Live {
  /// How QEMU is told of a guest that comes from another host.
  func arrival(_ plan: StartPlan) -> GuestArrival? {
    guard let arrival = plan.arrival, case .incoming(let migration) = migration else { return nil }
    return GuestArrival(address: migration.address, listenAddress: arrival.listenAddress)
  }
}
