import Domains
import DroverCore
import DroverHost
import QEMUMonitor
import Synchronization
import Testing

@testable import QEMUProcess

/// The channel between a session and a socket whose other end says what the test wants.
@Suite struct MonitorChannelTests {
  private static let greeting =
    #"{"QMP": {"version": {"qemu": {"micro": 0, "minor": 0, "major": 9}}, "capabilities": []}}"#

  /// The other end: writes what it is told, remembers the lines that it was sent.
  private final class Peer: Sendable {
    let socket: StreamSocket
    private let state = Mutex<(text: String, wanted: [(count: Int, body: @Sendable ([String]) -> Void)])>(("", []))

    init(_ socket: StreamSocket) { self.socket = socket }

    func start(answering: @escaping @Sendable (String) -> String? = { _ in nil }) throws {
      try socket.start(
        receive: { [self] bytes, _ in
          let new = String(decoding: bytes, as: UTF8.self)
          state.withLock { $0.text += new }
          for line in new.split(separator: "\n") {
            if let answer = answering(String(line)) { socket.send(Array(answer.utf8)) }
          }
        }, closed: { _ in })
    }

    func says(_ text: String) { socket.send(Array((text + "\r\n").utf8)) }
  }

  private struct Scene {
    let host: TestHost
    let channel: MonitorChannel
    let peer: Peer
    let notices: AsyncStream<MonitorChannel.Notice>

    init(greetingLimit: Duration? = .seconds(30), limits: QMPSession.Limits = .init()) throws {
      host = try TestHost()
      let (ours, theirs) = try StreamSocket.pair(reactor: host.reactor)
      channel = MonitorChannel(
        socket: ours, reactor: host.reactor, greetingLimit: greetingLimit, limits: limits)
      peer = Peer(theirs)
      let (stream, continuation) = AsyncStream<MonitorChannel.Notice>.makeStream()
      notices = stream
      channel.start { notice in
        continuation.yield(notice)
        if case .closed = notice { continuation.finish() }
      }
    }

    /// An honest QEMU as far as command mode, and then what the test wants.
    func greet(_ answering: @escaping @Sendable (String) -> String?) throws {
      try peer.start { line in
        if line.contains("qmp_capabilities") { return #"{"return": {}, "id": "drover-0"}"# + "\n" }
        return answering(line)
      }
      peer.says(MonitorChannelTests.greeting)
    }

    func closure() async -> QMPClosure? {
      for await notice in notices { if case .closed(let closure) = notice { return closure } }
      return nil
    }
  }

  @Test func `commands of many tasks find their answers`() async throws {
    let scene = try Scene()
    try scene.greet { line in
      guard let request = try? JSON.parse(line), let id = request["id"] else { return nil }
      let number = request["arguments"]?["command-line"] ?? .null
      return JSON.object(["return": number, "id": id]).text() + "\n"
    }
    let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask { try await scene.channel.execute(.human("\(number)")) == .string("\(number)") }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(answers == 200)
    scene.channel.close()
    #expect(await scene.closure() == .byUs)
  }

  @Test func `no greeting in time ends the wait and the connection`() async throws {
    let scene = try Scene(greetingLimit: .milliseconds(50))
    try scene.peer.start()
    await #expect(throws: QMPFailure.closed(.noGreeting(after: .milliseconds(50)))) {
      try await scene.channel.ready()
    }
    #expect(await scene.closure() == .noGreeting(after: .milliseconds(50)))
  }

