import DroverCore
import Glibc
import Testing

@testable import DroverHost

@Suite(.timeLimit(.minutes(1))) struct ProcessHandleTests {
  private let running: RunningReactor
  private var reactor: Reactor { running.reactor }

  init() throws { running = try RunningReactor() }

  private func sleeper() throws -> ProcessHandle {
    try Spawner.spawnBlocking(SpawnRequest("/bin/sleep", ["600"]), reactor: reactor)
  }

  @Test func `a child's exit code and a child's signal are told to everybody who asks`() async throws {
    let shell = try Spawner.spawnBlocking(SpawnRequest("/bin/sh", ["-c", "exit 7"]), reactor: reactor)
    let statuses = Inbox<ProcessExit>()
    shell.onExit { statuses.put($0) }
    #expect(await shell.waitForExit() == .exited(7))
    #expect(await statuses.next() == .exited(7))
    #expect(await shell.waitForExit() == .exited(7))
    #expect(shell.processState == .gone)
    let child = try sleeper()
    #expect(try child.signal(SIGKILL))
    #expect(await child.waitForExit() == .signalled(SIGKILL))
    #expect(try child.signal(SIGKILL) == false)
  }

  @Test func `a wait ends at its deadline and by cancellation, and the process goes on`() async throws {
    let child = try sleeper()
    #expect(await child.waitForExit(deadline: .after(.milliseconds(10))) == nil)
    let task = Task { await child.waitForExit() }
    task.cancel()
    #expect(await task.value == nil)
    #expect(child.exitStatus == nil)
    try child.signal(SIGKILL)
    #expect(await child.waitForExit() == .signalled(SIGKILL))
  }

  @Test func `a process that is not a child is held by its identity, and its end is seen`() async throws {
    let child = try sleeper()
    let noted = child.identity
    #expect(noted.executable?.hasSuffix("sleep") == true)
    let other = try #require(try ProcessHandle.open(noted, reactor: reactor))
    try other.signal(SIGTERM)
    #expect(await child.waitForExit() == .signalled(SIGTERM))
    // Ours to reap or not, it is over.
    #expect(await other.waitForExit() != nil)
    #expect(try ProcessHandle.open(noted, reactor: reactor) == nil)
  }

  @Test func `a number that belongs to another process now is not taken for the one noted down`() async throws {
    let child = try sleeper()
    var forged = child.identity
    forged.startTime += 1
    #expect(try ProcessHandle.open(forged, reactor: reactor) == nil)
    forged = child.identity
    forged.executable = "/usr/bin/another"
    #expect(try ProcessHandle.open(forged, reactor: reactor) == nil)
    try child.signal(SIGKILL)
    #expect(await child.waitForExit() == .signalled(SIGKILL))
  }

  @Test(arguments: [Int32.max, 0, -1]) func `no process is an error, no trap`(pid: Int32) {
    let error = #expect(throws: VirtError.self) { try ProcessHandle.open(pid: pid, reactor: reactor) }
    #expect(error?.code == .operationFailed)
  }

  @Test func `an abandoned process ends its waiters' wait and lives on`() async throws {
    let child = try sleeper()
    let other = try ProcessHandle.open(pid: child.pid, reactor: reactor)
    async let waiting = other.waitForExit()
    other.abandon()
    #expect(await waiting == nil)
    #expect(child.processState != .gone)
    try child.signal(SIGKILL)
    #expect(await child.waitForExit() == .signalled(SIGKILL))
  }

  @Test func `the kernel's line is read whatever the name holds`() throws {
    let tail = " S 1 5 5 0 -1 4194304 1 2 3 4 11 12 0 0 20 0 1 0 98765 1000 10"
    for name in ["(sleep)", "(a) R 1 (b)", "(with space)", "())"] {
      let status = try #require(ProcessStatus(parsing: Array("42 \(name)\(tail)".utf8)))
      #expect(status.startTime == 98_765)
      #expect(status.userTime == 11)
      #expect(status.parent == 1)
      #expect(status.letter == UInt8(ascii: "S"))
    }
    for bad in ["", "42", "42 (x)", "42 (x) S 1", "42 (x) S q 5 5 0 -1 4 1 2 3 4 11 12 0 0 20 0 1 0 zz 1"] {
      #expect(ProcessStatus(parsing: Array(bad.utf8)) == nil)
    }
  }

  @Test func `a replaced executable keeps its name`() {
    #expect(ProcessIdentity.withoutDeletionMark("/usr/bin/qemu (deleted)") == "/usr/bin/qemu")
    #expect(ProcessIdentity.withoutDeletionMark("/usr/bin/qemu") == "/usr/bin/qemu")
  }
}
