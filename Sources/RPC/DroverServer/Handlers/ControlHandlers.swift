import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  /// What a guest's machine can be told, and what of a definition can be changed by a call of its own.
  mutating func addDomainControls() {
    addMachineControls()
    addSizes()
    self[.domainSetLifecycleAction] = .work {
      (arguments: Remote.DomainSetLifecycleActionArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.setLifecycleAction(
        .init(arguments.domain), type: arguments.type, action: arguments.action, flags: arguments.flags,
        caller: call.caller)
    }
    self[.domainManagedSaveRemove] = .read {
      (arguments: Remote.DomainManagedSaveRemoveArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      // There is none: what was wanted is so.
      _ = try call.service.state(.init(arguments.domain))
      return XDRNothing()
    }
    self[.domainManagedSaveGetXMLDesc] = .read {
      (arguments: Remote.DomainManagedSaveGetXMLDescArguments, call) throws(VirtError) -> XDRNothing in
      try call.refuseFlags(arguments.flags, but: 1)
      try call.service.savedImage(.init(arguments.domain))
    }
    self[.domainManagedSaveDefineXML] = .read {
      (arguments: Remote.DomainManagedSaveDefineXMLArguments, call) throws(VirtError) -> XDRNothing in
      try call.refuseFlags(arguments.flags, but: 6)
      try call.service.savedImage(.init(arguments.domain))
    }
    self[.domainAbortJob] = .work { (arguments: Remote.DomainAbortJobArguments, call) async throws(VirtError) in
      try await call.service.abortJob(.init(arguments.domain), caller: call.caller)
    }
    self[.domainAbortJobFlags] = .work {
      (arguments: Remote.DomainAbortJobFlagsArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 1)
      try await call.service.abortJob(.init(arguments.domain), caller: call.caller)
    }
  }

  private mutating func addMachineControls() {
    self[.domainInjectNMI] = .work { (arguments: Remote.DomainInjectNMIArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      try await call.service.injectNMI(.init(arguments.domain), caller: call.caller)
    }
    self[.domainSendKey] = .work { (arguments: Remote.DomainSendKeyArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      try await call.service.sendKey(
        .init(arguments.domain), keys: arguments.keycodes, codeSet: arguments.codeset, hold: arguments.holdtime,
        caller: call.caller)
    }
    self[.domainPMWakeup] = .work { (arguments: Remote.DomainPMWakeupArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      try await call.service.wakeUp(.init(arguments.domain), caller: call.caller)
    }
  }

  private mutating func addSizes() {
    self[.domainSetMemory] = .work { (arguments: Remote.DomainSetMemoryArguments, call) async throws(VirtError) in
      try await call.service.setMemory(
        .init(arguments.domain), kibibytes: arguments.memory, flags: 1, caller: call.caller)
    }
    self[.domainSetMaxMemory] = .work { (arguments: Remote.DomainSetMaxMemoryArguments, call) async throws(VirtError) in
      try await call.service.setMemory(
        .init(arguments.domain), kibibytes: arguments.memory, flags: 4, caller: call.caller)
    }
    self[.domainSetMemoryFlags] = .work {
      (arguments: Remote.DomainSetMemoryFlagsArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 7)
      try await call.service.setMemory(
        .init(arguments.domain), kibibytes: arguments.memory, flags: arguments.flags, caller: call.caller)
    }
    self[.domainSetVCPUs] = .work { (arguments: Remote.DomainSetVCPUsArguments, call) async throws(VirtError) in
      try await call.service.setVirtualCPUs(
        .init(arguments.domain), count: arguments.vcpus, flags: 1, caller: call.caller)
    }
    self[.domainSetVCPUsFlags] = .work {
      (arguments: Remote.DomainSetVCPUsFlagsArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 31)
      try await call.service.setVirtualCPUs(
        .init(arguments.domain), count: arguments.vcpus, flags: arguments.flags, caller: call.caller)
    }
  }
}
