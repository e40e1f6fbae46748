import DroverCore
import Glibc
import Testing

@testable import DroverHost

@Suite(.timeLimit(.minutes(1))) struct ProcessAbsenceTests {
  @Test func `a number that is no process is told what it is`() async throws {
    #expect(ProcessAbsence(0) == .none)
    #expect(ProcessAbsence(-1) == .none)
    #expect(ProcessAbsence(.max) == .none)
    let own = try FolderListing.names("/proc/self/task").compactMap { Int32($0) }
    let thread = try #require(own.first { $0 != getpid() }, "the tests run on more than one thread")
    #expect(ProcessAbsence(thread) == .thread(of: getpid()))
    #expect(ProcessAbsence(thread).error(thread).message.contains("is a thread of process \(getpid())"))
    #expect(ProcessAbsence.group("Name:\tx\nTgid:\t812\nPid:\t815\n") == 812)
    #expect(ProcessAbsence.group("Tgid:\tmany\n") == nil)
  }

  @Test func `the numbers of our proc are ours`() throws {
    #expect(ProcessList.isOurs)
    try ProcessList.checkNumbers()
  }

  @Test func `who holds a process by a pidfd is known`() async throws {
    let running = try RunningReactor()
    let child = try Spawner.spawnBlocking(SpawnRequest("/bin/sleep", ["600"]), reactor: running.reactor)
    #expect(PIDDescriptors.held(by: getpid()).contains(child.pid))
    // We do not count among the others.
    #expect(PIDDescriptors.holder(of: child.pid, called: "droverd") == nil)
    try child.signal(SIGKILL)
    _ = await child.waitForExit()
    #expect(PIDDescriptors.target("pos:\t0\nPid:\t-1\nNSpid:\t-1\n") == nil)
    #expect(PIDDescriptors.target("pos:\t0\nPid:\t99\n") == 99)
  }

  @Test func `what a path names for a process is reached, and links that lead nowhere are told`() throws {
    let folder = ScratchFolder()
    #expect(creat(folder("there"), 0o600) >= 0)
    #expect(symlink(folder("there"), folder("link")) == 0)
    #expect(try ReachedPath.find(folder("link"), of: getpid()).path == folder("link"))
    #expect(throws: SystemFailure(ENOENT)) { try ReachedPath.find(folder("missing"), of: getpid()) }
    #expect(FileIdentity(folder("link")) == FileIdentity(folder("there")))
    #expect(FileIdentity(folder("missing")) == nil)
  }
}
