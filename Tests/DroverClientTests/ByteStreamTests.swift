import DroverCore
import LibvirtWire
import ScriptedDaemon
import Synchronization
import Testing

@testable import DroverClient

@Suite struct ByteStreamTests {
  private static let reference = Remote.DomainReference(name: "alpha", uuid: UUID(high: 1, low: 2), id: 3)

  /// A packet of the stream that a call opened.
  private static func packet(_ status: MessageStatus, _ bytes: [UInt8] = [], of call: FrameHeader) -> [UInt8]? {
    try? FrameEncoding.frame(header(status, call), bytes: bytes)
  }

  private static func header(_ status: MessageStatus, _ call: FrameHeader) -> FrameHeader {
    var header = call
    header.kind = .stream
    header.status = status
    return header
  }

  /// Opens a console at a daemon that sends `greeting` behind its answer, and confirms the end.
  private func console(
    _ greeting: [[UInt8]], failure: VirtError? = nil
  ) async throws -> (daemon: ScriptedDaemon, stream: ByteStream) {
    let daemon = ScriptedDaemon { call, daemon in
      switch (call.header.kind, call.header.status) {
      case (.call, _):
        daemon.reply(XDRNothing(), to: call)
        for bytes in greeting { daemon.push(Self.packet(.more, bytes, of: call.header)) }
        if let failure {
          daemon.push(try? FrameEncoding.frame(Self.header(.error, call.header), Remote.ErrorBody(failure)))
        }
      case (.stream, .ok), (.stream, .error): daemon.push(Self.packet(.ok, of: call.header))
      default: break
      }
    }
    let domain = Domain(Connection(over: daemon, options: ConnectionOptions()), Self.reference)
    return (daemon, try await domain.openConsole())
  }

  @Test("what comes right behind the answer is not missed, and an empty packet is the end") func data() async throws {
    let (_, stream) = try await console([[1, 2], [3], []])
    var bytes: [UInt8] = []
    for try await piece in stream { bytes += piece }
    #expect(bytes == [1, 2, 3])
    try await stream.finish()
    // Twice is no error: it has ended as it should.
    try await stream.finish()
  }

  @Test("what is sent bears the number of the call, in packets that fit, and the end comes after it")
  func sending() async throws {
    let (daemon, stream) = try await console([])
    stream.send([UInt8](repeating: 7, count: 262_121))
    try await stream.finish()
    stream.send([8])
    let frames = daemon.calls
    #expect(frames.map(\.header.kind) == [.call, .stream, .stream, .stream])
    #expect(Set(frames.map(\.header.serial)).count == 1)
    #expect(frames.map(\.payload.count).dropFirst() == [262_120, 1, 0])
    #expect(frames.map(\.header.status) == [.ok, .more, .more, .ok])
  }

  @Test("an abort says so, and is waited for") func aborting() async throws {
    let (daemon, stream) = try await console([[1]])
    try await stream.abort()
    #expect(daemon.calls.last?.header.status == .error)
  }

  @Test("the daemon's error ends the reading, and is what the end says") func failing() async throws {
    let (_, stream) = try await console([[1]], failure: VirtError(.rpc, "cut", origin: .streams))
    var bytes: [UInt8] = []
    await #expect(throws: VirtError(.rpc, "cut", origin: .streams)) {
      for try await piece in stream { bytes += piece }
    }
    #expect(bytes == [1])
    await #expect(throws: VirtError(.rpc, "cut", origin: .streams)) { try await stream.finish() }
  }

  @Test("the end of the connection is the end of its streams") func hangUp() async throws {
    let (daemon, stream) = try await console([])
    daemon.hangUp()
    await #expect(throws: VirtError.self) { for try await _ in stream {} }
    await #expect(throws: VirtError.self) { try await stream.finish() }
  }
}
