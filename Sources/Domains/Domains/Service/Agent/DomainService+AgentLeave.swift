import DomainModel
public import DroverCore
import DroverXML

// A guest that ends, boots again or sleeps because its agent was told so.
extension DomainService {
  /// Has the agent shut the guest down, or boot it again. Returns when QEMU tells that it does.
  func leaveByAgent(
    _ reference: DomainReference, _ call: String, _ caller: Caller, reboots: Bool
  ) async throws(VirtError) {
    try await withAgent(reference, call, caller) { (domain, guest, line) async throws(VirtError) in
      let boots = domain.transact { state in
        // What was asked of the power button before does not count: the guest reboots by itself.
        if state.live?.rebootsOnShutdown == true {
          state.live?.rebootsOnShutdown = false
          _ = domain.note(&state, events: [])
        }
        let definition = state.live?.definition.definition
        guard reboots else { return definition?.onPoweroff == .restart }
        return definition?.onReboot != .destroy && definition?.onReboot != .preserve
      }
      try await guest.agentLeave(reboots: boots, over: line)
    }
  }

  /// Puts the guest to sleep by its agent (`virDomainPMSuspendForDuration`).
  ///
  /// - Parameters:
  ///   - target: of `virNodeSuspendTarget`.
  ///   - duration: seconds after which it is to wake, which none can.
  /// Errors: `operationUnsupported` when the definition, or the machine, does not let it sleep.
  public func sleep(
    _ domain: DomainReference, target: UInt32, duration: UInt64, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let call = "virDomainPMSuspendForDuration"
    try check(flags, knows: 0, call)
    guard duration == 0 else {
      throw VirtError(.argumentUnsupported, "Duration not supported. Use 0 for now")
    }
    guard let kind = SleepKind(rawValue: target) else {
      throw VirtError(.invalidArg, "Unknown suspend target: \(target)")
    }
    try await withAgent(domain, call, caller) { (domain, guest, line) async throws(VirtError) in
      let definition = domain.read { $0.live?.definition.definition }
      if kind != .disk, definition?.pm?.suspendToMem?.enabled == .no {
        throw VirtError(.operationUnsupported, "S3 state is disabled for this domain")
      }
      if kind == .disk, definition?.pm?.suspendToDisk?.enabled == .no {
        throw VirtError(.operationUnsupported, "S4 state is disabled for this domain")
      }
      guard try await guest.canSleep() else {
        throw VirtError(.operationUnsupported, "Domain does not have suspend support")
      }
      try await guest.agentSleep(kind, over: line)
    }
  }
}
