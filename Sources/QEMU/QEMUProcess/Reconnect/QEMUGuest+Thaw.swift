import Domains
import DroverCore
import DroverHost
import Logging
import QEMUMonitor
import Synchronization

/// A guest that did not answer when it was found: it may be frozen, or its host busy.
extension QEMUGuest {
  /// When the monitor greets after all, and the machine is who it should be, the observer is told what it does.
  func awaitGreeting(of uuid: UUID) {
    if let channel { awaitGreeting(over: channel, of: uuid) }
    if let human { awaitGreeting(over: human, of: uuid) }
  }

  private func awaitGreeting<Session: MonitorSession>(over channel: SessionChannel<Session>, of uuid: UUID) {
    guard channel.condition == .connecting else { return }
    channel.whenReady { [weak self] greeting in
      guard case .success = greeting else { return }
      Task { await self?.greeted(expecting: uuid) }
    }
  }

  private func greeted(expecting uuid: UUID) async {
    let answers = await replies(to: [.queryUUID, .queryStatus])
    guard answers.count == 2, let identity = try? Self.value(of: answers[0]),
      let answer = try? Self.value(of: answers[1])
    else { return }
    guard QMPIdentity.uuid(identity) == uuid else {
      logger.error("a process is another machine; its monitor is left alone", metadata: metadata())
      channel?.close()
      human?.close()
      return
    }
    var events: [GuestEvent] = [.monitorResponds(true)]
    if let found = QMPRunStatus(answer).flatMap(GuestEvent.init(found:)) { events.append(found) }
    reactor.enqueue { [self, events] in
      let observer = state.withLock { $0.observer }
      for event in events { observer?.guest(did: event) }
    }
  }
}

extension GuestEvent {
  /// The event that led to what a guest is found to be doing; nil for what has none.
  init?(found status: QMPRunStatus) {
    switch status.state {
    case .running: self = .resumed
    case .shutdown: self = .shutdown(.unknown)
    case .suspended: self = .suspended
    case .guestPanicked: self = .panicked(.panicked)
    case .paused, .ioError, .watchdog, .internalError, .debug, .prelaunch: self = .stopped
    default: return nil
    }
  }
}
