import LibvirtWire
import Testing

@Suite struct WireConnectionTests {
  private static let call = FrameHeader(
    program: RemoteProcedure.program, procedure: RemoteProcedure.domainLookupByName.rawValue, kind: .call, serial: 7)

  private func frames(
    _ connection: inout WireConnection, _ bytes: [UInt8], descriptors: Int = 0
  ) throws -> WireConnection.Received {
    try bytes.withUnsafeBytes { try connection.receiveOwned($0, descriptors: descriptors) }
  }

  /// A call, a stream packet, an empty call and a call with two descriptors, their bytes included.
  private func transcript() throws -> (bytes: [UInt8], frames: Int) {
    var bytes = try FrameEncoding.frame(Self.call, Remote.DomainLookupByNameArguments(name: "machine"))
    var stream = Self.call
    stream.kind = .stream
    stream.status = .more
    bytes += try FrameEncoding.frame(stream, bytes: [1, 2, 3])
    var empty = Self.call
    empty.procedure = RemoteProcedure.connectGetLibVersion.rawValue
    bytes += try FrameEncoding.frame(empty, XDRNothing())
    var files = Self.call
    files.kind = .callWithDescriptors
    bytes += try FrameEncoding.frame(files, Remote.DomainLookupByNameArguments(name: "x"), descriptors: 2)
    bytes += [0, 0]
    bytes += try FrameEncoding.frame(empty, XDRNothing())
    return (bytes, 5)
  }

