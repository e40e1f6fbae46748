import DroverCore
import DroverHost
import DroverServer
import Glibc
import LibvirtWire
import Synchronization
import Testing

/// What a client has read so far.
private final class ClientWire: Sendable {
  let connection = Mutex(WireConnection())
}

/// The same over real sockets.
@Suite struct SocketTests {
  /// A client on its own socket, and the reactor that serves it.
  private final class Client: Sendable {
    let reactor: Reactor
    let socket: StreamSocket
    private let sink: AsyncStream<OwnedFrame>.Continuation
    let frames: AsyncStream<OwnedFrame>

    init(_ server: TestServer) throws {
      reactor = try Reactor(name: "test")
      try reactor.start()
      let (served, socket) = try StreamSocket.pair(reactor: reactor)
      self.socket = socket
      (frames, sink) = AsyncStream.makeStream()
      server.server.accept(served, peer: Peer(), isReadOnly: false)
      let wire = ClientWire()
      try socket.start(
        receive: { [sink] bytes, _ in
          let received = wire.connection.withLock { try? $0.receiveOwned(bytes) }
          for frame in received?.frames ?? [] { sink.yield(frame) }
        }, closed: { [sink] _ in sink.finish() })
    }

    func close() { socket.close() }
    deinit { reactor.stop() }
  }

  private func frame(
    _ procedure: RemoteProcedure, _ arguments: some XDRCodable = XDRNothing(), kind: MessageKind = .call,
    descriptors: Int = 0
  ) throws -> [UInt8] {
    let header = FrameHeader(
      program: RemoteProcedure.program, procedure: procedure.rawValue, kind: kind, serial: 1)
    return try FrameEncoding.frame(header, arguments, descriptors: descriptors)
  }

  @Test func `calls in one piece, in drops and behind each other are answered`() async throws {
    let client = try Client(TestServer())
    var frames = client.frames.makeAsyncIterator()
    let open = try frame(.connectOpen, Remote.ConnectOpenArguments(name: "qemu:///system", flags: 0))
    for byte in open { client.socket.send([byte]) }
    #expect(await frames.next()?.header.status == .ok)
    var burst: [UInt8] = []
    for _ in 0..<500 { burst += try frame(.connectGetHostname) + Keepalive.ping }
    client.socket.send(burst)
    for _ in 0..<500 {
      let answer = try #require(await frames.next())
      #expect(try answer.decode(Remote.ConnectGetHostnameResult.self).hostname == "testhost")
    }
    client.close()
    #expect(await frames.next() == nil)
  }

  @Test func `descriptors that nothing takes are closed`() async throws {
    let client = try Client(TestServer())
    var frames = client.frames.makeAsyncIterator()
    client.socket.send(try frame(.connectOpen, Remote.ConnectOpenArguments(name: nil, flags: 0)))
    #expect(await frames.next()?.header.status == .ok)
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    let call = try frame(.connectGetLibVersion, kind: .callWithDescriptors, descriptors: 1)
    do {
      let writing = SharedDescriptor(Descriptor(adopting: ends[1]))
      client.socket.send([Outgoing(call), Outgoing([0], descriptors: [writing])])
      #expect(await frames.next()?.header.status == .ok)
    }
    // Nobody holds the writing end any more: the reading end is at its end.
    var byte: UInt8 = 0
    #expect(read(ends[0], &byte, 1) == 0)
    Glibc.close(ends[0])
    client.close()
  }

  @Test func `the end of a client ends its session`() async throws {
    let server = TestServer()
    let client = try Client(server)
    let gone = AsyncStream<Void>.makeStream()
    let (served, other) = try StreamSocket.pair(reactor: client.reactor)
    server.server.accept(served, peer: Peer(), isReadOnly: false) { gone.continuation.finish() }
    #expect(server.server.sessionCount == 2)
    other.close()
    for await _ in gone.stream {}
    #expect(server.server.sessionCount == 1)
    client.close()
  }
}
