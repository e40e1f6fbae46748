import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  mutating func addDomainLife() {
    addDomainStarts()
    self[.domainSuspend] = .work { (arguments: Remote.DomainSuspendArguments, call) async throws(VirtError) in
      try await call.service.suspend(.init(arguments.domain), caller: call.caller)
    }
    self[.domainResume] = .work { (arguments: Remote.DomainResumeArguments, call) async throws(VirtError) in
      try await call.service.resume(.init(arguments.domain), caller: call.caller)
    }
    self[.domainShutdown] = .work { (arguments: Remote.DomainShutdownArguments, call) async throws(VirtError) in
      try await call.service.shutdown(.init(arguments.domain), flags: [], caller: call.caller)
    }
    self[.domainShutdownFlags] = .work {
      (arguments: Remote.DomainShutdownFlagsArguments, call) async throws(VirtError) in
      let flags = ShutdownFlags(rawValue: arguments.flags)
      try await call.service.shutdown(.init(arguments.domain), flags: flags, caller: call.caller)
    }
    self[.domainReboot] = .work { (arguments: Remote.DomainRebootArguments, call) async throws(VirtError) in
      let flags = ShutdownFlags(rawValue: arguments.flags)
      try await call.service.reboot(.init(arguments.domain), flags: flags, caller: call.caller)
    }
    self[.domainReset] = .work { (arguments: Remote.DomainResetArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      try await call.service.reset(.init(arguments.domain), caller: call.caller)
    }
    self[.domainDestroy] = .urgent { (arguments: Remote.DomainDestroyArguments, call) async throws(VirtError) in
      try await call.service.destroy(.init(arguments.domain), flags: [], caller: call.caller)
    }
    self[.domainDestroyFlags] = .urgent {
      (arguments: Remote.DomainDestroyFlagsArguments, call) async throws(VirtError) in
      let flags = DestroyFlags(rawValue: arguments.flags)
      try await call.service.destroy(.init(arguments.domain), flags: flags, caller: call.caller)
    }
  }

  private mutating func addDomainStarts() {
    self[.domainCreate] = .work { (arguments: Remote.DomainCreateArguments, call) async throws(VirtError) in
      _ = try await call.service.create(.init(arguments.domain), flags: [], caller: call.caller)
    }
    self[.domainCreateWithFlags] = .work {
      (arguments: Remote.DomainCreateWithFlagsArguments, call) async throws(VirtError) in
      let flags = CreateFlags(rawValue: arguments.flags)
      let domain = try await call.service.create(.init(arguments.domain), flags: flags, caller: call.caller)
      return Remote.DomainCreateWithFlagsResult(domain: .init(domain))
    }
    self[.domainCreateXML] = .work { (arguments: Remote.DomainCreateXMLArguments, call) async throws(VirtError) in
      let flags = CreateFlags(rawValue: arguments.flags)
      let domain = try await call.service.create(xml: arguments.xml, flags: flags, caller: call.caller)
      return Remote.DomainCreateXMLResult(domain: .init(domain))
    }
  }

  mutating func addDomainDefinitions() {
    self[.domainDefineXML] = .work { (arguments: Remote.DomainDefineXMLArguments, call) async throws(VirtError) in
      let domain = try await call.service.define(arguments.xml, flags: [], caller: call.caller)
      return Remote.DomainDefineXMLResult(domain: .init(domain))
    }
    self[.domainDefineXMLFlags] = .work {
      (arguments: Remote.DomainDefineXMLFlagsArguments, call) async throws(VirtError) in
      let flags = DefineFlags(rawValue: arguments.flags)
      let domain = try await call.service.define(arguments.xml, flags: flags, caller: call.caller)
      return Remote.DomainDefineXMLFlagsResult(domain: .init(domain))
    }
    self[.domainUndefine] = .work { (arguments: Remote.DomainUndefineArguments, call) async throws(VirtError) in
      try await call.service.undefine(.init(arguments.domain), flags: [], caller: call.caller)
    }
    self[.domainUndefineFlags] = .work {
      (arguments: Remote.DomainUndefineFlagsArguments, call) async throws(VirtError) in
      let flags = UndefineFlags(rawValue: arguments.flags)
      try await call.service.undefine(.init(arguments.domain), flags: flags, caller: call.caller)
    }
    self[.domainSetAutostart] = .work { (arguments: Remote.DomainSetAutostartArguments, call) async throws(VirtError) in
      try await call.service.setAutostart(.init(arguments.domain), arguments.autostart != 0, caller: call.caller)
    }
    self[.domainGetAutostartOnce] = .read {
      (arguments: Remote.DomainGetAutostartOnceArguments, call) throws(VirtError) in
      Remote.DomainGetAutostartOnceResult(autostart: Int32(try call.service.autostartOnce(.init(arguments.domain))))
    }
    self[.domainSetAutostartOnce] = .work {
      (arguments: Remote.DomainSetAutostartOnceArguments, call) async throws(VirtError) in
      try await call.service.setAutostartOnce(.init(arguments.domain), arguments.autostart != 0, caller: call.caller)
    }
    self[.connectDomainXMLFromNative] = .work {
      (arguments: Remote.ConnectDomainXMLFromNativeArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      return Remote.ConnectDomainXMLFromNativeResult(
        domainXML: try await call.service.definition(
          format: arguments.nativeFormat, native: arguments.nativeConfig, caller: call.caller))
    }
    self[.connectDomainXMLToNative] = .work {
      (arguments: Remote.ConnectDomainXMLToNativeArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      return Remote.ConnectDomainXMLToNativeResult(
        nativeConfig: try await call.service.nativeArguments(
          format: arguments.nativeFormat, xml: arguments.domainXML, caller: call.caller))
    }
  }
}

extension HandlerTable<QEMUProcedure> {
  mutating func addMonitor() {
    self[.domainMonitorCommand] = .work {
      (arguments: QEMUProgram.DomainMonitorCommandArguments, call) async throws(VirtError) in
      let flags = MonitorCommandFlags(rawValue: arguments.flags)
      return QEMUProgram.DomainMonitorCommandResult(
        result: try await call.service.monitorCommand(
          .init(arguments.domain), arguments.cmd, flags: flags, caller: call.caller))
    }
    self[.connectDomainMonitorEventRegister] = .subscription {
      (arguments: QEMUProgram.ConnectDomainMonitorEventRegisterArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      let filter = try MonitorEventFilter(arguments.event, flags: arguments.flags)
      let domain = arguments.domain.map { DomainReference($0) }
      return QEMUProgram.ConnectDomainMonitorEventRegisterResult(
        callbackID: try call.session.registerMonitor(filter, of: domain, call))
    }
    self[.connectDomainMonitorEventDeregister] = .read {
      (arguments: QEMUProgram.ConnectDomainMonitorEventDeregisterArguments, call) throws(VirtError) in
      try call.session.deregisterMonitor(arguments.callbackID, call)
      return XDRNothing()
    }
  }
}

extension MonitorEventFilter {
  /// What a client asks for: bit 0 says that the name is a regular expression, bit 1 that letters of either case are the
  /// same.
  init(_ name: String?, flags: UInt32) throws(VirtError) {
    let ignoresCase = flags & 2 != 0
    guard let name else {
      self = .all
      return
    }
    self =
      flags & 1 != 0
      ? .pattern(try EventPattern(name, ignoresCase: ignoresCase)) : .name(name, ignoringCase: ignoresCase)
  }
}
