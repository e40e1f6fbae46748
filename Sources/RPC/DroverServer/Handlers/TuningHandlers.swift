import Domains
import DroverCore
import LibvirtWire

// What tunes a guest, to be looked at. Flags: 1 the running guest's, 2 the next start's, 4 texts are known.
extension HandlerTable<RemoteProcedure> {
  mutating func addDomainTuning() {
    self[.domainGetSchedulerType] = .read {
      (arguments: Remote.DomainGetSchedulerTypeArguments, call) throws(VirtError) in
      let (type, count) = try call.service.schedulerType(.init(arguments.domain))
      return Remote.DomainGetSchedulerTypeResult(type: type, parameterCount: count)
    }
    self[.domainGetSchedulerParameters] = .read {
      (arguments: Remote.DomainGetSchedulerParametersArguments, call) throws(VirtError) in
      let room = try call.room(arguments.parameterCount, atMost: WireLimit.domainSchedulerParameters)
      let parameters = try call.service.schedulerParameters(.init(arguments.domain), flags: 0)
      let list = ParameterList(parameters, room: room, most: WireLimit.domainSchedulerParameters)
      return Remote.DomainGetSchedulerParametersResult(parameters: list.sent)
    }
    self[.domainGetSchedulerParametersFlags] = .read {
      (arguments: Remote.DomainGetSchedulerParametersFlagsArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 7)
      let room = try call.room(arguments.parameterCount, atMost: WireLimit.domainSchedulerParameters)
      let parameters = try call.service.schedulerParameters(.init(arguments.domain), flags: arguments.flags)
      let list = ParameterList(parameters, room: room, most: WireLimit.domainSchedulerParameters)
      return Remote.DomainGetSchedulerParametersFlagsResult(parameters: list.sent)
    }
    self[.domainGetPerfEvents] = .read { (arguments: Remote.DomainGetPerfEventsArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 7)
      let events = try call.service.performanceEvents(.init(arguments.domain), flags: arguments.flags)
      return Remote.DomainGetPerfEventsResult(parameters: events.map { .init($0) })
    }
    addMemoryTuning()
    addDeviceTuning()
  }

  private mutating func addMemoryTuning() {
    self[.domainGetMemoryParameters] = .read {
      (arguments: Remote.DomainGetMemoryParametersArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 7)
      let room = try call.room(arguments.parameterCount, atMost: WireLimit.domainMemoryParameters)
      let parameters = try call.service.memoryParameters(.init(arguments.domain), flags: arguments.flags)
      let list = ParameterList(parameters, room: room, most: WireLimit.domainMemoryParameters, flags: arguments.flags)
      return Remote.DomainGetMemoryParametersResult(parameters: list.sent, parameterCount: list.count)
    }
    self[.domainGetNUMAParameters] = .read {
      (arguments: Remote.DomainGetNUMAParametersArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 7)
      let room = try call.room(arguments.parameterCount, atMost: WireLimit.domainNUMAParameters)
      let parameters = try call.service.numaParameters(.init(arguments.domain), flags: arguments.flags)
      let list = ParameterList(parameters, room: room, most: WireLimit.domainNUMAParameters, flags: arguments.flags)
      return Remote.DomainGetNUMAParametersResult(parameters: list.sent, parameterCount: list.count)
    }
  }

  private mutating func addDeviceTuning() {
    self[.domainGetBlkioParameters] = .read {
      (arguments: Remote.DomainGetBlkioParametersArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 7)
      let room = try call.room(arguments.parameterCount, atMost: WireLimit.domainBlkioParameters)
      let parameters = try call.service.blockParameters(.init(arguments.domain), flags: arguments.flags)
      let list = ParameterList(parameters, room: room, most: WireLimit.domainBlkioParameters, flags: arguments.flags)
      return Remote.DomainGetBlkioParametersResult(parameters: list.sent, parameterCount: list.count)
    }
    self[.domainGetBlockIOTune] = .read { (arguments: Remote.DomainGetBlockIOTuneArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 7)
      let room = try call.room(arguments.parameterCount, atMost: WireLimit.domainBlockIOTuneParameters)
      // Without a disk, a client asks how many parameters any has.
      let parameters =
        if let disk = arguments.disk {
          try call.service.blockLimits(.init(arguments.domain), disk: disk, flags: arguments.flags)
        } else {
          try call.service.blockLimitNames(.init(arguments.domain), flags: arguments.flags)
        }
      let most = WireLimit.domainBlockIOTuneParameters
      let list = ParameterList(parameters, room: room, most: most, flags: arguments.flags)
      return Remote.DomainGetBlockIOTuneResult(parameters: list.sent, parameterCount: list.count)
    }
    self[.domainGetInterfaceParameters] = .read {
      (arguments: Remote.DomainGetInterfaceParametersArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 7)
      let room = try call.room(arguments.parameterCount, atMost: WireLimit.domainInterfaceParameters)
      let domain = DomainReference(arguments.domain)
      let parameters = try call.service.interfaceParameters(domain, device: arguments.device, flags: arguments.flags)
      let most = WireLimit.domainInterfaceParameters
      let list = ParameterList(parameters, room: room, most: most, flags: arguments.flags)
      return Remote.DomainGetInterfaceParametersResult(parameters: list.sent, parameterCount: list.count)
    }
  }
}
