public import DroverCore
import LibvirtWire

extension Connection {
  /// The kind of hypervisor: `QEMU`.
  public func type() async throws(VirtError) -> String {
    try await call(.connectGetType, returning: Remote.ConnectGetTypeResult.self).type
  }

  /// The version of the hypervisor, of QEMU that is.
  public func hypervisorVersion() async throws(VirtError) -> LibraryVersion {
    let result = try await call(.connectGetVersion, returning: Remote.ConnectGetVersionResult.self)
    return LibraryVersion(number: result.hypervisorVersion)
  }

  /// The level of libvirt's interface that the daemon speaks.
  public func libraryVersion() async throws(VirtError) -> LibraryVersion {
    let result = try await call(.connectGetLibVersion, returning: Remote.ConnectGetLibVersionResult.self)
    return LibraryVersion(number: result.libraryVersion)
  }

  /// The name of the daemon's host.
  public func hostname() async throws(VirtError) -> String {
    try await call(.connectGetHostname, returning: Remote.ConnectGetHostnameResult.self).hostname
  }

  /// The URI that the daemon gives itself: `qemu:///system`.
  public func uri() async throws(VirtError) -> String {
    try await call(.connectGetURI, returning: Remote.ConnectGetURIResult.self).uri
  }

  /// What the host and its QEMUs can do, as XML.
  public func capabilities() async throws(VirtError) -> String {
    try await call(.connectGetCapabilities, returning: Remote.ConnectGetCapabilitiesResult.self).capabilities
  }

  /// What one QEMU can do with one kind of machine, as XML; nil leaves the choice to the daemon.
  ///
  /// - Throws: `invalidArg` for names that are not known.
  public func domainCapabilities(
    emulator: String? = nil, architecture: String? = nil, machine: String? = nil, virtType: String? = nil
  ) async throws(VirtError) -> String {
    let arguments = Remote.ConnectGetDomainCapabilitiesArguments(
      emulator: emulator, arch: architecture, machine: machine, virtType: virtType, flags: 0)
    return try await call(
      .connectGetDomainCapabilities, arguments, returning: Remote.ConnectGetDomainCapabilitiesResult.self
    ).capabilities
  }

  /// CPUs and memory of the host.
  public func nodeInfo() async throws(VirtError) -> NodeInfo {
    let result = try await call(.nodeGetInfo, returning: Remote.NodeGetInfoResult.self)
    return NodeInfo(
      model: String(decoding: result.model.prefix { $0 != 0 }, as: UTF8.self),
      memory: ByteCount(kibibytes: result.memory) ?? ByteCount(bytes: .max),
      cpus: Int(result.cpus), megahertz: Int(result.mhz),
      topology: (Int(result.nodes), Int(result.sockets), Int(result.cores), Int(result.threads)))
  }

  /// How the host confines guests.
  public func securityModel() async throws(VirtError) -> SecurityModel {
    let result = try await call(.nodeGetSecurityModel, returning: Remote.NodeGetSecurityModelResult.self)
    return SecurityModel(
      model: String(decoding: result.model.prefix { $0 != 0 }, as: UTF8.self),
      doi: String(decoding: result.doi.prefix { $0 != 0 }, as: UTF8.self))
  }

  /// The most CPUs that a guest can have, of a kind of virtualisation: `kvm`, `qemu`.
  public func maximumVirtualCPUs(virtType: String? = nil) async throws(VirtError) -> Int {
    let result = try await call(
      .connectGetMaxVCPUs, Remote.ConnectGetMaxVCPUsArguments(type: virtType),
      returning: Remote.ConnectGetMaxVCPUsResult.self)
    return Int(result.maxVCPUs)
  }

  /// Turns a definition into what another format has for it: with `qemu-argv`, the command line that a start uses.
  ///
  /// - Throws: `invalidArg` for a format that is not known, and what `defineDomain` throws of the XML.
  public func nativeConfiguration(
    of xml: String, format: String = "qemu-argv"
  ) async throws(VirtError) -> String {
    let arguments = Remote.ConnectDomainXMLToNativeArguments(nativeFormat: format, domainXML: xml, flags: 0)
    return try await call(
      .connectDomainXMLToNative, arguments, returning: Remote.ConnectDomainXMLToNativeResult.self
    ).nativeConfig
  }

  /// Turns another format into a definition.
  ///
  /// - Throws: `invalidArg` for a format that is not known, `noSupport` when the daemon cannot do that.
  public func definition(
    fromNative configuration: String, format: String = "qemu-argv"
  ) async throws(VirtError) -> String {
    let arguments = Remote.ConnectDomainXMLFromNativeArguments(
      nativeFormat: format, nativeConfig: configuration, flags: 0)
    return try await call(
      .connectDomainXMLFromNative, arguments, returning: Remote.ConnectDomainXMLFromNativeResult.self
    ).domainXML
  }
}
