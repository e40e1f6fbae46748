import DomainModel
public import DroverCore
import Synchronization

extension DomainService {
  /// Stops the CPUs. A guest that is paused stays so.
  public func suspend(_ domain: DomainReference, caller: Caller) async throws(VirtError) {
    try await control(domain, .modify, "virDomainSuspend", caller) { (domain, guest, id) async throws(VirtError) in
      let isPaused = try domain.transact { (state) throws(VirtError) -> Bool in
        switch state.domainState {
        case .paused: return true
        case .pmSuspended: throw VirtError(.operationInvalid, "domain is pmsuspended")
        case .shutdown: throw .notRunning
        default: break
        }
        state.live?.expectedPause = .user
        return false
      }
      if isPaused { return }
      defer { domain.transact { if $0.live?.id == id { $0.live?.expectedPause = nil } } }
      try await guest.pause()
      domain.transact { state in
        // QEMU's event may have come before its answer.
        guard state.live?.id == id, case .running = state.domainState else { return }
        _ = domain.change(&state, to: .paused(.user), events: [.lifecycle(.suspended(.paused))])
      }
      await domain.settle()
    }
  }

  /// Sets the CPUs going.
  public func resume(_ domain: DomainReference, caller: Caller) async throws(VirtError) {
    try await control(domain, .modify, "virDomainResume", caller) { (domain, guest, id) async throws(VirtError) in
      let reason = try domain.transact { (state) throws(VirtError) -> DomainState.RunningReason in
        switch state.domainState {
        case .running: throw VirtError(.operationInvalid, "domain is already running")
        case .pmSuspended: throw VirtError(.operationInvalid, "domain is pmsuspended")
        case .shutdown: throw .notRunning
        default: break
        }
        if case .left = state.live?.migration {
          throw VirtError(
            .operationInvalid, "the guest was given up to another host: two of it must not run. Destroy this one")
        }
        let reason: DomainState.RunningReason = if case .crashed = state.domainState { .crashed } else { .unpaused }
        state.live?.expectedResume = reason
        return reason
      }
      defer { domain.transact { if $0.live?.id == id { $0.live?.expectedResume = nil } } }
      try await guest.resume()
      domain.transact { state in
        guard state.live?.id == id else { return }
        switch state.domainState {
        case .paused, .crashed:
          _ = domain.change(&state, to: .running(reason), events: [.lifecycle(.resumed(.unpaused))])
        default: break
        }
      }
      await domain.settle()
    }
  }

  /// Asks the guest to shut down: by its agent, when no way is named or that one, and by the power button, when that is
  /// named, or no way, and the agent did not do it. Errors: those of the agent, when it is the only way that is named.
  public func shutdown(_ domain: DomainReference, flags: ShutdownFlags, caller: Caller) async throws(VirtError) {
    try check(flags, knows: [.acpiPowerButton, .guestAgent], "virDomainShutdownFlags")
    try await powerDown(domain, flags, "virDomainShutdownFlags", caller, reboots: false)
  }

  /// Asks the guest to shut down, and sets it going again when it has. Errors: as for shutdown.
  public func reboot(_ domain: DomainReference, flags: ShutdownFlags, caller: Caller) async throws(VirtError) {
    try check(flags, knows: [.acpiPowerButton, .guestAgent], "virDomainReboot")
    try await powerDown(domain, flags, "virDomainReboot", caller, reboots: true)
  }

  private func powerDown(
    _ reference: DomainReference, _ flags: ShutdownFlags, _ call: String, _ caller: Caller, reboots: Bool
  ) async throws(VirtError) {
    if flags.isEmpty || flags.contains(.guestAgent) {
      do throws(VirtError) {
        return try await leaveByAgent(reference, call, caller, reboots: reboots)
      } catch {
        if flags == .guestAgent { throw error }
        // It may have gone while we waited.
        guard try self.domain(reference).read({ $0.live != nil }) else { throw .notRunning }
      }
    }
    try await pressPowerButton(reference, call, caller, reboots: reboots)
  }

