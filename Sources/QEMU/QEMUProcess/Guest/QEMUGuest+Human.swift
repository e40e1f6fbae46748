import Domains
import DroverCore
import DroverHost
import QEMUMonitor
import Synchronization

// A guest whose only monitor is a human one (HMP).
//
// It can be paused, resumed, reset and asked to shut down, and a user's own commands reach it. Everything else needs
// QMP, and says so. A human monitor tells nothing by itself, and nothing polls it: what the guest does is looked at
// beside each command that is sent, and told to the observer as QEMU's events would have been. The end of the process
// is an event all the same.

/// What is done to a guest in one command, in both languages.
enum GuestOrder {
  case stop, cont, powerdown, reset, wakeup

  /// For QMP.
  var command: QMPCommand {
    switch self {
    case .stop: .stop
    case .cont: .cont
    case .powerdown: .powerdown
    case .reset: .reset
    case .wakeup: .wakeup
    }
  }

  /// The event that QMP would tell beside the changes of state.
  fileprivate var event: GuestEvent? {
    switch self {
    case .powerdown: .powerDown
    case .reset: .reset(byGuest: false)
    case .stop, .cont, .wakeup: nil
    }
  }
}

extension VirtError {
  /// A call that a human monitor cannot serve.
  static func needsQMP(_ command: String) -> VirtError {
    VirtError(.operationUnsupported, "'\(command)' needs QMP, and the domain's only monitor is a human one (HMP)")
  }
}

extension QEMUGuest {
  /// Sends an order that answers nothing when it is carried out.
  func carryOut(_ order: GuestOrder, over human: HumanMonitor) async throws(VirtError) {
    let name = order.command.name
    let answer = try await ask(name, human)
    if let refusal = HMPAnswer.refusal(answer) {
      throw VirtError(.internalError, "unable to execute QEMU command '\(name)': \(refusal)")
    }
    if order == .powerdown { state.withLock { $0.humanPressedPower = true } }
    if let event = order.event { tell([event]) }
    try await lookAround(human)
  }

  /// What QEMU does.
  func status(of human: HumanMonitor) async throws(VirtError) -> GuestStatus {
    let found = try await lookAround(human)
    guard let status = GuestStatus(found) else {
      throw VirtError(.internalError, "QEMU tells a state that is not known")
    }
    return status
  }

  /// Passes a user's command on, which may change what the guest does.
  func pass(_ command: String, to human: HumanMonitor) async throws(VirtError) -> String {
    let answer = try await ask(command, human, limit: context.configuration.monitorDeadlines.heavy)
    // A command that ends QEMU is answered all the same.
    _ = try? await lookAround(human)
    return answer
  }

  /// Asks what the guest does, and tells the observer when that has changed.
  @discardableResult func lookAround(_ human: HumanMonitor) async throws(VirtError) -> QMPRunStatus {
    let answer = try await ask("info status", human, limit: context.configuration.monitorDeadlines.quick)
    guard let found = HMPAnswer.status(answer) else {
      throw VirtError(.internalError, "QEMU does not tell what it is doing")
    }
    let changed = state.withLock { state in
      defer { state.humanStatus = found }
      return state.humanStatus != found
    }
    if changed, let event = GuestEvent(found: found) { tell([event]) }
    return found
  }

  /// One command and its text.
  func ask(_ command: String, _ human: HumanMonitor, limit: Duration? = nil) async throws(VirtError) -> String {
    if isOver { throw .notRunning }
    do throws(HMPFailure) {
      return try await human.execute(command, limit: limit ?? context.configuration.monitorDeadlines.block)
    } catch {
      if isOver { throw .notRunning }
      // QEMU closes its files a moment before the kernel says that it is gone.
      if error == .closed(.endOfFile), await handle.waitForExit(deadline: .after(.seconds(1))) != nil {
        throw .notRunning
      }
      throw error.virtError
    }
  }

  /// A guest that was asked to shut down, and is gone, has done so: QEMU does not tell it over a human monitor.
  func tellHumanShutdown() {
    let observer = state.withLock { state in
      if case .signalled(_)? = state.exit { return nil as (any GuestObserver)? }
      return state.humanPressedPower && !state.isCondemned ? state.observer : nil
    }
    observer?.guest(did: .shutdown(.guest))
  }

  private func tell(_ events: [GuestEvent]) {
    reactor.enqueue { [self, events] in
      let observer = state.withLock { $0.observer }
      for event in events { observer?.guest(did: event) }
    }
  }
}
