import DroverCore
import DroverServer
import LibvirtWire
import Testing

@Suite struct ConnectTests {
  @Test func `the connection says who it is`() async throws {
    let client = try await TestServer().open()
    #expect(try await client.call(.connectGetType, Remote.ConnectGetTypeResult.self).type == "QEMU")
    #expect(try await client.call(.connectGetURI, Remote.ConnectGetURIResult.self).uri == "qemu:///system")
    #expect(try await client.call(.connectGetHostname, Remote.ConnectGetHostnameResult.self).hostname == "testhost")
    #expect(try await client.call(.connectIsSecure, Remote.ConnectIsSecureResult.self).secure == 1)
    let library = try await client.call(.connectGetLibVersion, Remote.ConnectGetLibVersionResult.self)
    #expect(library.libraryVersion == 11_003_000)
    let hypervisor = try await client.call(.connectGetVersion, Remote.ConnectGetVersionResult.self)
    #expect(hypervisor.hypervisorVersion == 7_002_022)
    let node = try await client.call(.nodeGetInfo, Remote.NodeGetInfoResult.self)
    #expect(Array(node.model.prefix(7)) == Array("x86_64\0".utf8))
    #expect(node.memory == 4_194_304)
    #expect([node.cpus, node.mhz, node.nodes, node.sockets, node.cores, node.threads] == [2, 2_000, 1, 1, 2, 1])
  }

  @Test func `documents and limits come from the hypervisor`() async throws {
    let client = try await TestServer().open()
    let capabilities = try await client.call(.connectGetCapabilities, Remote.ConnectGetCapabilitiesResult.self)
    #expect(capabilities.capabilities == "<capabilities/>")
    let request = Remote.ConnectGetDomainCapabilitiesArguments(
      emulator: nil, arch: "x86_64", machine: nil, virtType: nil, flags: 0)
    let domain = try await client.call(
      .connectGetDomainCapabilities, request, Remote.ConnectGetDomainCapabilitiesResult.self)
    #expect(domain.capabilities == "<domainCapabilities arch='x86_64'/>")
    let type = Remote.ConnectGetMaxVCPUsArguments(type: "kvm")
    #expect(try await client.call(.connectGetMaxVCPUs, type, Remote.ConnectGetMaxVCPUsResult.self).maxVCPUs == 710)
  }

  @Test(arguments: [
    (nil, "qemu:///system"), ("", "qemu:///system"), ("qemu:///system", "qemu:///system"),
    ("qemu:///session", "qemu:///session"), ("qemu:///system?socket=/x", "qemu:///system"),
  ])
  func `QEMU's URIs are opened`(name: String?, uri: String) async throws {
    let client = TestServer().connect()
    _ = try await client.call(.connectOpen, Remote.ConnectOpenArguments(name: name, flags: 0), XDRNothing.self)
    #expect(try await client.call(.connectGetURI, Remote.ConnectGetURIResult.self).uri == uri)
  }

  @Test(arguments: [
    ("xen:///", ErrorCode.noConnect), ("test:///default", .noConnect), ("foo", .noConnect),
    ("qemu://host/system", .noConnect), ("qemu:///", .internalError), ("qemu:///bogus", .internalError),
  ])
  func `other URIs are refused, and the client may try again`(name: String, code: ErrorCode) async throws {
    let client = TestServer().connect()
    let error = await #expect(throws: VirtError.self) {
      try await client.call(.connectOpen, Remote.ConnectOpenArguments(name: name, flags: 0), XDRNothing.self)
    }
    #expect(error?.code == code)
    _ = try await client.call(.connectOpen, Remote.ConnectOpenArguments(name: nil, flags: 0), XDRNothing.self)
  }

  @Test func `flags that opening does not know are refused`() async throws {
    let client = TestServer().connect()
    await #expect(throws: VirtError(.invalidArg, "unsupported flags (0x10) in function virConnectOpen")) {
      try await client.call(.connectOpen, Remote.ConnectOpenArguments(name: nil, flags: 0x10), XDRNothing.self)
    }
  }

  @Test func `features are told as far as there is something behind them`() async throws {
    let client = try await TestServer().open()
    var supported: [Int32] = []
    for feature in Int32(-1)...30 {
      let arguments = Remote.ConnectSupportsFeatureArguments(feature: feature)
      let answer = try await client.call(
        .connectSupportsFeature, arguments, Remote.ConnectSupportsFeatureResult.self)
      if answer.supported == 1 { supported.append(feature) }
    }
    #expect(supported == [4, 6, 7, 9, 10, 11, 13, 14, 15])
  }

  @Test func `there are no networks, pools, interfaces, devices, secrets and filters`() async throws {
    let client = try await TestServer().open()
    let networks = Remote.ConnectListAllNetworksArguments(needResults: 1, flags: 0)
    #expect(
      try await client.call(.connectListAllNetworks, networks, Remote.ConnectListAllNetworksResult.self).result == 0)
    #expect(
      try await client.call(.connectNumberOfStoragePools, Remote.ConnectNumberOfStoragePoolsResult.self).num == 0)
    // A client finds out by such a refusal which filters there are.
    let unknown = Remote.ConnectListAllNetworksArguments(needResults: 1, flags: 1 << 20)
    await #expect(
      throws: VirtError(.invalidArg, "unsupported flags (0x100000) in function virConnectListAllNetworks")
    ) {
      try await client.call(.connectListAllNetworks, unknown, Remote.ConnectListAllNetworksResult.self)
    }
    await #expect(throws: VirtError(.noNetwork, "no network with matching name 'x'", origin: .network)) {
      try await client.call(.networkLookupByName, Remote.NetworkLookupByNameArguments(name: "x"), XDRNothing.self)
    }
    await #expect(throws: VirtError(.noStoragePool, "no storage pool with matching name 'x'", origin: .storage)) {
      try await client.call(
        .storagePoolLookupByName, Remote.StoragePoolLookupByNameArguments(name: "x"), XDRNothing.self)
    }
    await #expect(throws: VirtError(.noNodeDevice, "no node device with matching name 'x'", origin: .nodedev)) {
      try await client.call(
        .nodeDeviceLookupByName, Remote.NodeDeviceLookupByNameArguments(name: "x"), XDRNothing.self)
    }
  }

  @Test func `events of objects that there are none of can be registered for and given up`() async throws {
    let client = try await TestServer().open()
    let arguments = Remote.ConnectNetworkEventRegisterAnyArguments(eventID: 0, network: nil)
    let first = try await client.call(
      .connectNetworkEventRegisterAny, arguments, Remote.ConnectNetworkEventRegisterAnyResult.self)
    let second = try await client.call(
      .connectNetworkEventRegisterAny, arguments, Remote.ConnectNetworkEventRegisterAnyResult.self)
    #expect(first.callbackID != second.callbackID)
    let end = Remote.ConnectNetworkEventDeregisterAnyArguments(callbackID: first.callbackID)
    _ = try await client.call(.connectNetworkEventDeregisterAny, end, XDRNothing.self)
    let gone = VirtError(
      .internalError, "network event callback \(first.callbackID) not registered", origin: .rpc)
    await #expect(throws: gone) {
      try await client.call(.connectNetworkEventDeregisterAny, end, XDRNothing.self)
    }
    await #expect(throws: VirtError(.internalError, "unsupported network event ID 9", origin: .rpc)) {
      try await client.call(
        .connectNetworkEventRegisterAny, Remote.ConnectNetworkEventRegisterAnyArguments(eventID: 9, network: nil),
        Remote.ConnectNetworkEventRegisterAnyResult.self)
    }
  }
}
