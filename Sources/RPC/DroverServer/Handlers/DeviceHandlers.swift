import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  /// What changes the devices of a guest.
  mutating func addDeviceChanges() {
    self[.domainUpdateDeviceFlags] = .work {
      (arguments: Remote.DomainUpdateDeviceFlagsArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 7)
      try await call.service.updateDevice(
        .init(arguments.domain), xml: arguments.xml, flags: arguments.flags, caller: call.caller)
    }
    self[.domainAttachDevice] = .work { (arguments: Remote.DomainAttachDeviceArguments, call) async throws(VirtError) in
      try await call.service.attachDevice(
        .init(arguments.domain), xml: arguments.xml, flags: 1, caller: call.caller)
    }
    self[.domainAttachDeviceFlags] = .work {
      (arguments: Remote.DomainAttachDeviceFlagsArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.attachDevice(
        .init(arguments.domain), xml: arguments.xml, flags: arguments.flags, caller: call.caller)
    }
  }
}
