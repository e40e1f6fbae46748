import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  mutating func addDomainEvents() {
    self[.connectDomainEventRegister] = .subscription { (_: XDRNothing, call) throws(VirtError) in
      try call.session.registerOld(.lifecycle, call)
      return Remote.ConnectDomainEventRegisterResult(registered: 0)
    }
    self[.connectDomainEventDeregister] = .read { call throws(VirtError) in
      try call.session.deregisterOld(.lifecycle, call)
      return Remote.ConnectDomainEventDeregisterResult(registered: 0)
    }
    self[.connectDomainEventRegisterAny] = .subscription {
      (arguments: Remote.ConnectDomainEventRegisterAnyArguments, call) throws(VirtError) in
      try call.session.registerOld(try .ofOldCalls(arguments.eventID), call)
      return XDRNothing()
    }
    self[.connectDomainEventDeregisterAny] = .read {
      (arguments: Remote.ConnectDomainEventDeregisterAnyArguments, call) throws(VirtError) in
      try call.session.deregisterOld(try .ofOldCalls(arguments.eventID), call)
      return XDRNothing()
    }
    self[.connectDomainEventCallbackRegisterAny] = .subscription {
      (arguments: Remote.ConnectDomainEventCallbackRegisterAnyArguments, call) throws(VirtError) in
      let kind = try EventID.known(arguments.eventID)
      let domain = arguments.domain.map { DomainReference($0) }
      return Remote.ConnectDomainEventCallbackRegisterAnyResult(
        callbackID: try call.session.register(kind, of: domain, call))
    }
    self[.connectDomainEventCallbackDeregisterAny] = .read {
      (arguments: Remote.ConnectDomainEventCallbackDeregisterAnyArguments, call) throws(VirtError) in
      try call.session.deregister(arguments.callbackID, call)
      return XDRNothing()
    }
  }
}

extension EventID {
  /// The kind of a number.
  static func known(_ number: Int32) throws(VirtError) -> EventID {
    guard let kind = EventID(rawValue: number) else {
      throw VirtError(.internalError, "unsupported event ID \(number)", origin: .rpc)
    }
    return kind
  }

  /// The kind of a number that the old calls know: those that came later have no message without a number.
  static func ofOldCalls(_ number: Int32) throws(VirtError) -> EventID {
    guard number <= EventID.deviceRemoved.rawValue else {
      throw VirtError(.internalError, "unsupported event ID \(number)", origin: .rpc)
    }
    return try known(number)
  }
}
