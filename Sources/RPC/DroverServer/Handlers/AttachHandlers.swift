import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<QEMUProcedure> {
  /// Taking over a guest that runs: libvirt's call of old.
  mutating func addAttach() {
    self[.domainAttach] = .work { (arguments: QEMUProgram.DomainAttachArguments, call) async throws(VirtError) in
      guard let pid = Int32(exactly: arguments.pid) else {
        throw VirtError(.invalidArg, "\(arguments.pid) is the number of no process")
      }
      let domain = try await call.service.attach(
        pid: pid, flags: AttachFlags(rawValue: arguments.flags), caller: call.caller
      ).domain
      return QEMUProgram.DomainAttachResult(domain: .init(domain))
    }
  }
}

extension HandlerTable<DroverProcedure> {
  /// Taking over, letting go and finding guests that somebody else started.
  mutating func addAttach() {
    self[.domainAttach] = .work { (arguments: DroverProgram.DomainAttachArguments, call) async throws(VirtError) in
      let attached = try await call.service.attach(
        pid: arguments.pid, flags: AttachFlags(rawValue: arguments.flags),
        patience: .milliseconds(Int64(arguments.patience)), caller: call.caller)
      return DroverProgram.DomainAttachResult(
        domain: .init(attached.domain), report: Array(attached.report.prefix(WireLimit.reportList)))
    }
    self[.domainDetach] = .work { (arguments: DroverProgram.DomainDetachArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      try await call.service.detach(.init(arguments.domain), caller: call.caller)
    }
    self[.connectDiscover] = .work {
      (arguments: DroverProgram.ConnectDiscoverArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      let guests = try await call.service.discover().prefix(WireLimit.guestList)
      return DroverProgram.ConnectDiscoverResult(guests: guests.map(Remote.DiscoveredGuest.init))
    }
  }
}

extension Remote.DiscoveredGuest {
  fileprivate init(_ guest: DiscoveredGuest) {
    self.init(
      pid: guest.pid, name: guest.name, uuid: guest.uuid.map { "\($0)" }, uid: guest.uid, startedAt: guest.startedAt,
      residentMemory: guest.residentMemory, executable: guest.executable, monitor: guest.monitor,
      monitorPlace: guest.monitorPlace, holder: guest.holder, obstacle: guest.obstacle)
  }
}
