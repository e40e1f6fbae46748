import DroverCore
import Glibc
import Testing

@testable import DroverHost

@Suite(.timeLimit(.minutes(1))) struct TerminationLadderTests {
  private let running: RunningReactor
  private var reactor: Reactor { running.reactor }

  init() throws { running = try RunningReactor() }

  /// A shell that ignores SIGTERM, once it says that it does.
  private func stubborn() async throws -> ProcessHandle {
    let (ours, theirs) = try SocketPair().take()
    var request = SpawnRequest("/bin/sh", ["-c", "trap '' TERM; echo; while :; do sleep 600; done"])
    request.output = SharedDescriptor(Descriptor(adopting: theirs))
    let socket = StreamSocket(adopting: Descriptor(adopting: ours), reactor: reactor)
    let ready = Inbox<Int>()
    try socket.start(receive: { bytes, _ in ready.put(bytes.count) }, closed: { _ in })
    let process = try Spawner.spawnBlocking(request, reactor: reactor)
    _ = await ready.next()
    socket.close()
    return process
  }

  @Test func `who obeys ends by SIGTERM`() async throws {
    let process = try Spawner.spawnBlocking(SpawnRequest("/bin/sleep", ["600"]), reactor: reactor)
    let outcome = try await TerminationLadder.terminate(patience: .seconds(20)).run(on: process)
    #expect(outcome == .ended(.signalled(SIGTERM)))
  }

  @Test func `who ignores SIGTERM ends by SIGKILL`() async throws {
    let process = try await stubborn()
    let outcome = try await TerminationLadder.terminate(patience: .milliseconds(50)).run(on: process)
    #expect(outcome == .ended(.signalled(SIGKILL)))
  }

  @Test func `a stopped process is not waited for`() async throws {
    let process = try Spawner.spawnBlocking(SpawnRequest("/bin/sleep", ["600"]), reactor: reactor)
    try process.signal(SIGSTOP)
    // The stop is seen in the state, which is what the ladder looks at.
    while process.processState != .stopped { await Task.yield() }
    let start = ContinuousClock.now
    let outcome = try await TerminationLadder.terminate(patience: .seconds(50)).run(on: process)
    #expect(outcome == .ended(.signalled(SIGKILL)))
    #expect(ContinuousClock.now - start < .seconds(25))
  }

  @Test func `a ladder without SIGKILL says what remains`() async throws {
    let process = try await stubborn()
    let gentle = TerminationLadder([.terminate(patience: .milliseconds(20))])
    guard case .remains = try await gentle.run(on: process) else { return #expect(Bool(false), "it ended") }
    #expect(try await TerminationLadder.kill.run(on: process) == .ended(.signalled(SIGKILL)))
    #expect(try await TerminationLadder.kill.run(on: process) == .ended(.signalled(SIGKILL)))
  }
}
