import DomainModel
import DroverCore

/// What a domain knows when its guest tells something.
struct GuestSituation: Sendable {
  var state: DomainState
  /// We asked QEMU to stop the CPUs, for this reason.
  var expectedPause: DomainState.PausedReason?
  /// We asked QEMU to set the CPUs going, for this reason.
  var expectedResume: DomainState.RunningReason?
  /// A reboot was asked for; or the definition makes one of each power-off.
  var rebootsOnShutdown = false
  /// What follows a panic.
  var onCrash: CrashAction = .destroy
  /// The path of the source of a disk, by the alias of its device.
  var diskPath: @Sendable (String) -> String = { _ in "" }
  /// The disks that a node of the block layer belongs to, as clients name them, with its path.
  var disksOfNode: @Sendable (String) -> [(device: String, path: String?)] = { _ in [] }
  /// The alias of the port by which the guest's agent is reached.
  var agentPort: String?
  /// What the definition says that the clock is off, to which QEMU's offset is added.
  var clockAdjustment: Int64 = 0
}

/// What follows from what a guest told: pure logic.
struct GuestReaction: Sendable, Equatable {
  /// The state that the domain is in now; nil leaves it.
  var state: DomainState?
  /// What clients are told.
  var events: [DomainEvent.Body] = []
  /// What is to be done with the guest.
  var consequence: Consequence?

  enum Consequence: Sendable, Equatable {
    /// The process is to be ended.
    case end(DomainState.ShutoffReason, LifecycleEvent.Stopped, EndingLadder)
    /// The machine is to be reset and set going again.
    case reboot
  }

  /// What follows from an event. What does not fit the state follows nothing: QEMU tells of what we did ourselves, too.
  init(to event: GuestEvent, in situation: GuestSituation) {
    switch event {
    case .stopped: cpusStopped(situation)
    case .resumed: cpusRun(situation)
    case .shutdown(let cause): poweredOff(cause, situation)
    case .reset: events = [.reboot]
    case .suspended: suspended(.memory, situation)
    case .suspendedToDisk: suspended(.disk, situation)
    case .wokeUp: wokeUp(situation)
    case .watchdog(let action): bitten(action, situation)
    case .ioError(let failure): failed(failure, situation)
    case .panicked(let kind): panicked(kind, situation)
    case .clockChanged(let offset): events = [.rtcChange(offset: offset &+ situation.clockAdjustment)]
    case .balloonChanged(let kibibytes): events = [.balloonChange(actual: kibibytes)]
    case .deviceDeleted(let alias):
      // To clients, processors are no devices.
      if VirtualCPUAlias.number(alias) == nil { events = [.deviceRemoved(alias: alias)] }
    case .deviceUnplugRefused(let alias): events = [.deviceRemovalFailed(alias: alias)]
    case .trayMoved(let alias, let isOpen): events = [.trayChange(alias: alias, reason: isOpen ? 0 : 1)]
    case .viewer(let viewer): events = [.graphics(viewer)]
    case .thresholdPassed(let node, let threshold, let excess):
      events = situation.disksOfNode(node).map { disk in
        .blockThreshold(.init(device: disk.device, path: disk.path, threshold: threshold, excess: excess))
      }
    case .memoryFailed(let failure):
      events = [.memoryFailure(recipient: failure.recipient, action: failure.action, flags: failure.flags)]
    case .memoryDeviceChanged(let alias, let size): events = [.memoryDeviceSizeChange(alias: alias, size: size)]
    case .monitorLost: events = [.controlError]
    case .serialPortChanged(let alias, let isOpen):
      // Connected or not (virConnectDomainEventAgentLifecycleState); the port says so (…Reason: channel).
      if alias == situation.agentPort { events = [.agentLifecycle(state: isOpen ? 1 : 2, reason: 2)] }
    case .migrationPass(let pass): events = [.migrationIteration(pass)]
    case .powerDown, .monitorResponds, .migration, .raw: break
    }
  }

  private mutating func cpusStopped(_ situation: GuestSituation) {
    guard case .running = situation.state else { return }
    state = .paused(situation.expectedPause ?? .unknown)
    events = [.lifecycle(.suspended(situation.expectedPause == .migration ? .migrated : .paused))]
  }

  private mutating func cpusRun(_ situation: GuestSituation) {
    guard case .paused = situation.state else { return }
    let reason = situation.expectedResume ?? .unpaused
    state = .running(reason)
    let isMove = reason == .migrated || reason == .migrationCanceled
    events = [.lifecycle(.resumed(isMove ? .migrated : .unpaused))]
  }

  private mutating func poweredOff(_ cause: GuestEvent.ShutdownCause, _ situation: GuestSituation) {
    switch situation.state {
    case .shutdown, .shutoff, .paused(.shutdown): return
    default: break
    }
    state = .shutdown(.unknown)
    let detail: LifecycleEvent.Shutdown =
      switch cause {
      case .unknown: .finished
      case .guest, .guestReset: .guest
      case .host: .host
      }
    events = [.lifecycle(.shutdown(detail))]
    // A guest that resets where the definition asks for its end is not rebooted, whatever was asked before.
    let reboots = situation.rebootsOnShutdown && cause != .guestReset
    consequence = reboots ? .reboot : .end(.shutdown, .shutdown, .afterShutdown)
  }

