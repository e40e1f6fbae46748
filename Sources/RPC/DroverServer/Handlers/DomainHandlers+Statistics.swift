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
    self[.domainGetJobInfo] = .work { (arguments: Remote.DomainGetJobInfoArguments, call) async throws(VirtError) in
      let job = try await call.service.jobInformation(.init(arguments.domain))
      let (total, sent, left) = (
        job.figures?.total ?? 0, job.figures?.transferred ?? 0, job.figures?.remaining ?? 0
      )
      return Remote.DomainGetJobInfoResult(
        type: job.type, timeElapsed: job.elapsed, timeRemaining: 0, dataTotal: total, dataProcessed: sent,
        dataRemaining: left, memTotal: total, memProcessed: sent, memRemaining: left, fileTotal: 0, fileProcessed: 0,
        fileRemaining: 0)
    }
    self[.domainGetJobStats] = .work { (arguments: Remote.DomainGetJobStatsArguments, call) async throws(VirtError) in
      // 1 asks for the last job that has ended, 2 that it be kept.
      try call.refuseFlags(arguments.flags, but: 3)
      let job =
        arguments.flags & 1 != 0
        ? try call.service.completedJob(.init(arguments.domain), keeps: arguments.flags & 2 != 0)
        : try await call.service.jobInformation(.init(arguments.domain))
      return Remote.DomainGetJobStatsResult(
        type: job.type, parameters: job.type == 0 ? [] : job.parameters.map { .init($0) })
    }
  }
}
