import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  mutating func addDomainBlocks() {
    self[.domainBlockStats] = .work { (arguments: Remote.DomainBlockStatsArguments, call) async throws(VirtError) in
      let counts = try await call.service.blockCounts(.init(arguments.domain), path: arguments.path)
      return Remote.DomainBlockStatsResult(
        readRequests: Int64(clamping: counts.readRequests), readBytes: Int64(clamping: counts.readBytes),
        writeRequests: Int64(clamping: counts.writeRequests), writeBytes: Int64(clamping: counts.writeBytes),
        errors: -1)
    }
    self[.domainBlockStatsFlags] = .work {
      (arguments: Remote.DomainBlockStatsFlagsArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: ParameterList.textsAllowed)
      let room = try call.room(arguments.parameterCount, atMost: WireLimit.domainBlockStatsParameters)
      let counts = try await call.service.blockCounts(.init(arguments.domain), path: arguments.path)
      let list = ParameterList(counts.parameters, room: room, most: WireLimit.domainBlockStatsParameters)
      return Remote.DomainBlockStatsFlagsResult(parameters: list.sent, parameterCount: list.count)
    }
    self[.domainGetBlockInfo] = .work { (arguments: Remote.DomainGetBlockInfoArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      let sizes = try await call.service.imageSizes(.init(arguments.domain), path: arguments.path)
      return Remote.DomainGetBlockInfoResult(
        allocation: sizes.allocation, capacity: sizes.capacity, physical: sizes.physical)
    }
    // There are no jobs on disks yet.
    self[.domainGetBlockJobInfo] = .read { (arguments: Remote.DomainGetBlockJobInfoArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 1)
      try call.service.checkDisk(.init(arguments.domain), path: arguments.path)
      return Remote.DomainGetBlockJobInfoResult(found: 0, type: 0, bandwidth: 0, current: 0, end: 0)
    }
    self[.domainGetDiskErrors] = .work {
      (arguments: Remote.DomainGetDiskErrorsArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      let room = try call.limit(Int32(clamping: arguments.maxerrors), atMost: WireLimit.domainDiskErrors)
      let (disks, errors) = try await call.service.diskErrors(.init(arguments.domain))
      guard room > 0 else { return Remote.DomainGetDiskErrorsResult(errors: [], errorCount: Int32(clamping: disks)) }
      let sent = errors.prefix(room).map { Remote.DomainDiskError(disk: $0.target, error: $0.code) }
      return Remote.DomainGetDiskErrorsResult(errors: sent, errorCount: Int32(clamping: sent.count))
    }
    self[.domainInterfaceStats] = .read { (arguments: Remote.DomainInterfaceStatsArguments, call) throws(VirtError) in
      let counters = try call.service.interfaceCounters(.init(arguments.domain), device: arguments.device)
      let (received, sent) = (counters.received, counters.sent)
      return Remote.DomainInterfaceStatsResult(
        rxBytes: Int64(clamping: received.bytes), rxPackets: Int64(clamping: received.packets),
        rxErrs: Int64(clamping: received.errors), rxDrop: Int64(clamping: received.dropped),
        txBytes: Int64(clamping: sent.bytes), txPackets: Int64(clamping: sent.packets),
        txErrs: Int64(clamping: sent.errors), txDrop: Int64(clamping: sent.dropped))
    }
  }
}
