import DomainModel
public import DroverCore

extension DomainService {
  /// Changes what follows the end, the reboot or the crash of a guest (`virDomainSetLifecycleAction`).
  ///
  /// - Parameters:
  ///   - type: 0 power off, 1 reboot, 2 crash.
  ///   - action: 0 destroy, 1 restart, 2 rename-restart, 3 preserve, 4 coredump-destroy, 5 coredump-restart.
  ///   - flags: 1 the running guest, 2 the next start.
  /// Errors: `invalidArg` for numbers that do not exist, `argumentUnsupported` for an action that does not go with the type.
  public func setLifecycleAction(
    _ reference: DomainReference, type: UInt32, action: UInt32, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    guard type < 3 else { throw VirtError(.invalidArg, "there is no lifecycle type \(type)") }
    guard action < 6 else { throw VirtError(.invalidArg, "there is no lifecycle action \(action)") }
    let change = try LifecycleChange(type: type, action: action)
    let domain = try self.domain(reference)
    let request = JobRequest(.modify, call: "virDomainSetLifecycleAction", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      // Both are looked at before either is changed.
      if let live = affected.live { try change.check(on: live.definition.definition) }
      if affected.isConfig, let text = domain.read({ $0.persistent }) { try change.check(on: text.parsed()) }
      if let live = affected.live {
        if case .reboot(let action) = change, (action == .destroy) != (live.definition.definition.onReboot == .destroy)
        {
          try await live.guest.setEndsOnReboot(action == .destroy)
        }
        domain.editLive(id: live.id) { change.apply(to: &$0) }
        await domain.settle()
      }
      if affected.isConfig {
        try await domain.editPersistent { (definition) throws(VirtError) in change.apply(to: &definition) }
      }
    }
  }
}

/// One of the three actions of a definition, and what it is to be.
private enum LifecycleChange: Sendable {
  case powerOff(LifecycleAction)
  case reboot(LifecycleAction)
  case crash(CrashAction)

  init(type: UInt32, action: UInt32) throws(VirtError) {
    if type == 2 {
      let all: [CrashAction] = [.destroy, .restart, .renameRestart, .preserve, .coredumpDestroy, .coredumpRestart]
      self = .crash(all[Int(action)])
      return
    }
    let all: [LifecycleAction] = [.destroy, .restart, .renameRestart, .preserve]
    guard all.indices.contains(Int(action)) else {
      throw VirtError(.configUnsupported, "a core is dumped of a guest that crashed, and of no other")
    }
    self = type == 0 ? .powerOff(all[Int(action)]) : .reboot(all[Int(action)])
  }

  /// Refuses what QEMU could not do of the changed definition.
  func check(on definition: DomainDefinition) throws(VirtError) {
    var changed = definition
    apply(to: &changed)
    guard let flaw = changed.lifecycleFlaws.first else { return }
    throw VirtError(.configUnsupported, "\(flaw.reason) (\(flaw.path))")
  }

  func apply(to definition: inout DomainDefinition) {
    switch self {
    case .powerOff(let action): definition.onPoweroff = action
    case .reboot(let action): definition.onReboot = action
    case .crash(let action): definition.onCrash = action
    }
  }
}
