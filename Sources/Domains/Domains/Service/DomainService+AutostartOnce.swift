public import DroverCore
import Logging

extension DomainService {
  /// Whether a domain starts with the host at its next boot, and then not again (`virDomainGetAutostartOnce`).
  public func autostartOnce(_ reference: DomainReference) throws(VirtError) -> Bool {
    try domain(reference).read { $0.startsOnceAfter != nil }
  }

  /// Has a persistent domain start with the host at its next boot, once, or not (`virDomainSetAutostartOnce`).
  ///
  /// Errors: `operationInvalid` for a transient one.
  public func setAutostartOnce(_ reference: DomainReference, _ isOn: Bool, caller: Caller) async throws(VirtError) {
    let known = try domain(reference)
    let request = JobRequest(.configure, call: "virDomainSetAutostartOnce", caller: caller, needsGuest: false)
    try await known.withJob(request) { () async throws(VirtError) in
      guard known.read({ $0.persistent != nil && !$0.isGone }) else {
        throw VirtError(.operationInvalid, "cannot set autostart for transient domain")
      }
      let boot = isOn ? self.context.parts.host.bootID : nil
      try await self.context.parts.store.setStartsOnce(known.uuid, after: boot)
      known.transact { $0.startsOnceAfter = boot }
    }
  }

  /// Tells the domains that start once that they do. Notes of domains that are gone go too: another one of the same
  /// identity has not asked for it.
  func restoreOnce() async {
    do throws(VirtError) {
      for (uuid, boot) in try await context.parts.store.startsOnce() {
        guard let domain = context.registry.domain(uuid: uuid), domain.read({ $0.persistent != nil }) else {
          try await context.parts.store.setStartsOnce(uuid, after: nil)
          continue
        }
        domain.transact { $0.startsOnceAfter = boot }
      }
    } catch {
      context.log.error("cannot tell which domains start once", metadata: ["error": "\(error)"])
    }
  }

  /// The starts that were wanted in an earlier boot are noted elsewhere, or done: they are not wanted any more.
  func forgetOnce() async {
    let boot = context.parts.host.bootID
    for domain in context.registry.all where domain.read({ $0.startsOnceAfter.map { $0 != boot } ?? false }) {
      await forgetOnce(domain)
    }
  }

  /// A domain does not start once any more.
  func forgetOnce(_ domain: Domain) async {
    guard domain.read({ $0.startsOnceAfter != nil }) else { return }
    domain.transact { $0.startsOnceAfter = nil }
    do throws(VirtError) {
      try await context.parts.store.setStartsOnce(domain.uuid, after: nil)
    } catch {
      context.log.error("cannot forget a start", metadata: ["uuid": "\(domain.uuid)", "error": "\(error)"])
    }
  }
}
