import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  mutating func addDomainLookUps() {
    self[.domainLookupByID] = .read { (arguments: Remote.DomainLookupByIDArguments, call) throws(VirtError) in
      Remote.DomainLookupByIDResult(domain: .init(try call.service.lookUp(id: arguments.id)))
    }
    self[.domainLookupByName] = .read { (arguments: Remote.DomainLookupByNameArguments, call) throws(VirtError) in
      Remote.DomainLookupByNameResult(domain: .init(try call.service.lookUp(name: arguments.name)))
    }
    self[.domainLookupByUUID] = .read { (arguments: Remote.DomainLookupByUUIDArguments, call) throws(VirtError) in
      Remote.DomainLookupByUUIDResult(domain: .init(try call.service.lookUp(uuid: arguments.uuid)))
    }
    self[.connectListAllDomains] = .read { (arguments: Remote.ConnectListAllDomainsArguments, call) throws(VirtError) in
      let flags = ListFlags(rawValue: arguments.flags)
      guard arguments.needResults != 0 else {
        return Remote.ConnectListAllDomainsResult(domains: [], result: UInt32(clamping: try call.service.count(flags)))
      }
      let domains = try call.service.list(flags).map { Remote.DomainReference($0) }
      return Remote.ConnectListAllDomainsResult(domains: domains, result: UInt32(clamping: domains.count))
    }
    self[.connectNumberOfDomains] = .read { call throws(VirtError) in
      Remote.ConnectNumberOfDomainsResult(num: Int32(clamping: call.service.activeCount))
    }
    self[.connectNumberOfDefinedDomains] = .read { call throws(VirtError) in
      Remote.ConnectNumberOfDefinedDomainsResult(num: Int32(clamping: call.service.inactiveCount))
    }
    self[.connectListDomains] = .read { (arguments: Remote.ConnectListDomainsArguments, call) throws(VirtError) in
      let limit = try call.limit(arguments.maxids, atMost: WireLimit.domainList)
      return Remote.ConnectListDomainsResult(ids: call.service.activeIDs(limit: limit))
    }
    self[.connectListDefinedDomains] = .read {
      (arguments: Remote.ConnectListDefinedDomainsArguments, call) throws(VirtError) in
      let limit = try call.limit(arguments.maxnames, atMost: WireLimit.domainList)
      return Remote.ConnectListDefinedDomainsResult(names: call.service.inactiveNames(limit: limit))
    }
  }

  mutating func addDomainReads() {
    addDomainDescriptions()
    self[.domainIsActive] = .read { (arguments: Remote.DomainIsActiveArguments, call) throws(VirtError) in
      Remote.DomainIsActiveResult(active: Int32(try call.service.isActive(.init(arguments.domain))))
    }
    self[.domainIsPersistent] = .read { (arguments: Remote.DomainIsPersistentArguments, call) throws(VirtError) in
      Remote.DomainIsPersistentResult(persistent: Int32(try call.service.isPersistent(.init(arguments.domain))))
    }
    self[.domainIsUpdated] = .read { (arguments: Remote.DomainIsUpdatedArguments, call) throws(VirtError) in
      Remote.DomainIsUpdatedResult(updated: Int32(try call.service.isUpdated(.init(arguments.domain))))
    }
    self[.domainGetAutostart] = .read { (arguments: Remote.DomainGetAutostartArguments, call) throws(VirtError) in
      Remote.DomainGetAutostartResult(autostart: Int32(try call.service.autostart(.init(arguments.domain))))
    }
    self[.domainGetMaxMemory] = .read { (arguments: Remote.DomainGetMaxMemoryArguments, call) throws(VirtError) in
      Remote.DomainGetMaxMemoryResult(memory: try call.service.maximumMemory(.init(arguments.domain)))
    }
    self[.domainGetMaxVCPUs] = .read { (arguments: Remote.DomainGetMaxVCPUsArguments, call) throws(VirtError) in
      Remote.DomainGetMaxVCPUsResult(num: try call.service.maximumVirtualCPUs(.init(arguments.domain)))
    }
    self[.domainHasManagedSaveImage] = .read {
      (arguments: Remote.DomainHasManagedSaveImageArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      return Remote.DomainHasManagedSaveImageResult(
        result: Int32(try call.service.hasManagedSave(.init(arguments.domain))))
    }
    self[.domainGetControlInfo] = .read { (arguments: Remote.DomainGetControlInfoArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      let control = try call.service.controlInformation(.init(arguments.domain))
      return Remote.DomainGetControlInfoResult(
        state: control.state.rawValue, details: control.details.rawValue, stateTime: control.stateTime)
    }
  }

  private mutating func addDomainDescriptions() {
    self[.domainGetInfo] = .read { (arguments: Remote.DomainGetInfoArguments, call) throws(VirtError) in
      let info = try call.service.information(.init(arguments.domain))
      return Remote.DomainGetInfoResult(
        state: UInt8(clamping: info.state.number), maxMemory: info.maximumMemory, memory: info.memory,
        vcpus: UInt16(clamping: info.virtualCPUs), cpuTime: info.cpuTime)
    }
    self[.domainGetState] = .read { (arguments: Remote.DomainGetStateArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      let state = try call.service.state(.init(arguments.domain))
      return Remote.DomainGetStateResult(state: state.number, reason: state.reasonNumber)
    }
    let fromMemory = Handler.read { (arguments: Remote.DomainGetXMLDescArguments, call) throws(VirtError) in
      let flags = XMLFlags(rawValue: arguments.flags)
      return Remote.DomainGetXMLDescResult(
        xml: try call.service.xml(.init(arguments.domain), flags: flags, caller: call.caller))
    }
    let fromHost = Handler.work { (arguments: Remote.DomainGetXMLDescArguments, call) async throws(VirtError) in
      let flags = XMLFlags(rawValue: arguments.flags)
      return Remote.DomainGetXMLDescResult(
        xml: try await call.service.xmlWithProcessor(.init(arguments.domain), flags: flags, caller: call.caller))
    }
    self[.domainGetXMLDesc] = Handler { call, payload in
      // What the host makes of the processor is not in memory.
      let arguments: Remote.DomainGetXMLDescArguments? = try? call.decode(payload)
      let asksHost = XMLFlags(rawValue: arguments?.flags ?? 0).contains(.updateCPU)
      return (asksHost ? fromHost : fromMemory).begin(call, payload)
    }
    self[.domainGetOSType] = .read { (arguments: Remote.DomainGetOSTypeArguments, call) throws(VirtError) in
      Remote.DomainGetOSTypeResult(type: try call.service.osType(.init(arguments.domain)))
    }
    // There is no security driver: the label is empty, as libvirt's is then.
    self[.domainGetSecurityLabel] = .read {
      (arguments: Remote.DomainGetSecurityLabelArguments, call) throws(VirtError) in
      _ = try call.service.state(.init(arguments.domain))
      return Remote.DomainGetSecurityLabelResult(label: [0], enforcing: 0)
    }
    self[.domainGetSecurityLabelList] = .read {
      (arguments: Remote.DomainGetSecurityLabelListArguments, call) throws(VirtError) in
      _ = try call.service.state(.init(arguments.domain))
      return Remote.DomainGetSecurityLabelListResult(labels: [], result: 0)
    }
  }
}
