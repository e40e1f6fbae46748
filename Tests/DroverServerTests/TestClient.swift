import Domains
import DroverCore
import DroverServer
import LibvirtWire
import Logging
import Testing

/// A server with everything below it faked.
struct TestServer {
  let hypervisor = FakeHypervisor()
  let time = FakeTime()
  let service: DomainService
  let server: Server

  init(settings: ServerSettings = ServerSettings()) {
    service = DomainService(
      parts: .init(hypervisor: hypervisor, store: FakeStore(), host: FakeHost(), time: time, portProbe: FakePorts()))
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    server = Server(service: service, settings: settings, time: time, logger: logger)
  }

  /// A client that has not said anything yet.
  func connect(isReadOnly: Bool = false) -> TestClient {
    let transport = FakeTransport()
    server.accept(transport, peer: Peer(pid: 1, uid: 0, gid: 0, processName: "test"), isReadOnly: isReadOnly)
    return TestClient(transport: transport)
  }

  /// A client that has opened.
  func open(isReadOnly: Bool = false) async throws -> TestClient {
    let client = connect(isReadOnly: isReadOnly)
    _ = try await client.call(.connectOpen, Remote.ConnectOpenArguments(name: nil, flags: 0), XDRNothing.self)
    return client
  }
}

/// A client that calls and reads frames.
final class TestClient {
  let transport: FakeTransport
  private var frames: AsyncStream<OwnedFrame>.Iterator
  private var serial: UInt32 = 0

  init(transport: FakeTransport) {
    self.transport = transport
    frames = transport.frames.makeAsyncIterator()
  }

  /// The next frame; nil when the connection has ended.
  func next() async -> OwnedFrame? { await frames.next() }

  /// Sends a call and returns its number.
  @discardableResult func send<Procedure: WireProcedure>(
    _ procedure: Procedure, _ arguments: some XDRCodable
  ) throws -> UInt32 {
    serial += 1
    let header = FrameHeader(
      program: Procedure.program, procedure: procedure.rawValue, kind: .call, serial: serial)
    transport.deliver(try FrameEncoding.frame(header, arguments))
    return serial
  }

  /// Calls and decodes the next frame as its answer; an error is thrown.
  func call<Procedure: WireProcedure, Answer: XDRCodable>(
    any procedure: Procedure, _ arguments: some XDRCodable, _ answer: Answer.Type
  ) async throws -> Answer {
    let serial = try send(procedure, arguments)
    let frame = try #require(await next())
    #expect(frame.header.serial == serial)
    #expect(frame.header.kind == .reply)
    #expect(frame.header.procedure == procedure.rawValue)
    guard frame.header.status == .ok else { throw VirtError(try frame.decode(Remote.ErrorBody.self)) }
    return try frame.decode(answer)
  }

  func call<Answer: XDRCodable>(
    _ procedure: RemoteProcedure, _ arguments: some XDRCodable, _ answer: Answer.Type
  ) async throws -> Answer {
    try await call(any: procedure, arguments, answer)
  }

  /// Calls without arguments.
  func call<Answer: XDRCodable>(_ procedure: RemoteProcedure, _ answer: Answer.Type) async throws -> Answer {
    try await call(any: procedure, XDRNothing(), answer)
  }

  /// Sends bytes as they are and gives the error that comes back.
  func refusal(of bytes: [UInt8]) async throws -> VirtError {
    transport.deliver(bytes)
    let frame = try #require(await next())
    #expect(frame.header.kind == .reply)
    #expect(frame.header.status == .error)
    return VirtError(try frame.decode(Remote.ErrorBody.self))
  }
}

/// A domain that there is none of.
let strange = Remote.DomainReference(name: "strange", uuid: UUID(high: 0x1111, low: 0x2222), id: -1)
