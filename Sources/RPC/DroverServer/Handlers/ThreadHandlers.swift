import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  /// Where a guest's threads run, and what comes and goes of them.
  mutating func addThreads() {
    addPins()
    addIOThreads()
    self[.domainSetVCPU] = .work { (arguments: Remote.DomainSetVCPUArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.setVirtualCPU(
        .init(arguments.domain), arguments.cpumap, state: arguments.state, flags: arguments.flags,
        caller: call.caller)
    }
  }

  private mutating func addPins() {
    self[.domainPinVCPU] = .work { (arguments: Remote.DomainPinVCPUArguments, call) async throws(VirtError) in
      try await call.service.pinVirtualCPU(
        .init(arguments.domain), number: arguments.vcpu, to: ProcessorMaps.set(arguments.cpumap), flags: 1,
        caller: call.caller)
    }
    self[.domainPinVCPUFlags] = .work { (arguments: Remote.DomainPinVCPUFlagsArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.pinVirtualCPU(
        .init(arguments.domain), number: arguments.vcpu, to: ProcessorMaps.set(arguments.cpumap),
        flags: arguments.flags, caller: call.caller)
    }
    self[.domainPinEmulator] = .work { (arguments: Remote.DomainPinEmulatorArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.pinEmulator(
        .init(arguments.domain), to: ProcessorMaps.set(arguments.cpumap), flags: arguments.flags, caller: call.caller)
    }
    self[.domainPinIOThread] = .work { (arguments: Remote.DomainPinIOThreadArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.pinIOThread(
        .init(arguments.domain), id: arguments.iothreadID, to: ProcessorMaps.set(arguments.cpumap),
        flags: arguments.flags, caller: call.caller)
    }
  }

  private mutating func addIOThreads() {
    self[.domainAddIOThread] = .work { (arguments: Remote.DomainAddIOThreadArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.addIOThread(
        .init(arguments.domain), id: arguments.iothreadID, flags: arguments.flags, caller: call.caller)
    }
    self[.domainDelIOThread] = .work { (arguments: Remote.DomainDelIOThreadArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.removeIOThread(
        .init(arguments.domain), id: arguments.iothreadID, flags: arguments.flags, caller: call.caller)
    }
    self[.domainSetIOThreadParams] = .work {
      (arguments: Remote.DomainSetIOThreadParamsArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.setIOThread(
        .init(arguments.domain), id: arguments.iothreadID, parameters: arguments.parameters.map { .init($0) },
        flags: arguments.flags, caller: call.caller)
    }
  }
}
