import Domains
import DroverCore
import LibvirtWire
import Logging
import Synchronization

extension Session {
  /// Keeps events back until `releaseEvents`.
  func holdEvents() { outgoing.withLock { $0.held = [] } }

  /// Sends what was kept back.
  func releaseEvents() {
    outgoing.withLock { outgoing in
      for event in outgoing.held ?? [] { transport.send(event) }
      outgoing.held = nil
    }
  }

  /// Sends an event; a client that leaves too much unread is disconnected. On any thread; returns at once.
  func send(event bytes: [UInt8]) {
    let isSlow = outgoing.withLock { outgoing in
      guard outgoing.held == nil else {
        outgoing.held?.append(bytes)
        return false
      }
      guard transport.pendingBytes <= environment.settings.eventBytes else { return true }
      transport.send(bytes)
      return false
    }
    if isSlow { disconnectSlowReader() }
  }

  private func send<Procedure: WireProcedure>(_ procedure: Procedure, _ message: some XDRCodable) {
    let header = FrameHeader(program: Procedure.program, procedure: procedure.rawValue, kind: .event, serial: 0)
    do throws(WireError) {
      send(event: try FrameEncoding.frame(header, message))
    } catch {
      environment.logger.error("an event cannot be sent", metadata: ["event": "\(procedure)", "error": "\(error)"])
    }
  }
}

extension Session {
  /// Registers by the old calls, for the kinds of event that these know.
  func registerOld(_ kind: EventID, _ call: Call) throws(VirtError) {
    guard state.withLock({ $0.registrations.old[kind] == nil }) else {
      throw VirtError(.invalidArg, "event callback already tracked", origin: .none)
    }
    let id = try call.service.subscribe(to: kind, of: nil, caller: call.caller) { [weak self] event, _ in
      guard let self, let (procedure, message) = event.oldMessage(kind) else { return }
      send(procedure, message)
    }
    state.withLock { $0.registrations.old[kind] = id }
  }

  /// Ends a registration by the old calls.
  func deregisterOld(_ kind: EventID, _ call: Call) throws(VirtError) {
    guard let id = state.withLock({ $0.registrations.old.removeValue(forKey: kind) }) else {
      throw VirtError(.internalError, "domain event \(kind.rawValue) not registered", origin: .rpc)
    }
    try call.service.unsubscribe(id, caller: call.caller)
  }

  /// Registers; events bear the number that is returned.
  func register(_ kind: EventID, of domain: DomainReference?, _ call: Call) throws(VirtError) -> Int32 {
    let id = try call.service.subscribe(to: kind, of: domain, caller: call.caller) { [weak self] event, id in
      guard let self, let (procedure, message) = event.message(kind, callback: id.rawValue) else { return }
      send(procedure, message)
    }
    state.withLock { _ = $0.registrations.numbered.insert(id) }
    return id.rawValue
  }

  /// Ends a registration by its number.
  func deregister(_ number: Int32, _ call: Call) throws(VirtError) {
    let id = SubscriptionID(rawValue: number)
    guard state.withLock({ $0.registrations.numbered.remove(id) }) != nil else {
      throw VirtError(.internalError, "domain event callback \(number) not registered", origin: .rpc)
    }
    try call.service.unsubscribe(id, caller: call.caller)
  }

  /// Registers for QEMU's own events.
  func registerMonitor(
    _ filter: MonitorEventFilter, of domain: DomainReference?, _ call: Call
  ) throws(VirtError) -> Int32 {
    let id = try call.service.subscribeToMonitorEvents(named: filter, of: domain, caller: call.caller) {
      [weak self] domain, event, id in
      self?.send(
        QEMUProcedure.domainMonitorEvent,
        QEMUProgram.DomainMonitorEventMessage(
          callbackID: id.rawValue, domain: Remote.DomainReference(domain), event: event.name, seconds: event.seconds,
          micros: event.microseconds, details: event.data))
    }
    state.withLock { _ = $0.registrations.monitor.insert(id) }
    return id.rawValue
  }

  /// Ends a registration for QEMU's own events.
  func deregisterMonitor(_ number: Int32, _ call: Call) throws(VirtError) {
    let id = SubscriptionID(rawValue: number)
    guard state.withLock({ $0.registrations.monitor.remove(id) }) != nil else {
      throw VirtError(.internalError, "qemu monitor event callback \(number) not registered", origin: .rpc)
    }
    try call.service.unsubscribe(id, caller: call.caller)
  }

  /// Registers for events of objects that there are none of: a number, and nothing ever comes.
  func registerSilent(_ kind: SilentEvents, event: Int32, known: Range<Int32>) throws(VirtError) -> Int32 {
    guard known.contains(event) else {
      throw VirtError(.internalError, "unsupported \(kind.rawValue) event ID \(event)", origin: .rpc)
    }
    return state.withLock { state in
      state.registrations.lastSilent &+= 1
      let number = state.registrations.lastSilent
      state.registrations.silent[kind, default: []].insert(number)
      return number
    }
  }

  /// Ends such a registration.
  func deregisterSilent(_ kind: SilentEvents, _ number: Int32) throws(VirtError) {
    guard state.withLock({ $0.registrations.silent[kind]?.remove(number) }) != nil else {
      throw VirtError(.internalError, "\(kind.rawValue) event callback \(number) not registered", origin: .rpc)
    }
  }
}
