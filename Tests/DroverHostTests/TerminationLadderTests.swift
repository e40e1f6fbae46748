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

  private static func ladder(_ patience: Duration, obeying: Duration = .zero) -> TerminationLadder {
    TerminationLadder([.terminate(patience: patience, obeying: obeying), .kill(patience: .seconds(15))])
  }

  @Test func `who obeys ends by SIGTERM`() async throws {
    let process = try Spawner.spawnBlocking(SpawnRequest("/bin/sleep", ["600"]), reactor: reactor)
    let outcome = try await TerminationLadder([.terminate(patience: .seconds(20))]).run(on: process)
    #expect(outcome == .ended(.signalled(SIGTERM)))
  }

  @Test func `who ignores SIGTERM ends by SIGKILL`() async throws {
    let process = try await stubborn()
    let outcome = try await Self.ladder(.milliseconds(50)).run(on: process)
    #expect(outcome == .ended(.signalled(SIGKILL)))
  }

  @Test func `who shows that it obeys gets the time to do so`() async throws {
    let (ours, theirs) = try SocketPair().take()
    var request = SpawnRequest("/bin/sh", ["-c", "trap 'sleep 1; exit 7' TERM; echo; while :; do sleep 0.1; done"])
    request.output = SharedDescriptor(Descriptor(adopting: theirs))
    let socket = StreamSocket(adopting: Descriptor(adopting: ours), reactor: reactor)
    let ready = Inbox<Int>()
    try socket.start(receive: { bytes, _ in ready.put(bytes.count) }, closed: { _ in })
    let process = try Spawner.spawnBlocking(request, reactor: reactor)
    _ = await ready.next()
    socket.close()
    let ladder = Self.ladder(.milliseconds(20), obeying: .seconds(40))
    #expect(try await ladder.run(on: process) { true } == .ended(.exited(7)))
  }

  @Test func `time for one who obeys is not given to one who does not`() async throws {
    let process = try await stubborn()
    let ladder = Self.ladder(.milliseconds(20), obeying: .seconds(50))
    let start = ContinuousClock.now
    #expect(try await ladder.run(on: process) { false } == .ended(.signalled(SIGKILL)))
    #expect(ContinuousClock.now - start < .seconds(25))
  }

  @Test func `a stopped process is not waited for`() async throws {
    let process = try Spawner.spawnBlocking(SpawnRequest("/bin/sleep", ["600"]), reactor: reactor)
    try process.signal(SIGSTOP)
    // The stop is seen in the state, which is what the ladder looks at.
    while process.processState != .stopped { await Task.yield() }
    let start = ContinuousClock.now
    let outcome = try await Self.ladder(.seconds(50)).run(on: process)
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

  @Test func `a zombie that its parent does not reap counts as gone`() async throws {
    let (ours, theirs) = try SocketPair().take()
    // The shell becomes a sleep, which reaps nobody.
    var request = SpawnRequest("/bin/sh", ["-c", "sleep 600 & echo $!; exec sleep 600"])
    request.output = SharedDescriptor(Descriptor(adopting: theirs))
    let socket = StreamSocket(adopting: Descriptor(adopting: ours), reactor: reactor)
    let words = Inbox<String>()
    try socket.start(receive: { bytes, _ in words.put(String(decoding: bytes, as: UTF8.self)) }, closed: { _ in })
    let parent = try Spawner.spawnBlocking(request, reactor: reactor)
    let said = await words.next() ?? ""
    let pid = try #require(Int32(said.prefix { $0.isNumber }))
    socket.close()
    let child = try ProcessHandle.open(pid: pid, reactor: reactor)
    #expect(try await TerminationLadder.kill.run(on: child) == .ended(.unknown))
    #expect(child.processState == .gone)
    #expect(ProcessState.read(pid) == .zombie)
    #expect(try await TerminationLadder.kill.run(on: parent) == .ended(.signalled(SIGKILL)))
  }

  @Test func `a process whose first thread has ended is not gone while another lives`() async throws {
    let (ours, theirs) = try SocketPair().take()
    // Only the thread that calls it ends by this call.
    let script = """
      import ctypes, os, threading, time
      threading.Thread(target=time.sleep, args=(600,)).start()
      print("ready", flush=True)
      ctypes.CDLL(None).syscall(93 if os.uname().machine == "aarch64" else 60, 0)
      """
    var request = SpawnRequest("/usr/bin/python3", ["-c", script])
    request.output = SharedDescriptor(Descriptor(adopting: theirs))
    let socket = StreamSocket(adopting: Descriptor(adopting: ours), reactor: reactor)
    let ready = Inbox<Int>()
    try socket.start(receive: { bytes, _ in ready.put(bytes.count) }, closed: { _ in })
    let process = try Spawner.spawnBlocking(request, reactor: reactor)
    _ = await ready.next()
    socket.close()
    while try ProcessStatus.read(process.pid).letter != UInt8(ascii: "Z") { await Task.yield() }
    #expect(process.processState == .sleeping)
    #expect(try await TerminationLadder.kill.run(on: process) == .ended(.signalled(SIGKILL)))
  }
}
