import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  mutating func addAuthentication() {
    self[.authList] = .early { (_: XDRNothing, _) throws(VirtError) in Remote.AuthListResult(types: [.none]) }
  }

  mutating func addConnection() {
    self[.connectOpen] = .early { (arguments: Remote.ConnectOpenArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try call.session.open(arguments.name, flags: arguments.flags)
      return XDRNothing()
    }
    self[.connectClose] = .early { (_: XDRNothing, call) throws(VirtError) in
      call.session.closeHypervisor()
      return XDRNothing()
    }
    self[.connectSupportsFeature] = .early {
      (arguments: Remote.ConnectSupportsFeatureArguments, call) throws(VirtError) in
      let feature = Feature(rawValue: arguments.feature)
      if feature == .keepalive { call.session.startKeepalive() }
      return Remote.ConnectSupportsFeatureResult(supported: Int32(feature != nil))
    }
    self[.connectGetType] = .read { _ throws(VirtError) in Remote.ConnectGetTypeResult(type: "QEMU") }
    self[.connectGetURI] = .read { call throws(VirtError) in Remote.ConnectGetURIResult(uri: call.session.uri) }
    self[.connectIsSecure] = .read { _ throws(VirtError) in Remote.ConnectIsSecureResult(secure: 1) }
    self[.connectGetLibVersion] = .read { _ throws(VirtError) in
      Remote.ConnectGetLibVersionResult(libraryVersion: libraryVersion)
    }
    self[.connectGetVersion] = .work { call async throws(VirtError) in
      Remote.ConnectGetVersionResult(hypervisorVersion: try await call.service.hypervisorVersion())
    }
    // The connection to the hypervisor never closes by itself: there is nothing to tell.
    self[.connectRegisterCloseCallback] = .read { _ throws(VirtError) in XDRNothing() }
    self[.connectUnregisterCloseCallback] = .read { _ throws(VirtError) in XDRNothing() }
  }

  mutating func addHost() {
    self[.connectGetHostname] = .read { call throws(VirtError) in
      Remote.ConnectGetHostnameResult(hostname: call.service.host.hostname)
    }
    self[.nodeGetInfo] = .read { call throws(VirtError) in
      let node = try call.service.host.nodeInformation()
      return Remote.NodeGetInfoResult(
        model: Array(node.model.utf8.prefix(31)), memory: node.memory, cpus: node.cpus, mhz: node.mhz,
        nodes: node.nodes, sockets: node.sockets, cores: node.cores, threads: node.threads)
    }
    self[.nodeGetFreeMemory] = .read { call throws(VirtError) in
      Remote.NodeGetFreeMemoryResult(freeMemory: try call.service.host.freeMemory())
    }
    // libvirt without a security driver answers the same, with the zero byte that ends the text in C.
    self[.nodeGetSecurityModel] = .read { _ throws(VirtError) in
      Remote.NodeGetSecurityModelResult(model: Array("none\0".utf8), doi: Array("0\0".utf8))
    }
    self[.connectGetMaxVCPUs] = .work { (arguments: Remote.ConnectGetMaxVCPUsArguments, call) async throws(VirtError) in
      Remote.ConnectGetMaxVCPUsResult(maxVCPUs: try await call.service.maximumVirtualCPUs(type: arguments.type))
    }
    self[.connectGetCapabilities] = .work { call async throws(VirtError) in
      Remote.ConnectGetCapabilitiesResult(capabilities: try await call.service.capabilities())
    }
    self[.connectGetDomainCapabilities] = .work {
      (arguments: Remote.ConnectGetDomainCapabilitiesArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      let request = DomainCapabilitiesRequest(
        emulator: arguments.emulator, architecture: arguments.arch, machine: arguments.machine,
        virtType: arguments.virtType)
      return Remote.ConnectGetDomainCapabilitiesResult(
        capabilities: try await call.service.domainCapabilities(request))
    }
  }
}

/// The level of libvirt that is spoken: 11.3.0, as libvirt packs it.
let libraryVersion: UInt64 = 11_003_000

/// What clients ask for when they open (`VIR_DRV_FEATURE_…`), as far as there is something behind it.
enum Feature: Int32 {
  /// The daemon of the source can make a whole migration.
  case peerToPeerMigration = 4
  /// Migration in five phases.
  case migration3 = 6
  /// Nobody changes a domain that is migrated.
  case changeProtection = 7
  /// Typed parameters may be texts.
  case textParameters = 9
  /// Pings are answered and sent.
  case keepalive = 10
  /// The definition for another host can be asked for.
  case migratableXML = 11
  /// Migration with typed parameters.
  case migrationParameters = 13
  /// Events bear the number of their registration.
  case eventCallbacks = 14
  /// The client may ask to be told when the connection to the hypervisor closes.
  case closeCallback = 15
}
