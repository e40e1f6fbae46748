import Domains
import DroverCore
@testable import DroverHost
import Glibc
import Synchronization
import Testing

/// Lines on a reactor of their own; the other side is the test's end of a pair of sockets.
@Suite struct DescriptorLineTests {
  /// What a line has told so far.
  private final class Ear: Sendable {
    let events: AsyncStream<Event>
    private let sink: AsyncStream<Event>.Continuation

    enum Event: Equatable, Sendable {
      case bytes([UInt8])
      case ended(ByteLineEnd)
    }

    init() { (events, sink) = AsyncStream.makeStream() }

    func start(_ line: some ByteLine) throws {
      try line.start(
        ByteLineEvents(
          received: { [sink] in sink.yield(.bytes($0)) },
          ended: { [sink] in
            sink.yield(.ended($0))
            sink.finish()
          }))
    }

    /// All the bytes, and the end.
    func all() async -> (bytes: [UInt8], end: ByteLineEnd?) {
      var result: (bytes: [UInt8], end: ByteLineEnd?) = ([], nil)
      for await event in events {
        switch event {
        case .bytes(let bytes): result.bytes += bytes
        case .ended(let end): result.end = end
        }
      }
      return result
    }
  }

  private func withPair(
    limit: Int = 1 << 20, patience: Duration = .seconds(5),
    _ body: (_ line: DescriptorLine, _ other: Int32, _ ear: Ear) async throws -> Void
  ) async throws {
    let reactor = try Reactor(name: "lines")
    try reactor.start()
    defer { reactor.stop() }
    let (left, right) = try SocketPair().take()
    let other = Descriptor(adopting: right)
    let line = DescriptorLine(
      adopting: Descriptor(adopting: left), reactor: reactor, limit: limit, patience: patience)
    let ear = Ear()
    try ear.start(line)
    let number = other.rawValue
    try await body(line, number, ear)
    withExtendedLifetime(other.rawValue) {}
  }

  private func send(_ bytes: [UInt8], to number: Int32) {
    #expect(Glibc.send(number, bytes, bytes.count, 0) == bytes.count)
  }

  @Test func `gives what the other side says, and its end`() async throws {
    try await withPair { _, other, ear in
      send([1, 2, 3], to: other)
      shutdown(other, Int32(SHUT_RDWR))
      let (bytes, end) = await ear.all()
      #expect(bytes == [1, 2, 3])
      #expect(end == .endOfData)
    }
  }

  @Test func `what came before the other side went is kept for one who has paused`() async throws {
    try await withPair { line, other, ear in
      line.pauseReading()
      send([UInt8](repeating: 7, count: 100_000), to: other)
      shutdown(other, Int32(SHUT_RDWR))
      line.resumeReading()
      let (bytes, end) = await ear.all()
      #expect(bytes.count == 100_000)
      #expect(end == .endOfData)
    }
  }

  @Test func `a finish waits until the other side has taken everything`() async throws {
    try await withPair(limit: 4 << 20) { line, other, ear in
      let sent = [UInt8](repeating: 5, count: 3 << 20)
      line.write(sent)
      line.finish()
      let count = await FileWork.shared.run { () -> Int in
        var total = 0
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while total < 3 << 20 {
          var ready = pollfd(fd: other, events: Int16(POLLIN), revents: 0)
          poll(&ready, 1, 5000)
          let got = read(other, &piece, piece.count)
          guard got > 0 else { break }
          total += got
        }
        return total
      }
      #expect(count == sent.count)
      #expect(await ear.all().end == .closed)
    }
  }

  @Test func `one that does not take what it is sent ends the line, not the daemon's memory`() async throws {
    try await withPair(limit: 1 << 20) { line, _, ear in
      for _ in 0..<64 { line.write([UInt8](repeating: 5, count: 1 << 18)) }
      guard case .failed(let error) = await ear.all().end else {
        Issue.record("the line goes on")
        return
      }
      #expect(error.code == .operationFailed)
    }
  }

  @Test func `a finish is given up for one that takes nothing`() async throws {
    try await withPair(patience: .milliseconds(50)) { line, _, ear in
      line.write([UInt8](repeating: 5, count: 1 << 20))
      line.finish()
      guard case .failed(let error) = await ear.all().end else {
        Issue.record("the line has closed")
        return
      }
      #expect(error.code == .operationTimeout)
    }
  }

  @Test func `a cut says why`() async throws {
    try await withPair { line, _, ear in
      line.cut(VirtError(.rpc, "taken"))
      #expect(await ear.all().end == .failed(VirtError(.rpc, "taken")))
    }
  }

  @Test func `only pseudo terminals are opened as terminals`() throws {
    let reactor = try Reactor(name: "lines")
    for path in ["/dev/null", "/etc/passwd"] {
      let error = #expect(throws: VirtError.self) { try DescriptorLine.terminal(path, reactor: reactor) }
      #expect(error?.code == .operationInvalid)
    }
  }
}
