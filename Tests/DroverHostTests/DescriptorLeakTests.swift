import DroverCore
import Glibc
import Testing

@testable import DroverHost

/// Nothing stays open, counted exactly: in a process where nothing else goes on.
@Suite(.timeLimit(.minutes(1))) struct DescriptorLeakTests {
  private let running: RunningReactor
  private let folder = ScratchFolder()
  private var reactor: Reactor { running.reactor }

  init() throws { running = try RunningReactor() }

  /// Does something once to warm up, then often; the descriptors are the same before and after.
  private func check(_ body: () async throws -> Void) async throws {
    try await body()
    await settle()
    let before = openDescriptors()
    for _ in 0..<50 { try await body() }
    await settle()
    #expect(openDescriptors().subtracting(before).isEmpty)
  }

  /// What the reactor was given goes in its next turns.
  private func settle() async {
    let turn = Inbox<Int>()
    for _ in 0..<3 {
      reactor.enqueue { turn.put(0) }
      _ = await turn.next()
    }
  }

  private func closing(_ socket: StreamSocket) throws -> Inbox<CloseReason> {
    let end = Inbox<CloseReason>()
    try socket.start(receive: { _, _ in }, closed: { end.put($0) })
    return end
  }

  @Test func `connections with descriptors in flight leave nothing open`() async throws {
    let own = OwnProcess("leaks-of-sockets")
    guard own.isHere else { return #expect(try await own.run() == .exited(0)) }
    try await check {
      let (left, right) = try StreamSocket.pair(reactor: reactor)
      right.pauseReading()
      let (atLeft, atRight) = (try closing(left), try closing(right))
      let null = SharedDescriptor(try Descriptor.null())
      // One is received, one is lost in the kernel, or both: whichever, they are closed.
      left.send([1], descriptors: [null])
      right.resumeReading()
      left.send([2], descriptors: [null])
      left.close()
      _ = await atLeft.next()
      _ = await atRight.next()
      let unused = try StreamSocket.pair(reactor: reactor)
      unused.0.close()
    }
  }

  @Test func `processes that start, fail to start and end leave nothing open`() async throws {
    let own = OwnProcess("leaks-of-processes")
    guard own.isHere else { return #expect(try await own.run() == .exited(0)) }
    try await check {
      #expect(throws: VirtError.self) {
        try Spawner.spawnBlocking(SpawnRequest("/nonexistent/qemu"), reactor: reactor)
      }
      var request = SpawnRequest("/bin/true")
      request.descriptors = [.init(SharedDescriptor(try Descriptor.null()), as: 9)]
      let process = try Spawner.spawnBlocking(request, reactor: reactor)
      _ = await process.waitForExit()
      #expect(throws: VirtError.self) { try ProcessHandle.open(pid: .max, reactor: reactor) }
      try ProcessHandle.open(pid: getpid(), reactor: reactor).abandon()
    }
  }

  @Test func `reactors, listeners and files leave nothing open`() async throws {
    let own = OwnProcess("leaks-of-reactors")
    guard own.isHere else { return #expect(try await own.run() == .exited(0)) }
    let path = folder("leak.sock")
    try await check {
      let another = try Reactor(name: "leak")
      try another.start()
      let listener = try UnixListener(path: path, mode: 0o600, replacing: true, reactor: another)
      try listener.start { _, _ in }
      _ = try await StreamSocket.connect(path: path, deadline: .after(.seconds(5)), reactor: another)
      listener.close()
      another.stop()
      try AtomicFile.write(folder("f"), "x", durability: .synced)
      #expect(throws: VirtError.self) { try AtomicFile.write("/nonexistent/f", "x", durability: .synced) }
      _ = PortTester().isFree(port: 5999, address: nil)
    }
  }
}