  @Test func `a silent QEMU is told after the deadline, and told again when it answers`() async throws {
    let scene = try Scene()
    let late = Mutex<JSON?>(nil)
    try scene.greet { line in
      late.withLock { $0 = (try? JSON.parse(line))?["id"] }
      return nil
    }
    _ = try await scene.channel.ready()
    await #expect(throws: QMPFailure.timedOut(command: "stop", after: .milliseconds(50))) {
      try await scene.channel.execute(.stop, limit: .milliseconds(50))
    }
    #expect(scene.channel.condition == .notAnswering)
    var notices = scene.notices.makeAsyncIterator()
    guard case .responds(false)? = await notices.next() else {
      Issue.record("not told")
      return
    }
    let id = try #require(late.withLock { $0 })
    scene.peer.says(JSON.object(["return": [:], "id": id]).text())
    guard case .responds(true)? = await notices.next() else {
      Issue.record("not told")
      return
    }
    #expect(scene.channel.condition == .answering)
    scene.channel.close()
  }

  @Test func `the death of the peer wakes all who wait`() async throws {
    let scene = try Scene()
    let count = Atomic(0)
    try scene.greet { line in
      // With the last command in hand it dies in the middle of an answer.
      if count.add(1, ordering: .relaxed).newValue == 20 {
        scene.peer.socket.send(Array(#"{"return": {"#.utf8))
        scene.peer.socket.closeWhenSent()
      }
      return nil
    }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask {
          await #expect(throws: QMPFailure.closed(.endOfFile)) { try await scene.channel.execute(.stop) }
        }
      }
    }
    #expect(await scene.closure() == .endOfFile)
    await #expect(throws: QMPFailure.closed(.endOfFile)) { try await scene.channel.execute(.stop) }
    await #expect(throws: QMPFailure.closed(.endOfFile)) { try await scene.channel.ready() }
  }

  @Test func `a cancelled task waits no longer`() async throws {
    let scene = try Scene()
    let (reached, continuation) = AsyncStream<Void>.makeStream()
    try scene.greet { _ in
      continuation.yield()
      return nil
    }
    let task = Task { try await scene.channel.execute(.stop) }
    for await _ in reached { break }
    task.cancel()
    await #expect(throws: QMPFailure.cancelled(command: "stop")) { try await task.value }
    let early = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await scene.channel.execute(.stop)
    }
    await #expect(throws: QMPFailure.cancelled(command: "stop")) { try await early.value }
    scene.channel.close()
  }

  @Test(.timeLimit(.minutes(1)))
  func `one that is retired wakes who waits, and still hears whether QEMU shuts down`() async throws {
    let scene = try Scene()
    let (reached, continuation) = AsyncStream<Void>.makeStream()
    try scene.greet { _ in
      continuation.yield()
      return nil
    }
    let task = Task { try await scene.channel.execute(.stop) }
    for await _ in reached { break }
    scene.channel.retire()
    await #expect(throws: QMPFailure.closed(.byUs)) { try await task.value }
    #expect(await scene.closure() == .byUs)
    #expect(!scene.channel.toldShutdown)
    scene.peer.says(#"{"event": "SHUTDOWN", "data": {"guest": false, "reason": "host-signal"}}"#)
    while !scene.channel.toldShutdown { await Task.yield() }
    scene.channel.close()
  }

  @Test func `a line without end closes the connection before it fills the memory`() async throws {
    var limits = QMPSession.Limits()
    limits.line = 1 << 20
    let scene = try Scene(limits: limits)
    try scene.greet { _ in nil }
    _ = try await scene.channel.ready()
    for _ in 0..<20 { scene.peer.socket.send([UInt8](repeating: 0x78, count: 1 << 17)) }
    #expect(await scene.closure() == .lineTooLong(limit: 1 << 20))
  }

  @Test func `garbage instead of a greeting is told as what it is`() async throws {
    let scene = try Scene()
    try scene.peer.start()
    scene.peer.says("(qemu) ")
    await #expect(throws: QMPFailure.closed(.notQMP("(qemu) "))) { try await scene.channel.ready() }
  }

  @Test func `a hundred thousand events are told in their order`() async throws {
    let scene = try Scene()
    try scene.greet { _ in nil }
    _ = try await scene.channel.ready()
    let total = 100_000
    Task {
      for start in stride(from: 0, to: total, by: 1000) {
        let lines = (start..<start + 1000).map { #"{"event": "E\#($0)", "timestamp": {"seconds": 1}}"# }
        scene.peer.says(lines.joined(separator: "\r\n"))
      }
      scene.peer.socket.closeWhenSent(within: .seconds(60))
    }
    var next = 0
    for await notice in scene.notices {
      guard case .event(let event) = notice else { continue }
      if event.name != "E\(next)" { Issue.record("\(event.name) instead of E\(next)") }
      next += 1
    }
    #expect(next == total)
  }

  @Test func `a descriptor goes with its command, and the caller keeps its own`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let started = try await host.hypervisor.start(host.request(observer: observer), attempt: TestAttempt())
    let guest = try #require(started.guest as? QEMUGuest)
    let pair = try SocketPair()
    _ = try await guest.ask(.handOver(pair.left.rawValue, as: "line"))
    _ = try await guest.ask(.closeHandedOver("line"))
    // Twice would fail if the first had not gone over.
    await #expect(throws: VirtError.self) { try await guest.ask(.closeHandedOver("line")) }
    guest.condemn()
    try await guest.end(.kill)
    _ = await observer.end()
  }
}
