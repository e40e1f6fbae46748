import DomainModel
public import DroverCore

extension DomainService {
  /// The command line of a definition (`virConnectDomainXMLToNative`), with environment, quoted for a shell.
  ///
  /// Errors: `invalidArg` for another format than `qemu-argv`; those of `define`.
  public func nativeArguments(format: String, xml: String, caller: Caller) async throws(VirtError) -> String {
    guard format == "qemu-argv" else { throw VirtError(.invalidArg, "unsupported config type \(format)") }
    let (definition, _) = try await complete(xml, isStrict: false)
    return try await context.parts.hypervisor.nativeArguments(for: definition)
  }

  /// The definition of what a command line starts (`virConnectDomainXMLFromNative`).
  ///
  /// Errors: `invalidArg` for another format than `qemu-argv` and for a command line that cannot be read.
  public func definition(format: String, native: String, caller: Caller) async throws(VirtError) -> String {
    guard format == "qemu-argv" else { throw VirtError(.invalidArg, "unsupported config type \(format)") }
    let definition = try await context.parts.hypervisor.definition(ofNative: native)
    return definition.xml(FormatOptions(isSecure: true))
  }

  /// The `<capabilities>` document.
  public func capabilities() async throws(VirtError) -> String {
    try await context.parts.hypervisor.capabilities()
  }

  /// What an emulator can do.
  public func domainCapabilities(_ request: DomainCapabilitiesRequest) async throws(VirtError) -> String {
    try await context.parts.hypervisor.domainCapabilities(request)
  }

  /// The most virtual CPUs of a virtualisation type.
  public func maximumVirtualCPUs(type: String?) async throws(VirtError) -> Int32 {
    try await context.parts.hypervisor.maximumVirtualCPUs(type: type)
  }

  /// QEMU's version, packed.
  public func hypervisorVersion() async throws(VirtError) -> UInt64 {
    try await context.parts.hypervisor.version()
  }

  /// The host's information.
  public var host: any HostInformation { context.parts.host }
}
