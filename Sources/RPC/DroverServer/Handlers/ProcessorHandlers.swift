import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  /// What processors there are, and how they compare.
  mutating func addProcessors() {
    self[.connectGetCPUModelNames] = .work {
      (arguments: Remote.ConnectGetCPUModelNamesArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      let names = try await call.service.processorNames(architecture: arguments.arch)
      return Remote.ConnectGetCPUModelNamesResult(
        models: arguments.needResults != 0 ? names : [], result: Int32(clamping: names.count))
    }
    // Flags of the comparisons: 1 makes what is lacking an error; 2 refuses unknown elements.
    self[.connectCompareCPU] = .work { (arguments: Remote.ConnectCompareCPUArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      let likeness = try await call.service.compareProcessor(arguments.xml, explains: arguments.flags & 1 != 0)
      return Remote.ConnectCompareCPUResult(result: likeness.rawValue)
    }
    self[.connectCompareHypervisorCPU] = .work {
      (arguments: Remote.ConnectCompareHypervisorCPUArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      let request = DomainCapabilitiesRequest(
        emulator: arguments.emulator, architecture: arguments.arch, machine: arguments.machine,
        virtType: arguments.virtType)
      let likeness = try await call.service.compareProcessor(
        arguments.xmlCPU, with: request, explains: arguments.flags & 1 != 0)
      return Remote.ConnectCompareHypervisorCPUResult(result: likeness.rawValue)
    }
    self[.connectBaselineCPU] = .work { (arguments: Remote.ConnectBaselineCPUArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      return Remote.ConnectBaselineCPUResult(
        cpu: try await call.service.baselineProcessor(arguments.xmlCPUs, options: .init(rawValue: arguments.flags)))
    }
    self[.connectBaselineHypervisorCPU] = .work {
      (arguments: Remote.ConnectBaselineHypervisorCPUArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      let request = DomainCapabilitiesRequest(
        emulator: arguments.emulator, architecture: arguments.arch, machine: arguments.machine,
        virtType: arguments.virtType)
      return Remote.ConnectBaselineHypervisorCPUResult(
        cpu: try await call.service.baselineProcessor(
          arguments.xmlCPUs, with: request, options: .init(rawValue: arguments.flags)))
    }
  }
}
