import DroverCore
import DroverServer
import LibvirtWire
import Testing

@Suite struct AccessTests {
  @Test func `a read-only connection gets every forbidden call refused, by name`() async throws {
    let client = try await TestServer().open(isReadOnly: true)
    for procedure in RemoteProcedure.allCases where !procedure.isAllowedReadOnly && !procedure.isEvent {
      let header = FrameHeader(
        program: RemoteProcedure.program, procedure: procedure.rawValue, kind: .call, serial: 1)
      let error = try await client.refusal(of: try FrameEncoding.frame(header, XDRNothing()))
      #expect(error.code == .operationDenied)
      let function = procedure.function?.description ?? ""
      #expect(error.message == "operation forbidden: read only access prevents \(function)")
    }
  }

  @Test func `a client of the read-write socket can ask to only look`() async throws {
    let client = TestServer().connect()
    _ = try await client.call(.connectOpen, Remote.ConnectOpenArguments(name: nil, flags: 1), XDRNothing.self)
    await #expect(throws: AccessTests.refusal("virDomainDestroy")) {
      try await client.call(
        .domainDestroy, Remote.DomainDestroyArguments(domain: strange), XDRNothing.self)
    }
  }

  @Test(arguments: [1, 8, 9] as [UInt32])
  func `a read-only connection does not see secrets`(flags: UInt32) async throws {
    let client = try await TestServer().open(isReadOnly: true)
    await #expect(throws: AccessTests.refusal("virDomainGetXMLDesc")) {
      try await client.call(
        .domainGetXMLDesc, Remote.DomainGetXMLDescArguments(domain: strange, flags: flags),
        Remote.DomainGetXMLDescResult.self)
    }
  }

  @Test func `a read-only connection may look`() async throws {
    let client = try await TestServer().open(isReadOnly: true)
    _ = try await client.call(.connectNumberOfDomains, Remote.ConnectNumberOfDomainsResult.self)
    _ = try await client.call(.connectGetCapabilities, Remote.ConnectGetCapabilitiesResult.self)
  }

  @Test func `nothing but opening works before opening, nor after closing`() async throws {
    let client = TestServer().connect()
    let closed = VirtError(.internalError, "hypervisor connection not open", origin: .rpc)
    await #expect(throws: closed) {
      try await client.call(.connectGetLibVersion, Remote.ConnectGetLibVersionResult.self)
    }
    #expect(try await client.call(.authList, Remote.AuthListResult.self).types == [.none])
    let feature = Remote.ConnectSupportsFeatureArguments(feature: 14)
    #expect(
      try await client.call(.connectSupportsFeature, feature, Remote.ConnectSupportsFeatureResult.self).supported == 1)
    let open = Remote.ConnectOpenArguments(name: "qemu:///system", flags: 0)
    _ = try await client.call(.connectOpen, open, XDRNothing.self)
    await #expect(throws: VirtError(.internalError, "connection already open", origin: .rpc)) {
      try await client.call(.connectOpen, open, XDRNothing.self)
    }
    _ = try await client.call(.connectClose, XDRNothing.self)
    await #expect(throws: closed) {
      try await client.call(.connectGetLibVersion, Remote.ConnectGetLibVersionResult.self)
    }
  }

  static func refusal(_ function: String) -> VirtError {
    VirtError(.operationDenied, "read only access prevents \(function)", origin: .domain)
  }
}
