public import DroverCore
import Logging

extension DomainService {
  /// Lets a guest go that was taken over: it runs on, and no domain stands for it any more.
  ///
  /// A transient domain is gone then, a persistent one is shut off, with the reason migrated: the guest is in other
  /// hands. Errors: `operationInvalid` when it does not run, or was started here: others would find no monitor.
  public func detach(_ domain: DomainReference, caller: Caller) async throws(VirtError) {
    let domain = try self.domain(domain)
    let id = try domain.read { (state) throws(VirtError) -> Int32 in
      guard let live = state.live, live.ending == nil, !live.isUnsettled else { throw .notRunning }
      guard live.taints.contains(LiveRecord.takenOver) else {
        throw VirtError(
          .operationInvalid, "'\(state.name)' was started here: its monitor and its log are this daemon's alone")
      }
      return live.id
    }
    // Somebody else may have begun to end it.
    guard await domain.letGo(id: id) else { throw .notRunning }
    context.log.notice("let a guest go", metadata: ["uuid": "\(domain.uuid)", "client": "\(caller)"])
  }

  /// Every QEMU that runs on this host and that no domain stands for.
  public func discover() async throws(VirtError) -> [DiscoveredGuest] {
    let known = context.registry.all.compactMap { $0.read { $0.live?.process?.pid } }
    return try await context.parts.hypervisor.discover(excluding: Set(known))
  }
}

extension Domain {
  /// Lets a guest go that lives on: nobody of ours stands for it any more.
  ///
  /// - Returns: false when somebody has decided on its end before.
  @discardableResult
  func letGo(id: Int32) async -> Bool {
    let guest = transact { state -> (any Guest)? in
      guard state.live?.id == id, state.live?.ending == nil, let guest = state.live?.guest else { return nil }
      state.live?.ending = Ending(.migrated, .migrated)
      state.live?.isClearingUp = true
      // A destroy that comes now finds nobody to end, and waits until the domain is shut off.
      state.live?.guest = nil
      return guest
    }
    guard let guest else { return false }
    jobs.die(time: context.time)
    await guest.letGo()
    await shutOff(id: id, tells: true)
    return true
  }
}
