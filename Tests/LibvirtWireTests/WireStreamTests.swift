import DroverCore
import LibvirtWire
import Testing

/// Transcripts of streams.
@Suite struct WireStreamTests {
  private static let call = FrameHeader(
    program: RemoteProcedure.program, procedure: RemoteProcedure.domainOpenConsole.rawValue, kind: .call, serial: 9)

  private func packet(_ status: MessageStatus, kind: MessageKind = .stream) -> FrameHeader {
    FrameHeader(
      program: Self.call.program, procedure: Self.call.procedure, kind: kind, serial: Self.call.serial, status: status)
  }

  private func frame(_ status: MessageStatus, _ bytes: [UInt8] = []) throws -> WireStream.Action {
    .send(try FrameEncoding.frame(packet(status), bytes: bytes))
  }

  /// The error in the one frame among the actions, which close the line and are the last.
  private func failure(_ actions: [WireStream.Action]) throws -> VirtError {
    try #require(actions.count == 3 && actions[0] == .close && actions[2] == .over, "\(actions)")
    guard case .send(let bytes) = actions[1] else { throw WireError.header }
    var wire = WireConnection()
    let frame = try #require(try bytes.withUnsafeBytes { try wire.receiveOwned($0) }.frames.first)
    #expect(frame.header == packet(.error))
    return VirtError(try frame.decode(Remote.ErrorBody.self))
  }

  private func stream(takesInput: Bool = true) -> WireStream {
    WireStream(openedBy: Self.call, takesInput: takesInput)
  }

  @Test func `bytes go both ways, under the serial and procedure of the call`() throws {
    var stream = stream()
    #expect(stream.owns(packet(.more)))
    var other = packet(.more)
    other.procedure += 1
    #expect(!stream.owns(other))
    #expect(stream.received(packet(.more), [1, 2]) == [.write([1, 2])])
    #expect(try stream.lineGave([3]) == [frame(.more, [3])])
  }

  @Test func `no bytes of the client are nothing, no bytes of the line are its end`() throws {
    var stream = stream()
    #expect(stream.received(packet(.more), []) == [])
    #expect(stream.lineGave([]) == [])
    #expect(try stream.lineEnded() == [frame(.more)])
    #expect(stream.lineEnded() == [])
    #expect(stream.lineGave([1]) == [])
    #expect(stream.received(packet(.more), [1]) == [])
    #expect(try stream.received(packet(.ok), []) == [frame(.ok), .over])
  }

  @Test func `a finish is confirmed when the line has written everything`() throws {
    var stream = stream()
    #expect(stream.received(packet(.ok), []) == [.finish])
    #expect(stream.lineGave([1]) == [])
    #expect(stream.received(packet(.more), [1]) == [])
    #expect(stream.received(packet(.ok), []) == [])
    #expect(try stream.lineClosed() == [frame(.ok), .over])
    #expect(stream.lineClosed() == [])
  }

  @Test func `a line that ends while the client finishes has finished`() throws {
    var stream = stream()
    _ = stream.received(packet(.ok), [])
    #expect(try stream.lineEnded() == [frame(.ok), .over])
  }

  @Test func `what could not be written makes a finish fail`() throws {
    var stream = stream()
    _ = stream.received(packet(.ok), [])
    #expect(try failure(stream.fail(VirtError(.operationTimeout, "slow"))).code == .operationTimeout)
  }

  @Test func `an abort closes the line and is confirmed, in every state`() throws {
    let before: [(inout WireStream) -> Void] = [
      { _ in }, { _ = $0.lineEnded() }, { _ = $0.received(self.packet(.ok), []) },
    ]
    for prepare in before {
      var stream = stream()
      prepare(&stream)
      #expect(try stream.received(packet(.error), []) == [.close, frame(.ok), .over])
    }
  }

  @Test func `packets for a stream that is over are dropped`() throws {
    var stream = stream()
    #expect(try failure(stream.fail(VirtError(.rpc, "cut"))).detail == "cut")
    #expect(stream.received(packet(.more), [1]) == [])
    #expect(stream.received(packet(.error), []) == [])
    #expect(stream.received(packet(.ok), []) == [])
    #expect(stream.received(packet(.more, kind: .streamHole), []) == [])
    #expect(stream.fail(VirtError(.rpc, "cut")) == [])
    #expect(stream.lineEnded() == [])
    #expect(stream.lineGave([1]) == [])
  }

  @Test func `holes are refused, and bytes for a line that takes none`() throws {
    var stream = stream()
    #expect(try failure(stream.received(packet(.more, kind: .streamHole), [0, 0])).code == .rpc)
    var deaf = self.stream(takesInput: false)
    #expect(try failure(deaf.received(packet(.more), [1])).code == .operationInvalid)
    // Where the line has given everything already, too: the client cannot know.
    var spent = self.stream(takesInput: false)
    _ = spent.lineEnded()
    #expect(try failure(spent.received(packet(.more), [1])).code == .operationInvalid)
  }
}