  private func pressPowerButton(
    _ domain: DomainReference, _ call: String, _ caller: Caller, reboots: Bool
  ) async throws(VirtError) {
    try await control(domain, .modify, call, caller) { (domain, guest, _) async throws(VirtError) in
      try domain.transact { (state) throws(VirtError) in
        // A guest that does not run cannot shut down; a reboot is made when it runs again.
        if !reboots { guard case .running = state.domainState else { throw .notRunning } }
        // One that is to end at its reboot, or to stay as it was, is not set going again.
        let onReboot = state.live?.definition.definition.onReboot
        state.live?.rebootsOnShutdown = reboots && onReboot != .destroy && onReboot != .preserve
        _ = domain.note(&state, events: [])
      }
      try await guest.powerDown()
    }
  }

  /// Resets the machine.
  public func reset(_ domain: DomainReference, caller: Caller) async throws(VirtError) {
    try await control(domain, .modify, "virDomainReset", caller) { (domain, guest, id) async throws(VirtError) in
      let ends = domain.read { $0.live?.definition.definition.onReboot == .destroy }
      do throws(VirtError) {
        try await guest.reset()
      } catch {
        // A machine that is to end at its reboot may be gone before QEMU has answered: then it did what was asked.
        guard ends, error == .notRunning else { throw error }
        return
      }
      domain.transact { state in
        guard state.live?.id == id, case .crashed = state.domainState else { return }
        _ = domain.change(&state, to: .paused(.unknown), events: [])
      }
      await domain.settle()
    }
  }

  /// Ends the guest, at once, whatever else goes on. Returns when it is gone and that is written down.
  ///
  /// With `graceful` it is asked by SIGTERM alone and may refuse: `operationFailed`.
  public func destroy(_ domain: DomainReference, flags: DestroyFlags, caller: Caller) async throws(VirtError) {
    try check(flags, knows: [.graceful, .removeLogs], "virDomainDestroyFlags")
    let known = try self.domain(domain)
    let ladder: EndingLadder = flags.contains(.graceful) ? .gracefulOnly : .destroy
    let keepsLogs = !flags.contains(.removeLogs)
    // A client that goes away does not save the guest.
    try await shielded { () async throws(VirtError) in try await known.destroy(ladder, keepsLogs: keepsLogs) }
  }

  /// Passes a command to QEMU's monitor. The guest is marked: what was done to it is nobody's knowledge.
  public func monitorCommand(
    _ domain: DomainReference, _ command: String, flags: MonitorCommandFlags, caller: Caller
  ) async throws(VirtError) -> String {
    try check(flags, knows: .hmp, "virDomainQemuMonitorCommand")
    return try await control(domain, .query, "virDomainQemuMonitorCommand", caller) {
      (domain, guest, _) async throws(VirtError) in
      domain.transact { state in
        guard state.live?.taints.contains(Taint.customMonitor.rawValue) == false else { return }
        state.live?.taints.append(Taint.customMonitor.rawValue)
        _ = domain.note(&state, events: [])
      }
      return try await guest.monitorCommand(command, dialect: flags.contains(.hmp) ? .hmp : .qmp)
    }
  }

  /// Takes a job and works on the guest of a running domain.
  func control<R: Sendable>(
    _ reference: DomainReference, _ kind: JobKind, _ call: String, _ caller: Caller,
    _ body: @escaping @Sendable (Domain, any Guest, Int32) async throws(VirtError) -> R
  ) async throws(VirtError) -> R {
    let domain = try self.domain(reference)
    // One that does not run is refused without a wait.
    guard domain.read({ $0.live != nil }) else { throw .notRunning }
    return try await domain.withJob(JobRequest(kind, call: call, caller: caller)) { () async throws(VirtError) -> R in
      let (guest, id) = try domain.read { (state) throws(VirtError) -> (any Guest, Int32) in
        guard let live = state.live, live.ending == nil else { throw .notRunning }
        if let lost = live.lost { throw lost }
        guard let guest = live.guest else { throw .notRunning }
        return (guest, live.id)
      }
      return try await body(domain, guest, id)
    }
  }
}
