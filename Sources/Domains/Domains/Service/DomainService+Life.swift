public import DroverCore
import Logging
import Synchronization

extension DomainService {
  /// Loads what is written down, finds running guests again, in parallel, and destroys those whose owner is gone.
  /// When it returns every domain is known with its true state.
  ///
  /// What cannot be understood is put aside, with its reason; it keeps nothing else from being found. Errors: the store
  /// cannot be read at all.
  public func restore() async throws(VirtError) {
    let stored = try await context.parts.store.load()
    for entry in stored.definitions { await adoptDefinition(entry, autostarts: stored.autostart.contains(entry.name)) }
    await restoreOnce()
    var running: [(Domain, LiveRecord)] = []
    for entry in stored.states {
      guard let found = await adoptState(entry) else { continue }
      running.append(found)
    }
    await withTaskGroup(of: Void.self) { group in
      for (domain, record) in running { group.addTask { await domain.recover(record) } }
    }
    await destroyOrphans(orphans(of: running))
    await context.parts.hypervisor.sweep(keeping: context.registry.active)
    await recoverStrays()
    context.log.info(
      "domains are known",
      metadata: ["all": "\(context.registry.all.count)", "running": "\(activeCount)"])
  }

  /// Guests whose state was lost are taken over as any QEMU is: by their command line and their monitor.
  private func recoverStrays() async {
    for pid in context.parts.hypervisor.strays {
      do throws(VirtError) {
        let found = try await attach(pid: pid, flags: [], caller: .daemon)
        context.log.notice(
          "a guest whose state was lost is found again", metadata: ["domain": "\(found.domain.name)", "pid": "\(pid)"])
      } catch {
        context.log.error(
          "a guest whose state was lost cannot be taken over", metadata: ["pid": "\(pid)", "error": "\(error.message)"])
      }
    }
  }

  private func adoptDefinition(_ entry: StoredDomains.Entry, autostarts: Bool) async {
    do throws(VirtError) {
      let (name, uuid, text) = try DefinitionHeader.read(entry.xml)
      guard name == entry.name else { throw VirtError(.xmlError, "the file of '\(entry.name)' defines '\(name)'") }
      let domain = Domain(name: name, uuid: uuid, context: context)
      domain.transact { state in
        state.persistent = text
        state.isAutostarted = autostarts
      }
      guard context.registry.add(domain, name: name) else {
        throw VirtError(.domExist, "'\(name)' (\(uuid))")
      }
    } catch {
      await context.parts.store.quarantine(.definition, name: entry.name, reason: error.message)
    }
  }

  /// - Returns: a domain whose guest is to be found again.
  private func adoptState(_ entry: StoredDomains.Entry) async -> (Domain, LiveRecord)? {
    do throws(VirtError) {
      let record = try LiveRecord(xml: entry.xml)
      let name = record.domain.name
      guard name == entry.name else { throw VirtError(.xmlError, "the state of '\(entry.name)' is that of '\(name)'") }
      let known = context.registry.domain(uuid: record.domain.uuid)
      guard known != nil || record.state.isActive else {
        // The domain was undefined, and the daemon died before the last word on it was removed.
        try await context.parts.store.removeState(name: entry.name)
        return nil
      }
      if let known, known.read({ $0.name }) != name, !record.state.isActive {
        // It was renamed, and the daemon died before the state had its new name, or before the old one was gone.
        known.adopt(record)
        let ticket = known.transact { known.note(&$0, events: []) }
        try await ticket.wait(until: context.jobDeadline, time: context.time)
        try await context.parts.store.removeState(name: entry.name)
        return nil
      }
      let domain = known ?? Domain(name: name, uuid: record.domain.uuid, context: context)
      guard domain.read({ $0.name }) == name, known != nil || context.registry.add(domain, name: name) else {
        throw VirtError(.domExist, "'\(name)' (\(record.domain.uuid))")
      }
      domain.adopt(record)
      return record.state.isActive ? (domain, record) : nil
    } catch {
      await context.parts.store.quarantine(.state, name: entry.name, reason: error.message)
      return nil
    }
  }

  /// The daemon is about to stop: nothing new begins. Comes before the clients are sent away, so that the ends of their
  /// connections are known to be its doing.
  public func beginStopping() { context.isStopping.withLock { $0 = true } }

  /// The daemon stops: nothing new begins, what is to be written down is written, guests are let go and live on.
  ///
  /// Starts and ends that are on their way are waited for, until `stopDeadline`: a start that is not complete then is
  /// ended by the next daemon. Who waits for a monitor is let go at once.
  public func shutDown() async {
    beginStopping()
    let deadline = context.deadline(context.settings.stopDeadline)
    for departure in context.departures.withLock({ Array($0.values) }) {
      _ = await departure.wait(until: deadline, time: context.time)
    }
    let domains = context.registry.all
    await withTaskGroup(of: Void.self) { group in
      for domain in domains where domain.read({ $0.live != nil }) || !domain.jobs.holders.isEmpty {
        group.addTask {
          await domain.letGo(until: self.context.deadline(self.context.settings.stopDeadline))
        }
      }
    }
  }
}

extension Domain {
  /// The daemon stops: what is on its way is brought to its end, if that comes soon; the guest lives on.
  fileprivate func letGo(until deadline: Deadline) async {
    // Who has a job of another kind waits for the monitor, which `detach` ends.
    if jobs.holders.contains(where: { $0.request.kind == .async || $0.request.kind == .configure }) {
      for kind in [JobKind.async, .configure] {
        let request = JobRequest(kind, call: "shutdown of the daemon", caller: .daemon, needsGuest: false)
        let ticket = try? await jobs.acquire(request, deadline: deadline, time: context.time)
        if let ticket { jobs.release(ticket, time: context.time) }
      }
    }
    if let ending = read({ $0.live?.ending }) {
      _ = await ending.isComplete.wait(until: deadline, time: context.time)
    }
    await settle(until: deadline)
    read { $0.live?.guest }?.detach()
  }
}
