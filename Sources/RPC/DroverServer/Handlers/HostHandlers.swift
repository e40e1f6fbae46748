import DomainModel
import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  /// The host's CPUs and memory.
  mutating func addHostFigures() {
    self[.nodeGetCPUMap] = .read { (arguments: Remote.NodeGetCPUMapArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      let map = try call.service.host.processorMap()
      var bytes: [UInt8] = []
      if arguments.needMap != 0 {
        bytes = ProcessorMaps.bytes(
          .init(map.online), hostProcessors: map.total, length: min((map.total + 7) / 8, WireLimit.cpumap))
      }
      return Remote.NodeGetCPUMapResult(
        cpumap: bytes, online: arguments.needOnline != 0 ? UInt32(clamping: map.online.count) : 0,
        result: Int32(clamping: map.total))
    }
    self[.nodeGetCPUStats] = .read { (arguments: Remote.NodeGetCPUStatsArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      guard arguments.cpuNumber >= -1 else { throw VirtError(.invalidArg, "\(arguments.cpuNumber) is no CPU") }
      let room = try call.limit(arguments.parameterCount, atMost: WireLimit.nodeCPUStats)
      let times = try call.service.host.processorTimes(arguments.cpuNumber == -1 ? nil : Int(arguments.cpuNumber))
      let stats: [Remote.NodeCPUStat] = [
        .init(field: "kernel", value: times.kernel), .init(field: "user", value: times.user),
        .init(field: "idle", value: times.idle), .init(field: "iowait", value: times.iowait),
      ]
      return Remote.NodeGetCPUStatsResult(
        parameters: Array(stats.prefix(room)), parameterCount: room == 0 ? 4 : Int32(min(room, 4)))
    }
    self[.nodeGetMemoryStats] = .read { (arguments: Remote.NodeGetMemoryStatsArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      guard arguments.cellNumber >= -1 else { throw VirtError(.invalidArg, "\(arguments.cellNumber) is no NUMA cell") }
      let room = try call.limit(arguments.parameterCount, atMost: WireLimit.nodeMemoryStats)
      let cell = arguments.cellNumber == -1 ? nil : Int(arguments.cellNumber)
      let stats = try call.service.host.memoryFigures(cell: cell).map { figure in
        Remote.NodeMemoryStat(field: figure.name, value: figure.kibibytes)
      }
      return Remote.NodeGetMemoryStatsResult(
        parameters: Array(stats.prefix(room)),
        parameterCount: Int32(clamping: room == 0 ? stats.count : min(room, stats.count)))
    }
    self[.nodeGetMemoryParameters] = .read {
      (arguments: Remote.NodeGetMemoryParametersArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: ParameterList.textsAllowed)
      let room = try call.room(arguments.parameterCount, atMost: WireLimit.nodeMemoryParameters)
      let parameters = try call.service.host.sharedMemoryParameters()
      let list = ParameterList(parameters, room: room, most: WireLimit.nodeMemoryParameters)
      return Remote.NodeGetMemoryParametersResult(parameters: list.sent, parameterCount: list.count)
    }
    self[.nodeSetMemoryParameters] = .work {
      (arguments: Remote.NodeSetMemoryParametersArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      try await call.service.host.setSharedMemory(arguments.parameters.map { TypedParameter($0) })
    }
    addHostPages()
    addHostMachine()
  }

  private mutating func addHostPages() {
    self[.nodeGetFreePages] = .read { (arguments: Remote.NodeGetFreePagesArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      guard !arguments.pages.isEmpty, arguments.cellCount > 0 else {
        throw VirtError(.invalidArg, "no sizes of pages, or no cells")
      }
      return Remote.NodeGetFreePagesResult(
        counts: try call.service.freePages(
          sizes: arguments.pages, start: arguments.startCell, cells: arguments.cellCount, most: WireLimit.nodeCells))
    }
    self[.nodeAllocPages] = .work { (arguments: Remote.NodeAllocPagesArguments, call) async throws(VirtError) in
      // 1 sets the number instead of adding to it.
      try call.refuseFlags(arguments.flags, but: 1)
      guard arguments.pageSizes.count == arguments.pageCounts.count, !arguments.pageSizes.isEmpty,
        arguments.cellCount > 0
      else { throw VirtError(.invalidArg, "each size of pages goes with a count") }
      let pages = zip(arguments.pageSizes, arguments.pageCounts).map { (size: $0, count: $1) }
      return Remote.NodeAllocPagesResult(
        result: try await call.service.allocatePages(
          pages, start: arguments.startCell, cells: arguments.cellCount, adds: arguments.flags & 1 == 0))
    }
    self[.nodeGetCellsFreeMemory] = .read {
      (arguments: Remote.NodeGetCellsFreeMemoryArguments, call) throws(VirtError) in
      let room = try call.limit(arguments.maxcells, atMost: WireLimit.nodeCells)
      return Remote.NodeGetCellsFreeMemoryResult(
        cells: try call.service.freeMemory(ofCellsFrom: arguments.startCell, count: room))
    }
  }

  private mutating func addHostMachine() {
    self[.connectGetSysinfo] = .work { (arguments: Remote.ConnectGetSysinfoArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      return Remote.ConnectGetSysinfoResult(sysinfo: try await call.service.host.firmwareTables())
    }
    self[.nodeGetSEVInfo] = .work { (arguments: Remote.NodeGetSEVInfoArguments, call) async throws(VirtError) in
      // Clients send a count that nobody has set.
      let parameters = try await call.service.encryptionInformation()
      try call.refuseFlags(arguments.flags, but: ParameterList.textsAllowed)
      let room = try call.room(arguments.parameterCount, atMost: WireLimit.nodeSEVInfo)
      let list = ParameterList(parameters, room: room, most: WireLimit.nodeSEVInfo, flags: arguments.flags)
      return Remote.NodeGetSEVInfoResult(parameters: list.sent, parameterCount: list.count)
    }
    // A host is sent to sleep by who looks after it, not by its guests' manager.
    self[.nodeSuspendForDuration] = .read {
      (arguments: Remote.NodeSuspendForDurationArguments, call) throws(VirtError) -> XDRNothing in
      try call.refuseFlags(arguments.flags)
      switch arguments.target {
      case 0: throw VirtError(.argumentUnsupported, "Suspend-to-RAM", origin: .none)
      case 1: throw VirtError(.argumentUnsupported, "Suspend-to-Disk", origin: .none)
      case 2: throw VirtError(.argumentUnsupported, "Hybrid-Suspend", origin: .none)
      default: throw VirtError(.invalidArg, "Invalid suspend target", origin: .none)
      }
    }
  }
}
