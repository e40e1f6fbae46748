import Domains
import DroverCore
@testable import DroverServer
import LibvirtWire
import Synchronization
import Testing

/// Streams of a session, on a line that the test holds the other end of.
@Suite struct SessionStreamTests {
  private final class FakeLine: ByteLine {
    struct State {
      var events: ByteLineEvents?
      var written: [UInt8] = []
      var isPaused = false
      var isFinishing = false
      var isClosed = false
    }

    let state = Mutex(State())
    var takesInput: Bool { true }

    func start(_ events: ByteLineEvents) { state.withLock { $0.events = events } }
    func write(_ bytes: [UInt8]) { state.withLock { $0.written += bytes } }
    func pauseReading() { state.withLock { $0.isPaused = true } }
    func resumeReading() { state.withLock { $0.isPaused = false } }
    func finish() { state.withLock { $0.isFinishing = true } }
    func close() { state.withLock { $0.isClosed = true } }
    func cut(_ reason: VirtError) { end(.failed(reason)) }

    var now: State { state.withLock { $0 } }
    func give(_ bytes: [UInt8]) { now.events?.received(bytes) }
    func end(_ end: ByteLineEnd) { now.events?.ended(end) }
  }

  private let server = TestServer()
  private let transport = FakeTransport()
  private let session: Session

  init() {
    session = Session(
      transport: transport, peer: Peer(), isReadOnly: false, environment: server.server.environment)
    session.start { _ in }
  }

  private func packet(_ status: MessageStatus, _ serial: UInt32 = 7, kind: MessageKind = .stream) -> FrameHeader {
    FrameHeader(
      program: RemoteProcedure.program, procedure: RemoteProcedure.domainOpenConsole.rawValue, kind: kind,
      serial: serial, status: status)
  }

  private func open(_ serial: UInt32 = 7) throws -> FakeLine {
    let line = FakeLine()
    try session.open(line, openedBy: packet(.ok, serial, kind: .call))
    session.startStream(serial)
    return line
  }

  private func deliver(_ status: MessageStatus, _ bytes: [UInt8] = [], serial: UInt32 = 7) throws {
    transport.deliver(try FrameEncoding.frame(packet(status, serial), bytes: bytes))
  }

  @Test func `packets find their stream, and those of none are dropped`() async throws {
    let (one, two) = (try open(7), try open(8))
    try deliver(.more, [1], serial: 8)
    try deliver(.more, [2], serial: 9)
    #expect(one.now.written.isEmpty)
    #expect(two.now.written == [1])
    one.give([5])
    var frames = transport.frames.makeAsyncIterator()
    let frame = await frames.next()
    #expect(frame?.header == packet(.more))
    #expect(frame?.payload == [5])
    try deliver(.ok)
    #expect(one.now.isFinishing)
    one.end(.closed)
    #expect(await frames.next()?.header == packet(.ok))
    // The serial is free again.
    _ = try open(7)
    #expect(!transport.isClosed)
  }

  @Test func `a client that does not read has its lines wait, and its calls go on`() async throws {
    let line = try open()
    transport.setPending(SessionStreams.waitingBytes + 1)
    line.give([1])
    #expect(line.now.isPaused)
    #expect(!transport.isPaused)
    #expect(try open(8).now.isPaused)
    transport.drain()
    #expect(!line.now.isPaused)
  }

  @Test func `the end of the session closes its lines`() throws {
    let line = try open()
    transport.close()
    #expect(line.now.isClosed)
    let late = FakeLine()
    #expect(throws: VirtError.self) { try session.open(late, openedBy: packet(.ok, 9, kind: .call)) }
    #expect(late.now.isClosed)
  }

  @Test func `there are never more streams than the limit, nor two of one serial`() throws {
    for serial in 0..<UInt32(SessionStreams.limit) { _ = try open(serial) }
    let surplus = #expect(throws: VirtError.self) { try open(1_000) }
    #expect(surplus?.code == .operationFailed)
    let twin = #expect(throws: VirtError.self) { try open(1) }
    #expect(twin?.code == .rpc)
  }
}
