import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  mutating func addVirtualCPUs() {
    self[.domainGetVCPUs] = .work { (arguments: Remote.DomainGetVCPUsArguments, call) async throws(VirtError) in
      let (room, length) = try call.roomForMaps(arguments.maxinfo, arguments.maplen)
      let cpus = try await call.service.virtualCPUs(.init(arguments.domain), limit: room)
      let count = call.service.hostProcessors
      return Remote.DomainGetVCPUsResult(
        // 1: it runs (VIR_VCPU_RUNNING).
        info: cpus.map { .init(number: $0.number, state: 1, cpuTime: $0.time, cpu: $0.processor) },
        cpumaps: cpus.flatMap { ProcessorMaps.bytes($0.affinity, hostProcessors: count, length: length) })
    }
    addVirtualCPUCount()
    self[.domainGetVCPUPinInfo] = .read { (arguments: Remote.DomainGetVCPUPinInfoArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      let (room, length) = try call.roomForMaps(arguments.ncpumaps, arguments.maplen)
      let pins = try call.service.virtualCPUPins(.init(arguments.domain), flags: arguments.flags, limit: room)
      let count = call.service.hostProcessors
      return Remote.DomainGetVCPUPinInfoResult(
        cpumaps: pins.flatMap { ProcessorMaps.bytes($0, hostProcessors: count, length: length) },
        num: Int32(clamping: pins.count))
    }
    self[.domainGetEmulatorPinInfo] = .read {
      (arguments: Remote.DomainGetEmulatorPinInfoArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      let (_, length) = try call.roomForMaps(1, arguments.maplen)
      let pin = try call.service.emulatorPin(.init(arguments.domain), flags: arguments.flags)
      let map = ProcessorMaps.bytes(pin, hostProcessors: call.service.hostProcessors, length: length)
      return Remote.DomainGetEmulatorPinInfoResult(cpumaps: map, result: 1)
    }
    self[.domainGetIOThreadInfo] = .work {
      (arguments: Remote.DomainGetIOThreadInfoArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      let threads = try await call.service.ioThreads(.init(arguments.domain), flags: arguments.flags)
      let count = call.service.hostProcessors
      let infos = threads.prefix(WireLimit.iothreadInfo).map { thread in
        Remote.DomainIOThreadInfo(
          iothreadID: thread.id,
          cpumap: ProcessorMaps.bytes(thread.affinity, hostProcessors: count, length: (count + 7) / 8))
      }
      return Remote.DomainGetIOThreadInfoResult(info: infos, result: UInt32(clamping: infos.count))
    }
    self[.domainGetCPUStats] = .read { (arguments: Remote.DomainGetCPUStatsArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: ParameterList.textsAllowed)
      guard arguments.startCPU >= -1, arguments.ncpus <= UInt32(WireLimit.domainGetCPUStatsNcpus),
        arguments.parameterCount <= UInt32(WireLimit.domainGetCPUStats)
      else {
        throw VirtError(.invalidArg, "CPUs \(arguments.startCPU) and \(arguments.ncpus) more, at most 128 at once")
      }
      let domain = DomainReference(arguments.domain)
      let parameters =
        try arguments.startCPU == -1
        ? call.service.totalProcessorTime(domain) : call.service.processorTimeOnEach(domain)
      let list = ParameterList(
        parameters, room: Int32(clamping: arguments.parameterCount), most: WireLimit.domainGetCPUStats)
      return Remote.DomainGetCPUStatsResult(parameters: list.sent, parameterCount: list.count)
    }
  }

  private mutating func addVirtualCPUCount() {
    self[.domainGetVCPUsFlags] = .either(
      // Those of the definition are in memory; those that the guest knows of are asked for.
      waits: { (arguments: Remote.DomainGetVCPUsFlagsArguments) in
        VirtualCPUFlags(rawValue: arguments.flags).contains(.guest)
      },
      read: { (arguments, call) throws(VirtError) in
        Remote.DomainGetVCPUsFlagsResult(
          num: try call.service.virtualCPUCount(
            .init(arguments.domain), flags: VirtualCPUFlags(rawValue: arguments.flags)))
      },
      work: { (arguments, call) async throws(VirtError) in
        Remote.DomainGetVCPUsFlagsResult(
          num: try await call.service.guestProcessorCount(
            .init(arguments.domain), flags: VirtualCPUFlags(rawValue: arguments.flags), caller: call.caller))
      })
  }
}

extension Call {
  /// Room for maps of CPUs, and the length of each in bytes.
  fileprivate func roomForMaps(_ maps: Int32, _ length: Int32) throws(VirtError) -> (maps: Int, length: Int) {
    let maps = try limit(maps, atMost: WireLimit.vcpuinfo)
    let length = try limit(length, atMost: WireLimit.cpumap)
    guard maps * length <= WireLimit.cpumaps else {
      throw VirtError(.rpc, "\(function): maps of more than \(WireLimit.cpumaps) bytes", origin: .rpc)
    }
    return (maps, length)
  }
}
