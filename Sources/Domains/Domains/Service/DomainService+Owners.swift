import DroverCore
import Logging
import Synchronization

extension DomainService {
  /// A client is there. Guests that waited for it after a restart are its own again.
  public func connectionOpened(_ caller: Caller) {
    let taken = context.autodestroy.withLock { $0.open(caller.connection, as: caller.token) }
    guard !taken.isEmpty else { return }
    context.log.notice("an owner is back", metadata: ["client": "\(caller)", "guests": "\(taken.count)"])
  }

  /// A client is gone: its subscriptions end, the guests that it owns are destroyed, in parallel. Returns at once.
  public func connectionClosed(_ caller: Caller) {
    context.hub.removeAll(of: caller.connection)
    abandonMigrations(of: caller.connection)
    let orphans = context.autodestroy.withLock { $0.close(caller.connection) }
    let domains = orphans.compactMap { context.registry.domain(uuid: $0) }
    guard !domains.isEmpty else { return }
    if context.isStopping.withLock({ $0 }), context.settings.autodestroyGrace > .zero, caller.token != nil {
      // It was sent away, and may come back to the next daemon.
      return context.log.notice("guests wait for their owner", metadata: ["client": "\(caller)"])
    }
    context.log.info("owner is gone", metadata: ["client": "\(caller)", "guests": "\(domains.count)"])
    let departure = Latch()
    context.departures.withLock { $0[caller.connection] = departure }
    Task {
      await destroyOrphans(domains)
      context.departures.withLock { $0[caller.connection] = nil }
      departure.open()
    }
  }

  /// The guests among those that were found again which are to be destroyed now: their owner's connection ended with the
  /// daemon before, or that had begun to destroy them. The others wait for their owner, as long as the grace is.
  func orphans(of running: [(domain: Domain, record: LiveRecord)]) -> [Domain] {
    var orphans: [Domain] = []
    var isAnybodyAwaited = false
    for (domain, record) in running where record.owner != nil || record.isEnding {
      if !record.isEnding, context.settings.autodestroyGrace > .zero, let token = record.owner?.token,
        context.parts.host.startTime(ofProcess: token.pid) == token.startTime
      {
        context.autodestroy.withLock { $0.expect(token, for: domain.uuid) }
        isAnybodyAwaited = true
      } else {
        orphans.append(domain)
      }
    }
    if isAnybodyAwaited {
      _ = context.time.schedule(at: context.deadline(context.settings.autodestroyGrace)) { self.giveUpWaiting() }
    }
    return orphans
  }

  /// Owners that have not come back do not come any more.
  private func giveUpWaiting() {
    let orphans = context.autodestroy.withLock { $0.giveUpWaiting() }
    let domains = orphans.compactMap { context.registry.domain(uuid: $0) }
    guard !domains.isEmpty else { return }
    context.log.notice("owners have not come back", metadata: ["guests": "\(domains.count)"])
    Task { await destroyOrphans(domains) }
  }

  /// Ends guests that nobody owns any more, in parallel, as any destroy does.
  func destroyOrphans(_ orphans: [Domain]) async {
    await withTaskGroup(of: Void.self) { group in
      for domain in orphans {
        group.addTask {
          do throws(VirtError) {
            try await domain.destroy()
          } catch {
            // One that ended by itself meanwhile is what was wanted.
            guard error != .notRunning else { return }
            self.context.log.error(
              "cannot destroy an orphan", metadata: ["uuid": "\(domain.uuid)", "error": "\(error)"])
          }
        }
      }
    }
  }
}