  private mutating func suspended(_ kind: LifecycleEvent.PMSuspended, _ situation: GuestSituation) {
    switch situation.state {
    case .running, .paused: break
    default: return
    }
    state = .pmSuspended(.unknown)
    events = [kind == .memory ? .pmSuspend : .pmSuspendDisk, .lifecycle(.pmSuspended(kind))]
  }

  private mutating func wokeUp(_ situation: GuestSituation) {
    events = [.pmWakeup]
    guard case .pmSuspended = situation.state else { return }
    state = .running(.wakeup)
    events.append(.lifecycle(.started(.wakeup)))
  }

  private mutating func bitten(_ action: GuestEvent.WatchdogAction, _ situation: GuestSituation) {
    events = [.watchdog(action)]
    guard action == .pause, case .running = situation.state else { return }
    state = .paused(.watchdog)
    events.append(.lifecycle(.suspended(.watchdog)))
  }

  private mutating func failed(_ failure: GuestEvent.IOFailure, _ situation: GuestSituation) {
    let told = DomainEvent.IOError(
      sourcePath: situation.diskPath(failure.alias), alias: failure.alias, action: failure.action,
      reason: failure.reason)
    events = [.ioError(told)]
    guard failure.action == .pause, case .running = situation.state else { return }
    state = .paused(.ioError)
    events.append(.lifecycle(.suspended(.ioError)))
  }

  private mutating func panicked(_ kind: GuestEvent.PanicKind, _ situation: GuestSituation) {
    guard kind == .panicked else {
      events = [.lifecycle(.crashed(.crashLoaded))]
      return
    }
    switch situation.state {
    case .paused(.panicked): return
    case .running, .paused: break
    default: return
    }
    state = .crashed(.panicked)
    events = [.lifecycle(.crashed(.panicked))]
    consequence = Self.afterPanic(situation.onCrash)
  }

  /// What becomes of a guest whose kernel panicked.
  static func afterPanic(_ action: CrashAction) -> Consequence? {
    switch action {
    case .preserve, .renameRestart: nil
    case .restart, .coredumpRestart: .reboot
    case .destroy, .coredumpDestroy: .end(.crashed, .crashed, .kill)
    }
  }
}

/// What an ended process is put down to, when nobody here ended it.
struct EndCause: Equatable {
  var reason: DomainState.ShutoffReason
  var event: LifecycleEvent.Stopped

  /// A guest that was powered off, or whose QEMU exited without complaint, was shut down; all else is a crash, of which
  /// clients are told as libvirt does: stopped, failed.
  init(state: DomainState, exit: GuestExit.Outcome) {
    let isClean =
      switch (state, exit) {
      case (.shutdown, _), (_, .exited(0)): true
      default: false
      }
    (reason, event) = isClean ? (.shutdown, .shutdown) : (.crashed, .failed)
  }
}

/// What a guest that was found again does, against what was written down.
struct RecoveredState: Equatable {
  var state: DomainState
  var events: [DomainEvent.Body] = []
  /// The guest was powered off while nobody looked: it is to be ended, or rebooted.
  var isPoweredOff = false
  /// The guest panicked, and nobody has done yet what its definition says of that.
  var isPanicked = false

  /// - Parameter status: nil when the monitor does not answer: what was written down stands.
  init(recorded: DomainState, status: GuestStatus?) {
    state = recorded
    guard let status else { return }
    switch (recorded, status) {
    // It was so when it was taken over, and its owner keeps it.
    case (.paused(.shutdown), .shutdown), (.paused(.panicked), .guestPanicked): return
    default: break
    }
    switch status {
    case .running, .debug, .colo: becomesRunning(recorded)
    case .shutdown:
      isPoweredOff = true
      guard case .shutdown = recorded else {
        state = .shutdown(.unknown)
        events = [.lifecycle(.shutdown(.finished))]
        return
      }
    case .suspended:
      guard case .pmSuspended = recorded else {
        state = .pmSuspended(.unknown)
        events = [.lifecycle(.pmSuspended(.memory))]
        return
      }
    case .guestPanicked:
      isPanicked = true
      guard case .crashed = recorded else {
        state = .crashed(.panicked)
        events = [.lifecycle(.crashed(.panicked))]
        return
      }
    case .ioError: becomesPaused(recorded, .ioError, .ioError)
    case .watchdog: becomesPaused(recorded, .watchdog, .watchdog)
    case .inMigrate, .finishMigrate, .postMigrate: becomesPaused(recorded, .migration, .migrated)
    case .paused, .internalError, .preLaunch, .restoreVM, .saveVM:
      becomesPaused(recorded, .unknown, .paused)
    }
  }

  private mutating func becomesRunning(_ recorded: DomainState) {
    switch recorded {
    case .running: break
    case .pmSuspended:
      state = .running(.wakeup)
      events = [.lifecycle(.started(.wakeup))]
    default:
      state = .running(.unpaused)
      events = [.lifecycle(.resumed(.unpaused))]
    }
  }

  private mutating func becomesPaused(
    _ recorded: DomainState, _ reason: DomainState.PausedReason, _ detail: LifecycleEvent.Suspended
  ) {
    switch recorded {
    // The reason that was written down knows more than QEMU's plain "paused".
    case .paused(let known) where reason == .unknown || known == reason: break
    case .crashed where reason == .unknown: break
    case .paused: state = .paused(reason)
    default:
      state = .paused(reason)
      events = [.lifecycle(.suspended(detail))]
    }
  }
}
