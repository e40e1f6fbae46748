import Domains
import DroverCore
import LibvirtWire

// What tunes a guest, to be changed. Flags: 1 the running guest, 2 the next start.
extension HandlerTable<RemoteProcedure> {
  mutating func addTuningChanges() {
    self[.domainSetSchedulerParameters] = .work {
      (arguments: Remote.DomainSetSchedulerParametersArguments, call) async throws(VirtError) in
      try await call.service.setSchedulerParameters(
        .init(arguments.domain), arguments.parameters.map { .init($0) }, flags: 0, caller: call.caller)
    }
    self[.domainSetSchedulerParametersFlags] = .work {
      (arguments: Remote.DomainSetSchedulerParametersFlagsArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.setSchedulerParameters(
        .init(arguments.domain), arguments.parameters.map { .init($0) }, flags: arguments.flags, caller: call.caller)
    }
    self[.domainSetBlkioParameters] = .work {
      (arguments: Remote.DomainSetBlkioParametersArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.setBlockParameters(
        .init(arguments.domain), arguments.parameters.map { .init($0) }, flags: arguments.flags, caller: call.caller)
    }
    self[.domainSetMemoryParameters] = .work {
      (arguments: Remote.DomainSetMemoryParametersArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.setMemoryParameters(
        .init(arguments.domain), arguments.parameters.map { .init($0) }, flags: arguments.flags, caller: call.caller)
    }
    addPlaceTuning()
  }

  private mutating func addPlaceTuning() {
    self[.domainSetNUMAParameters] = .work {
      (arguments: Remote.DomainSetNUMAParametersArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.setNUMAParameters(
        .init(arguments.domain), arguments.parameters.map { .init($0) }, flags: arguments.flags, caller: call.caller)
    }
    self[.domainSetInterfaceParameters] = .work {
      (arguments: Remote.DomainSetInterfaceParametersArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.setInterfaceParameters(
        .init(arguments.domain), device: arguments.device, arguments.parameters.map { .init($0) },
        flags: arguments.flags, caller: call.caller)
    }
    self[.domainSetPerfEvents] = .work {
      (arguments: Remote.DomainSetPerfEventsArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.setPerformanceEvents(
        .init(arguments.domain), arguments.parameters.map { .init($0) }, flags: arguments.flags, caller: call.caller)
    }
  }
}
