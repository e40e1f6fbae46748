import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  /// What changes the disks of a guest.
  mutating func addDiskChanges() {
    self[.domainSetBlockIOTune] = .work {
      (arguments: Remote.DomainSetBlockIOTuneArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.setDiskLimits(
        .init(arguments.domain), disk: arguments.disk, parameters: arguments.parameters.map { .init($0) },
        flags: arguments.flags, caller: call.caller)
    }
    self[.domainBlockResize] = .work { (arguments: Remote.DomainBlockResizeArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.resizeDisk(
        .init(arguments.domain), disk: arguments.disk, size: arguments.size, flags: arguments.flags,
        caller: call.caller)
    }
    self[.domainSetBlockThreshold] = .work {
      (arguments: Remote.DomainSetBlockThresholdArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      try await call.service.setThreshold(
        .init(arguments.domain), device: arguments.device, bytes: arguments.threshold, caller: call.caller)
    }
  }
}
