import DroverCore
import Foundation
import Glibc
import Synchronization
import Testing

@testable import DroverHost

/// What a socket told.
private enum Heard: Sendable {
  case bytes([UInt8], [SharedDescriptor])
  case closed(CloseReason)
  case drained
}

extension StreamSocket {
  fileprivate func hear(_ inbox: Inbox<Heard>) throws {
    try start(
      receive: { inbox.put(.bytes(Array($0), $1)) }, closed: { inbox.put(.closed($0)) },
      drained: { inbox.put(.drained) })
  }
}

@Suite(.timeLimit(.minutes(1))) struct StreamSocketTests {
  private let running: RunningReactor
  private var reactor: Reactor { running.reactor }

  init() throws { running = try RunningReactor() }

  /// Collects bytes and descriptors until so many bytes are there.
  private func gather(_ inbox: Inbox<Heard>, _ count: Int) async -> ([UInt8], [SharedDescriptor]) {
    var (bytes, descriptors): ([UInt8], [SharedDescriptor]) = ([], [])
    while bytes.count < count, case .bytes(let more, let others)? = await inbox.next() {
      bytes += more
      descriptors += others
    }
    return (bytes, descriptors)
  }

  private func closing(_ inbox: Inbox<Heard>) async -> CloseReason? {
    while let heard = await inbox.next() { if case .closed(let reason) = heard { return reason } }
    return nil
  }

  @Test func `bytes go both ways and the end is told once on each side`() async throws {
    let (left, right) = try StreamSocket.pair(reactor: reactor)
    let (atLeft, atRight) = (Inbox<Heard>(), Inbox<Heard>())
    try left.hear(atLeft)
    try right.hear(atRight)
    #expect(left.send([1, 2, 3]))
    #expect(await gather(atRight, 3).0 == [1, 2, 3])
    #expect(right.send([4]))
    #expect(await gather(atLeft, 1).0 == [4])
    left.close()
    left.close()
    #expect(await closing(atLeft) == .local)
    #expect(await closing(atRight) == .peerClosed)
    #expect(!left.send([1]))
    #expect(!right.send([1]))
    let rest = Inbox<Int>()
    reactor.enqueue { rest.put(0) }
    _ = await rest.next()
    atLeft.put(.drained)
    guard case .drained? = await atLeft.next() else { return #expect(Bool(false), "closed came twice") }
  }

  @Test func `descriptors arrive in order, open, close-on-exec, and belong to the receiver`() async throws {
    let (left, right) = try StreamSocket.pair(reactor: reactor)
    let atRight = Inbox<Heard>()
    try right.hear(atRight)
    let folder = ScratchFolder()
    let files = try (0..<3).map { index in
      try "file \(index)".write(toFile: folder("\(index)"), atomically: false, encoding: .utf8)
      return SharedDescriptor(try Descriptor.reading(folder("\(index)")))
    }
    // As libvirt sends them: the frame, then one byte for each.
    #expect(left.send([Outgoing([9, 9, 9])] + files.map { Outgoing([0], descriptors: [$0]) }))
    let (bytes, descriptors) = await gather(atRight, 6)
    #expect(bytes == [9, 9, 9, 0, 0, 0])
    #expect(descriptors.count == 3)
    for (index, descriptor) in descriptors.enumerated() {
      #expect(try FileContents.text("/proc/self/fd/\(descriptor.rawValue)") == "file \(index)")
      #expect(fcntl(descriptor.rawValue, F_GETFD) & FD_CLOEXEC != 0)
    }
  }

  @Test func `32 descriptors travel with one byte, and 33 are refused`() async throws {
    let (left, right) = try StreamSocket.pair(reactor: reactor)
    let (atLeft, atRight) = (Inbox<Heard>(), Inbox<Heard>())
    try left.hear(atLeft)
    try right.hear(atRight)
    let null = SharedDescriptor(try Descriptor.null())
    left.send([7], descriptors: Array(repeating: null, count: 32))
    let (bytes, descriptors) = await gather(atRight, 1)
    #expect(bytes == [7])
    #expect(descriptors.count == 32)
    left.send([8], descriptors: Array(repeating: null, count: 33))
    #expect(await closing(atLeft) == .failed(SystemFailure(EINVAL)))
  }

  @Test func `more than the kernel takes is queued, counted, and drained in order`() async throws {
    let (left, right) = try StreamSocket.pair(reactor: reactor)
    let (atLeft, atRight) = (Inbox<Heard>(), Inbox<Heard>())
    try left.hear(atLeft)
    var expected: [UInt8] = []
    for index in 0..<200 {
      let piece = [UInt8](repeating: UInt8(index), count: 10_000)
      expected += piece
      #expect(left.send(piece))
    }
    #expect(left.pendingBytes > 1_000_000)
    try right.hear(atRight)
    let (bytes, _) = await gather(atRight, expected.count)
    #expect(bytes == expected)
    guard case .drained? = await atLeft.next() else { return #expect(Bool(false), "no word of the end") }
    #expect(left.pendingBytes == 0)
  }

  @Test func `a paused socket receives nothing until it is resumed`() async throws {
    let (left, right) = try StreamSocket.pair(reactor: reactor)
    let atRight = Inbox<Heard>()
    right.pauseReading()
    try right.hear(atRight)
    left.send([1])
    let turn = Inbox<Int>()
    reactor.schedule(at: .after(.milliseconds(20))) { turn.put(0) }
    _ = await turn.next()
    atRight.put(.drained)
    guard case .drained? = await atRight.next() else { return #expect(Bool(false), "received while paused") }
    right.resumeReading()
    #expect(await gather(atRight, 1).0 == [1])
  }

  @Test func `the death of the other side ends a paused socket too`() async throws {
    let (left, right) = try StreamSocket.pair(reactor: reactor)
    let (atLeft, atRight) = (Inbox<Heard>(), Inbox<Heard>())
    try left.hear(atLeft)
    right.pauseReading()
    try right.hear(atRight)
    left.close()
    #expect(await closing(atRight) == .peerClosed)
  }

  @Test func `what the other side wrote before its end is received, though our writing fails`() async throws {
    let (number, other) = try SocketPair().take()
    let socket = StreamSocket(adopting: Descriptor(adopting: number), reactor: reactor)
    let inbox = Inbox<Heard>()
    #expect(write(other, "last words", 10) == 10)
    close(other)
    socket.pauseReading()
    // Started on the reactor, so that nothing can be read before the write that fails.
    let failure = Inbox<Bool>()
    reactor.enqueue {
      try? socket.hear(inbox)
      socket.resumeReading()
      socket.send([1])
      failure.put(true)
    }
    _ = await failure.next()
    #expect(await gather(inbox, 10).0 == Array("last words".utf8))
    #expect(await closing(inbox) == .peerClosed)
  }

  @Test func `closing when sent delivers all that waits`() async throws {
    let (left, right) = try StreamSocket.pair(reactor: reactor)
    let (atLeft, atRight) = (Inbox<Heard>(), Inbox<Heard>())
    try left.hear(atLeft)
    let bytes = [UInt8](repeating: 5, count: 1_000_000)
    left.send(bytes)
    left.closeWhenSent()
    #expect(!left.send([1]))
    try right.hear(atRight)
    #expect(await gather(atRight, bytes.count).0 == bytes)
    #expect(await closing(atRight) == .peerClosed)
    #expect(await closing(atLeft) == .local)
  }

  @Test func `closing when sent does not wait for ever`() async throws {
    let (left, right) = try StreamSocket.pair(reactor: reactor)
    let atLeft = Inbox<Heard>()
    try left.hear(atLeft)
    left.send([UInt8](repeating: 5, count: 1_000_000))
    left.closeWhenSent(within: .milliseconds(20))
    #expect(await closing(atLeft) == .local)
    right.close()
  }

  @Test func `many threads send whole pieces`() async throws {
    let (left, right) = try StreamSocket.pair(reactor: reactor)
    let atRight = Inbox<Heard>()
    try left.hear(Inbox<Heard>())
    try right.hear(atRight)
    let (writers, rounds, size) = (4, 200, 1_000)
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<writers {
        group.addTask {
          for _ in 0..<rounds { left.send([UInt8](repeating: UInt8(writer), count: size)) }
        }
      }
    }
    let (bytes, _) = await gather(atRight, writers * rounds * size)
    for start in stride(from: 0, to: bytes.count, by: size) {
      #expect(Set(bytes[start..<(start + size)]).count == 1)
    }
  }

  @Test func `the peer of a pair is this process`() throws {
    let (left, _) = try StreamSocket.pair(reactor: reactor)
    let peer = try left.peerCredentials()
    #expect(peer == PeerCredentials(pid: getpid(), uid: geteuid(), gid: getegid()))
  }
}
