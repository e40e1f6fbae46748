import DomainModel
import DroverCore
import Logging

extension Domain {
  /// Begins the lease of a definition now. Errors: `configUnsupported` for a lease that is none.
  func beginLease(in definition: inout DomainDefinition) throws(VirtError) {
    try definition.beginLease(at: context.time.sinceBoot, wallClock: context.time.wallClock)
  }

  /// Sets the alarm for the end of the running guest's lease, or takes it away where there is none.
  func watchLease() {
    guard let (id, deadline) = read({ state in state.live.map { ($0.id, $0.definition.definition.leaseDeadline) } })
    else { return }
    let alarm = deadline.map { deadline in
      let left = deadline - context.time.sinceBoot
      return context.time.schedule(at: context.deadline(left)) { [weak self] in self?.leaseIsOver(id) }
    }
    let old = transact { state -> (any ScheduledWork)? in
      guard state.live?.id == id else { return alarm }
      defer { state.live?.leaseAlarm = alarm }
      return state.live?.leaseAlarm
    }
    old?.cancel()
  }

  /// Ends the guest, unless the lease was renewed just now.
  private func leaseIsOver(_ id: Int32) {
    let now = context.time.sinceBoot
    let left = read { state -> Duration? in
      guard let live = state.live, live.id == id else { return nil }
      return live.definition.definition.leaseDeadline.map { $0 - now }
    }
    guard let left else { return }
    // The alarm may ring a moment early, as it is counted from another origin.
    guard left <= .milliseconds(5) else { return watchLease() }
    context.log.notice("nobody renewed the lease", metadata: ["domain": "\(reference.name)"])
    Task {
      do throws(VirtError) {
        try await destroy()
      } catch {
        guard error != .notRunning else { return }
        context.log.error("cannot end a guest whose lease is over", metadata: ["uuid": "\(uuid)", "error": "\(error)"])
      }
    }
  }
}