  @Test func `a frame is its length, six words and the payload`() throws {
    let bytes = try FrameEncoding.frame(Self.call, Remote.DomainLookupByNameArguments(name: "a"))
    #expect(
      bytes == [
        0, 0, 0, 36, 0x20, 0, 0x80, 0x86, 0, 0, 0, 1, 0, 0, 0, 23, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0,
        0, 0, 0, 1, 0x61, 0, 0, 0,
      ])
  }

  @Test func `the count of descriptors stands between header and payload and belongs to neither`() throws {
    var header = Self.call
    header.kind = .callWithDescriptors
    let bytes = try FrameEncoding.frame(header, Remote.DomainLookupByNameArguments(name: "a"), descriptors: 2)
    #expect(Array(bytes[0..<4]) == [0, 0, 0, 40])
    #expect(Array(bytes[28..<36]) == [0, 0, 0, 2, 0, 0, 0, 1])
    var connection = WireConnection()
    #expect(try frames(&connection, bytes).frames.isEmpty)
    let frame = try #require(try frames(&connection, [0, 0], descriptors: 2).frames.first)
    #expect(frame.descriptors == 2)
    #expect(try frame.decode(Remote.DomainLookupByNameArguments.self).name == "a")
    #expect(connection.heldBytes == 0)
  }

  @Test func `frames that come together are parted`() throws {
    let (bytes, count) = try transcript()
    var connection = WireConnection()
    let received = try frames(&connection, bytes, descriptors: 2)
    #expect(received.frames.count == count)
    #expect(received.frames.map(\.descriptors) == [0, 0, 0, 2, 0])
    #expect(received.frames[1].payload == [1, 2, 3])
    #expect(connection.heldBytes == 0)
  }

  @Test(arguments: [1, 2, 3, 5, 7, 27, 28, 29, 64])
  func `frames that drip in are joined, whatever the size of the drops`(size: Int) throws {
    let (bytes, _) = try transcript()
    var whole = WireConnection()
    let expected = try frames(&whole, bytes, descriptors: 2).frames
    var connection = WireConnection()
    var received: [OwnedFrame] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      let drop = Array(bytes[start..<min(start + size, bytes.count)])
      // The two bytes that carry descriptors stand before the last frame.
      let carried = (bytes.count - 30..<bytes.count - 28).filter { (start..<start + size).contains($0) }.count
      received += try frames(&connection, drop, descriptors: carried).frames
    }
    #expect(received == expected)
    #expect(connection.heldBytes == 0)
  }

  @Test func `every way of cutting the bytes in two gives the same frames`() throws {
    let (bytes, _) = try transcript()
    var whole = WireConnection()
    let expected = try frames(&whole, bytes, descriptors: 2).frames
    for cut in 0..<bytes.count {
      var connection = WireConnection()
      let first = bytes.count - 30..<bytes.count - 28
      let carried = first.filter { $0 < cut }.count
      var received = try frames(&connection, Array(bytes[..<cut]), descriptors: carried).frames
      received += try frames(&connection, Array(bytes[cut...]), descriptors: 2 - carried).frames
      #expect(received == expected)
    }
  }

  @Test func `a ping is answered at once and seen by nobody, also in the middle of calls`() throws {
    var connection = WireConnection()
    let bytes = try FrameEncoding.frame(Self.call, Remote.DomainLookupByNameArguments(name: "a"))
    let received = try frames(&connection, bytes + Keepalive.ping + bytes + Keepalive.ping + Keepalive.pong)
    #expect(received.frames.count == 2)
    #expect(received.answers == Keepalive.pong + Keepalive.pong)
    #expect(try frames(&connection, bytes).answers.isEmpty)
  }

  @Test func `a ping is an event of the keepalive program`() {
    #expect(
      Keepalive.ping == [
        0, 0, 0, 28, 0x6B, 0x65, 0x65, 0x70, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0,
      ])
  }

  @Test(arguments: [0, 3, 27, 33_554_437, 0x7FFF_FFFF, 0xFFFF_FFFF])
  func `a length that no frame has breaks the connection for good`(length: Int64) throws {
    var connection = WireConnection()
    var bytes: [UInt8] = []
    bytes.word(length)
    #expect(throws: WireError.frameLength(Int(length))) { try frames(&connection, bytes) }
    #expect(throws: WireError.self) { try frames(&connection, Keepalive.ping) }
  }

  @Test func `a connection can have a limit below the protocol's`() throws {
    var connection = WireConnection(maximumLength: 100)
    var bytes: [UInt8] = []
    bytes.word(100)
    #expect(try frames(&connection, bytes).frames.isEmpty)
    var other = WireConnection(maximumLength: 100)
    #expect(throws: WireError.frameLength(101)) { try frames(&other, [0, 0, 0, 101]) }
  }

  @Test func `a large length allocates nothing before the bytes are there`() throws {
    var connection = WireConnection()
    var bytes: [UInt8] = []
    bytes.word(Int64(FrameHeader.maximumLength))
    #expect(try frames(&connection, bytes).frames.isEmpty)
    #expect(connection.heldBytes == 4)
  }

  @Test(arguments: [(19, 9), (19, 255), (27, 3)])
  func `an unknown kind or status breaks the connection`(offset: Int, value: UInt8) throws {
    var connection = WireConnection()
    var bytes = try FrameEncoding.frame(Self.call, XDRNothing())
    bytes[offset] = value
    #expect(throws: WireError.header) { try frames(&connection, bytes) }
  }

  @Test func `descriptors that do not fit what was announced break the connection`() throws {
    var header = Self.call
    header.kind = .callWithDescriptors
    let bytes = try FrameEncoding.frame(header, XDRNothing(), descriptors: 2) + [0, 0]
    var fewer = WireConnection()
    #expect(throws: WireError.descriptors) { try frames(&fewer, bytes, descriptors: 1) }
    var more = WireConnection()
    #expect(throws: WireError.descriptors) { try frames(&more, bytes, descriptors: 3) }
    var none = WireConnection()
    #expect(throws: WireError.descriptors) { try frames(&none, Keepalive.ping, descriptors: 1) }
    var many = WireConnection()
    var counted = bytes
    counted[31] = 33
    #expect(throws: WireError.descriptors) { try frames(&many, counted, descriptors: 2) }
    #expect(throws: WireError.descriptors) { try FrameEncoding.frame(header, XDRNothing(), descriptors: 33) }
  }

  @Test func `random bytes never trap`() throws {
    var random = SeededGenerator(seed: 3)
    for round in 0..<100_000 {
      var connection = WireConnection()
      var bytes: [UInt8] = []
      bytes.word(Int64.random(in: 0...80, using: &random))
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        bytes.word(
          round.isMultiple(of: 3)
            ? Int64.random(in: 0...6, using: &random) : Int64(UInt32.random(in: .min ... .max, using: &random)))
      }
      let cut = Int.random(in: 0...bytes.count, using: &random)
      _ = try? frames(&connection, Array(bytes[..<cut]))
      _ = try? frames(&connection, Array(bytes[cut...]), descriptors: Int.random(in: 0...2, using: &random))
    }
  }
}

@Suite struct KeepaliveTests {
  @Test func `a silent peer gets pings and is dead after the last of them`() {
    var keepalive = Keepalive(count: 2)
    #expect(keepalive.tick() == .send(Keepalive.ping))
    #expect(keepalive.tick() == .send(Keepalive.ping))
    #expect(keepalive.tick() == .dead)
  }

  @Test func `whatever the peer sends counts as life`() {
    var keepalive = Keepalive(count: 1)
    #expect(keepalive.tick() == .send(Keepalive.ping))
    keepalive.received()
    #expect(keepalive.tick() == .nothing)
    #expect(keepalive.tick() == .send(Keepalive.ping))
    #expect(keepalive.tick() == .dead)
  }

  @Test func `the connection counts what it receives`() throws {
    var connection = WireConnection(keepaliveCount: 1)
    #expect(connection.keepalive.tick() == .send(Keepalive.ping))
    _ = try Keepalive.pong.withUnsafeBytes { try connection.receiveOwned($0) }
    #expect(connection.keepalive.tick() == .nothing)
  }
}
