import DroverCore
import Logging
import Synchronization

extension DomainService {
  /// Starts the domains that start with the host, each once in a boot.
  ///
  /// What is still to be started is written down before the first and after each: when the daemon dies meanwhile, the
  /// next one goes on, and starts none again that somebody has ended since.
  public func autostart() async {
    let (store, boot) = (context.parts.store, context.parts.host.bootID)
    var pending: Set<String>
    var waiting: ArraySlice<Domain>
    do {
      let left = try await store.pendingAutostart(boot: boot)
      if left?.isEmpty == true { return await forgetOnce() }
      waiting =
        context.registry.all.filter { domain in
          domain.read { state in
            let isWanted = state.isAutostarted || state.startsOnceAfter.map { $0 != boot } ?? false
            // One that was noted and has started once is not marked any more.
            return state.live == nil && (left.map { $0.contains(state.name) } ?? isWanted)
          }
        }[...]
      pending = Set(waiting.map { $0.reference.name })
      try await store.savePendingAutostart(pending, boot: boot)
      // From here on the note of this boot says who is still to be started.
      await forgetOnce()
    } catch {
      context.log.error("cannot tell whether autostart was done", metadata: ["error": "\(error)"])
      return
    }
    await withTaskGroup(of: String?.self) { group in
      for _ in 0..<context.settings.autostartWidth {
        if let domain = waiting.popFirst() { group.addTask { await self.autostart(domain) } }
      }
      while let name = await group.next() {
        if let name { pending.remove(name) }
        do {
          try await store.savePendingAutostart(pending, boot: boot)
        } catch {
          // At worst it is started again if the daemon dies before the next one is written down.
          context.log.error("cannot write down what was started", metadata: ["error": "\(error)"])
        }
        if let domain = waiting.popFirst() { group.addTask { await self.autostart(domain) } }
      }
    }
  }

  /// - Returns: the name of a domain that has had its turn; nil when the daemon stops, and the next one is to start it.
  private func autostart(_ domain: Domain) async -> String? {
    do {
      _ = try await create(domain, flags: [], caller: .daemon)
    } catch {
      if context.isStopping.withLock({ $0 }) { return nil }
      context.log.error("cannot start with the host", metadata: ["uuid": "\(domain.uuid)", "error": "\(error)"])
    }
    return domain.reference.name
  }
}
