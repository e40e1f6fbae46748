import Domains
import DroverCore
import DroverHost
import QEMUMonitor
import Synchronization

// A guest whose only monitor is a human one (HMP).
//
// What is asked of it is rendered (`HMPRendering`); what has no rendering needs QMP, and says so. A human monitor tells
// nothing by itself, and nothing polls it: what the guest does is looked at beside each command that is sent, and told to
// the observer as QEMU's events would have been. The end of the process is an event all the same.

extension VirtError {
  /// A call that a human monitor cannot serve.
  static func needsQMP(_ command: String) -> VirtError {
    VirtError(.operationUnsupported, "'\(command)' needs QMP, and the domain's only monitor is a human one (HMP)")
  }
}

extension QEMUGuest {
  /// Sends commands in one flight, and looks at what the guest does then.
  func replies(
    to commands: [QMPCommand], over human: HumanMonitor, limit: Duration?
  ) async -> [Result<QMPReply, VirtError>] {
    guard commands.contains(where: understands) else { return commands.map { .failure(.needsQMP($0.name)) } }
    let deadlines = context.configuration.monitorDeadlines
    let allowed = limit ?? commands.map { deadlines[$0.pace] }.max() ?? deadlines.quick
    let results = await human.replies(to: commands + [.queryStatus], limit: allowed)
    var replies: [Result<QMPReply, VirtError>] = []
    for (command, result) in zip(commands, results) {
      switch result {
      case _ where !understands(command): replies.append(.failure(.needsQMP(command.name)))
      case .success(let reply): replies.append(.success(reply))
      case .failure(let failure): replies.append(.failure(await error(for: failure)))
      }
    }
    for case .success(let reply) in replies { notice(reply) }
    if case .success(let reply)? = results.last, let found = (try? reply.value.get()).flatMap({ QMPRunStatus($0) }) {
      notice(found)
    }
    return replies
  }

  private func error(for failure: HMPFailure) async -> VirtError {
    if isOver { return .notRunning }
    // QEMU closes its files a moment before the kernel says that it is gone.
    if failure == .closed(.endOfFile), await handle.waitForExit(deadline: .after(.seconds(1))) != nil {
      return .notRunning
    }
    return failure.virtError
  }

  /// A guest that was asked to shut down, and is gone, has done so: QEMU does not tell it over a human monitor.
  func tellHumanShutdown() {
    let observer = state.withLock { state in
      if case .signalled(_)? = state.exit { return nil as (any GuestObserver)? }
      return state.humanPressedPower && !state.isCondemned ? state.observer : nil
    }
    observer?.guest(did: .shutdown(.guest))
  }
}

// MARK: - What QMP would have told

extension QEMUGuest {
  /// The event of a command that was carried out, beside the changes of state.
  private func notice(_ reply: QMPReply) {
    guard case .success(let value) = reply.value else { return }
    switch reply.command {
    case QMPCommand.powerdown.name:
      state.withLock { $0.humanPressedPower = true }
      tell(.powerDown)
    case QMPCommand.reset.name: tell(.reset(byGuest: false))
    case QMPCommand.queryBalloon.name: if let size = QMPIdentity.balloon(value) { notice(balloon: size) }
    default: break
    }
  }

  /// What the guest does, when that has changed.
  private func notice(_ found: QMPRunStatus) {
    let changed = state.withLock { state in
      defer { state.humanStatus = found }
      return state.humanStatus != found
    }
    if changed, let event = GuestEvent(found: found) { tell(event) }
  }

  /// How much memory the balloon leaves, when that has changed since it was seen first.
  private func notice(balloon size: ByteCount) {
    let changed = state.withLock { state in
      defer { state.humanBalloon = size }
      return state.humanBalloon.map { $0 != size } ?? false
    }
    if changed { tell(.balloonChanged(kibibytes: size.kibibytes)) }
  }

  private func tell(_ event: GuestEvent) {
    reactor.enqueue { [self] in state.withLock { $0.observer }?.guest(did: event) }
  }
}
