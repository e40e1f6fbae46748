import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  mutating func addDomainStatistics() {
    self[.domainMemoryStats] = .work { (arguments: Remote.DomainMemoryStatsArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      let limit = try call.limit(Int32(clamping: arguments.maxStats), atMost: WireLimit.domainMemoryStats)
      let values = try await call.service.memoryStatistics(.init(arguments.domain), limit: limit, caller: call.caller)
      return Remote.DomainMemoryStatsResult(stats: values.map { .init(tag: $0.tag, value: $0.value) })
    }
    self[.connectGetAllDomainStats] = .work {
      (arguments: Remote.ConnectGetAllDomainStatsArguments, call) async throws(VirtError) in
      let records = try await call.service.statistics(
        of: arguments.domains.map { .init($0) }, groups: .init(rawValue: arguments.stats),
        flags: .init(rawValue: arguments.flags), caller: call.caller)
      return Remote.ConnectGetAllDomainStatsResult(
        retStats: records.map { record in
          .init(domain: .init(record.domain), parameters: record.parameters.map { .init($0) })
        })
    }
    self[.domainGetJobInfo] = .read { (arguments: Remote.DomainGetJobInfoArguments, call) throws(VirtError) in
      let job = try call.service.jobInformation(.init(arguments.domain))
      return Remote.DomainGetJobInfoResult(
        type: job.type, timeElapsed: job.elapsed, timeRemaining: 0, dataTotal: 0, dataProcessed: 0, dataRemaining: 0,
        memTotal: 0, memProcessed: 0, memRemaining: 0, fileTotal: 0, fileProcessed: 0, fileRemaining: 0)
    }
    self[.domainGetJobStats] = .read { (arguments: Remote.DomainGetJobStatsArguments, call) throws(VirtError) in
      // 1 asks for the last job that has ended, 2 that it be kept: the jobs that are kept so (migration, save, dump,
      // backup) do not exist yet, so there is none.
      try call.refuseFlags(arguments.flags, but: 3)
      let job = try call.service.jobInformation(.init(arguments.domain))
      guard job.type != 0, arguments.flags & 1 == 0 else {
        return Remote.DomainGetJobStatsResult(type: 0, parameters: [])
      }
      return Remote.DomainGetJobStatsResult(
        type: job.type,
        parameters: [
          .init(field: "operation", value: .int32(job.operation.rawValue)),
          .init(field: "time_elapsed", value: .uint64(job.elapsed)),
        ])
    }
  }
}
