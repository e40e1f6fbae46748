import DroverCore
import DroverServer
import LibvirtWire
import Testing

@Suite struct DispatchTests {
  private func header(
    _ procedure: Int32, program: WireProgram = RemoteProcedure.program, kind: MessageKind = .call,
    status: MessageStatus = .ok
  ) -> FrameHeader {
    FrameHeader(program: program, procedure: procedure, kind: kind, serial: 9, status: status)
  }

  @Test(arguments: [9_999, 0, -1, RemoteProcedure.domainEventLifecycle.rawValue])
  func `an unknown procedure is named by its number`(number: Int32) async throws {
    let client = try await TestServer().open()
    let error = try await client.refusal(of: try FrameEncoding.frame(header(number), XDRNothing()))
    #expect(error == VirtError(.rpc, "unknown procedure: \(number)", origin: .rpc))
  }

  @Test(arguments: [
    WireProgram(number: 0x1234_5678, version: 1), WireProgram(number: 0x2000_8086, version: 2),
    WireProgram(number: 0x2000_8087, version: 0),
  ])
  func `an unknown program or version is refused`(program: WireProgram) async throws {
    let client = try await TestServer().open()
    let bytes = try FrameEncoding.frame(header(157, program: program), XDRNothing())
    let error = try await client.refusal(of: bytes)
    #expect(
      error == VirtError(.rpc, "Cannot find program \(program.number) version \(program.version)", origin: .rpc))
  }

  @Test func `a call with the status of a reply is refused`() async throws {
    let client = try await TestServer().open()
    let bytes = try FrameEncoding.frame(header(157, status: .error), XDRNothing())
    #expect(try await client.refusal(of: bytes).message == "Unexpected message status 1")
  }

  @Test(arguments: [MessageKind.reply, .event, .stream, .streamHole])
  func `what is no call is passed over`(kind: MessageKind) async throws {
    let client = try await TestServer().open()
    client.transport.deliver(try FrameEncoding.frame(header(157, kind: kind), XDRNothing()))
    let version = try await client.call(.connectGetLibVersion, Remote.ConnectGetLibVersionResult.self)
    #expect(version.libraryVersion == 11_003_000)
  }

  @Test(arguments: [[], [0, 0], [0, 0, 0, 2, 0xFF, 0xFE, 0, 0], [0x7F, 0xFF, 0xFF, 0xFF]] as [[UInt8]])
  func `arguments that cannot be read are an error and no end`(payload: [UInt8]) async throws {
    let client = try await TestServer().open()
    let number = RemoteProcedure.domainLookupByName.rawValue
    let error = try await client.refusal(of: try FrameEncoding.frame(header(number), bytes: payload))
    #expect(error.code == .rpc)
    #expect(error.message.hasPrefix("Unable to decode message payload"))
    _ = try await client.call(.connectGetLibVersion, Remote.ConnectGetLibVersionResult.self)
  }

  @Test func `bytes behind the arguments are an error`() async throws {
    let client = try await TestServer().open()
    let error = try await client.refusal(of: try FrameEncoding.frame(header(157), bytes: [1, 2, 3, 4]))
    #expect(error.code == .rpc)
    #expect(error.message.hasSuffix("4 bytes are left after the last field"))
  }

  @Test func `a broken frame closes the connection, and no other`() async throws {
    let server = TestServer()
    let (broken, other) = (try await server.open(), try await server.open())
    broken.transport.deliver([0, 0, 0, 3])
    #expect(await broken.next() == nil)
    #expect(broken.transport.isClosed)
    #expect(server.server.counts.brokenConnections == 1)
    #expect(server.server.sessionCount == 1)
    _ = try await other.call(.connectGetLibVersion, Remote.ConnectGetLibVersionResult.self)
  }

  @Test func `random bytes end a connection at most`() async throws {
    var random = SystemRandomNumberGenerator()
    let server = TestServer()
    for _ in 0..<2_000 {
      let client = server.connect()
      var bytes = try FrameEncoding.frame(header(Int32.random(in: 0...460)), bytes: [])
      for _ in 0..<Int.random(in: 0...3) {
        bytes[Int.random(in: 0..<28)] = UInt8.random(in: .min ... .max, using: &random)
      }
      for _ in 0..<Int.random(in: 0...40) { bytes.append(UInt8.random(in: .min ... .max, using: &random)) }
      client.transport.deliver(bytes)
      client.transport.close()
    }
    #expect(server.server.sessionCount == 0)
  }

  @Test func `a call that takes no descriptors is answered, whatever comes with it`() async throws {
    let client = try await TestServer().open()
    let frame = try FrameEncoding.frame(header(157, kind: .callWithDescriptors), XDRNothing(), descriptors: 2)
    client.transport.deliver(frame + [0, 0], descriptors: 2)
    #expect(await client.next()?.header.status == .ok)
  }

  @Test(arguments: [
    (RemoteProcedure.domainBlockCommit, "virDomainBlockCommit"), (.networkUpdate, "virNetworkUpdate"),
    (.domainBackupBegin, "virDomainBackupBegin"), (.domainSetThrottleGroup, "virDomainSetThrottleGroup"),
  ])
  func `a call without a handler names the function`(procedure: RemoteProcedure, function: String) async throws {
    let client = try await TestServer().open()
    let error = try await client.refusal(of: try FrameEncoding.frame(header(procedure.rawValue), XDRNothing()))
    #expect(error.code == .noSupport)
    #expect(error.message == "this function is not supported by the connection driver: \(function)")
  }

  @Test func `every call of both programs is answered with a reply to it, whatever its arguments`() async throws {
    let client = try await TestServer().open()
    for procedure in RemoteProcedure.allCases where procedure != .connectClose {
      client.transport.deliver(try FrameEncoding.frame(header(procedure.rawValue), bytes: []))
      let frame = try #require(await client.next())
      #expect(frame.header.procedure == procedure.rawValue)
      #expect(frame.header.kind == .reply)
    }
    for procedure in QEMUProcedure.allCases {
      let call = header(procedure.rawValue, program: QEMUProcedure.program)
      client.transport.deliver(try FrameEncoding.frame(call, bytes: []))
      #expect(await client.next()?.header.program == QEMUProcedure.program)
    }
  }

  @Test func `every handler reads the arguments of its procedure, all of them and no more`() async throws {
    let client = try await TestServer().open()
    func check(_ program: WireProgram, _ all: [(procedure: Int32, size: Int)]) async throws {
      for (procedure, size) in all where procedure != RemoteProcedure.connectClose.rawValue {
        let call = header(procedure, program: program)
        client.transport.deliver(try FrameEncoding.frame(call, bytes: Array(repeating: 0, count: size)))
        let frame = try #require(await client.next())
        #expect(frame.header.procedure == procedure)
        guard frame.header.status == .error else { continue }
        let error = VirtError(try frame.decode(Remote.ErrorBody.self))
        #expect(!error.message.hasPrefix("Unable to"), "\(procedure): \(error)")
      }
    }
    try await check(RemoteProcedure.program, smallestRemoteArguments)
    try await check(QEMUProcedure.program, smallestQEMUArguments)
  }
}
