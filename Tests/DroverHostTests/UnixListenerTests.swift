import DroverCore
import Glibc
import Synchronization
import Testing

@testable import DroverHost

@Suite(.timeLimit(.minutes(1))) struct UnixListenerTests {
  private let running: RunningReactor
  private let folder = ScratchFolder()
  private var reactor: Reactor { running.reactor }

  init() throws { running = try RunningReactor() }

  private func connect(_ path: String) async throws -> StreamSocket {
    try await StreamSocket.connect(path: path, deadline: .after(.seconds(10)), reactor: reactor)
  }

  @Test func `clients are handed over with who they are, and the socket file has the mode asked for`() async throws {
    let path = folder("a.sock")
    let listener = try UnixListener(path: path, mode: 0o666, reactor: reactor)
    let peers = Inbox<PeerCredentials>()
    try listener.start { _, peer in peers.put(peer) }
    _ = try await connect(path)
    #expect(await peers.next() == PeerCredentials(pid: getpid(), uid: geteuid(), gid: getegid()))
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o666)
    listener.close()
  }

  @Test func `a path longer than the kernel takes works on both sides`() async throws {
    let deep = folder(String(repeating: "d", count: 120))
    #expect(mkdir(deep, 0o755) == 0)
    let path = deep + "/drover.sock"
    let listener = try UnixListener(path: path, mode: 0o600, reactor: reactor)
    let peers = Inbox<Int32>()
    try listener.start { _, peer in peers.put(peer.pid) }
    _ = try await connect(path)
    #expect(await peers.next() == getpid())
    listener.close()
  }

  @Test func `a file left behind is replaced only when asked`() throws {
    let path = folder("stale.sock")
    do { _ = try ListeningSocket.bind(path: path, mode: 0o600) }
    let error = #expect(throws: VirtError.self) { _ = try ListeningSocket.bind(path: path, mode: 0o600) }
    #expect(error?.code == .systemError)
    #expect(error?.message.contains(path) == true)
    _ = try ListeningSocket.bind(path: path, mode: 0o600, replacing: true)
  }

  @Test func `at the limit clients wait, and come in when another goes`() async throws {
    let path = folder("limit.sock")
    let quota = ConnectionQuota(limit: 2)
    let listener = try UnixListener(path: path, mode: 0o600, reactor: reactor, quota: quota)
    let accepted = Inbox<Int>()
    let count = Mutex(0)
    try listener.start { _, _ in
      accepted.put(
        count.withLock {
          $0 += 1; return $0
        })
    }
    var clients: [StreamSocket] = []
    for _ in 0..<3 { clients.append(try await connect(path)) }
    #expect(await accepted.next() == 1)
    #expect(await accepted.next() == 2)
    let turn = Inbox<Int>()
    reactor.schedule(at: .after(.milliseconds(20))) { turn.put(count.withLock { $0 }) }
    #expect(await turn.next() == 2)
    #expect(quota.used == 2)
    quota.release()
    #expect(await accepted.next() == 3)
    listener.close()
  }

  @Test func `nobody there, and nobody accepting, are told apart`() async throws {
    let path = folder("silent.sock")
    await #expect(throws: VirtError.self) { _ = try await connect(path) }
    let descriptor = try ListeningSocket.bind(path: path, mode: 0o600, backlog: 0)
    var full: [StreamSocket] = []
    let error = await #expect(throws: VirtError.self) {
      while full.count < 10 {
        full.append(
          try await StreamSocket.connect(path: path, deadline: .after(.milliseconds(50)), reactor: reactor))
      }
    }
    #expect(error?.code == .operationTimeout)
    _ = descriptor.rawValue
  }

  @Test func `a full table of descriptors refuses the client and keeps listening`() async throws {
    // The table is everybody's, so the test has a process of its own.
    let own = OwnProcess("full-table-of-descriptors")
    guard own.isHere else { return #expect(try await own.run(descriptors: 64) == .exited(0)) }
    let path = folder("full.sock")
    let listener = try UnixListener(path: path, mode: 0o600, reactor: reactor)
    let (accepted, trouble) = (Inbox<Int>(), Inbox<VirtError>())
    try listener.start(accept: { _, _ in accepted.put(1) }, trouble: { trouble.put($0) })
    let client = try #require(try StreamSocket.connectAtOnce(path))
    #expect(await accepted.next() == 1)
    var fillers: [Int32] = []
    while case let filler = dup(0), filler >= 0 { fillers.append(filler) }
    // The client's own socket takes the last number, so that none is left for the listener.
    close(fillers.removeLast())
    let refused = try #require(try StreamSocket.connectAtOnce(path))
    #expect(await trouble.next()?.code == .systemError)
    var byte: UInt8 = 0
    #expect(recv(refused, &byte, 1, 0) == 0, "closed by the listener")
    for filler in fillers { close(filler) }
    close(refused)
    close(client)
    let later = try #require(try StreamSocket.connectAtOnce(path))
    #expect(await accepted.next() == 1)
    close(later)
    listener.close()
  }
}
