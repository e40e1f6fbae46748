public import DroverCore

extension DomainService {
  /// The command line of a definition (`virConnectDomainXMLToNative`). Errors: `invalidArg` for an unknown format.
  public func nativeArguments(format: String, xml: String, caller: Caller) async throws(VirtError) -> String {
    throw VirtError(.noSupport)
  }
  /// The command line of a domain's persistent definition (format `qemu-argv`, a domain in place of XML).
  public func capabilities() async throws(VirtError) -> String { try await parts.hypervisor.capabilities() }
  /// What an emulator can do.
  public func domainCapabilities(_ request: DomainCapabilitiesRequest) async throws(VirtError) -> String {
    try await parts.hypervisor.domainCapabilities(request)
  }
  /// The most virtual CPUs of a virtualisation type.
  public func maximumVirtualCPUs(type: String?) async throws(VirtError) -> Int32 {
    try await parts.hypervisor.maximumVirtualCPUs(type: type)
  }
  /// QEMU's version, packed.
  public func hypervisorVersion() async throws(VirtError) -> UInt64 { try await parts.hypervisor.version() }
  /// The host's information.
  public var host: any HostInformation { parts.host }
}
