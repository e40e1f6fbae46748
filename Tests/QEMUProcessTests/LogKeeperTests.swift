import Domains
import DroverCore
import DroverHost
import Foundation
import Glibc
import Testing

@testable import QEMUProcess

@Suite(.timeLimit(.minutes(1))) struct LogKeeperTests {
  /// Starts what ends at once, and gives the error.
  private func failure(on host: TestHost, leavesChild: Bool = false) async throws -> VirtError {
    let attempt = TestAttempt()
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(host.request(observer: TestObserver()), attempt: attempt)
    }
    let keeper = try #require((attempt.guest as? QEMUGuest)?.places.keeper)
    #expect(isAlive(keeper.handle.pid) == leavesChild)
    return try #require(error)
  }

  private func host(_ script: String, logLimit: UInt64 = 2 << 20) throws -> TestHost {
    try TestHost(planner: HandWritten(["-c", script], program: "/bin/sh"), logLimit: logLimit)
  }

  private func size(_ path: String) -> Int {
    ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int) ?? -1
  }

  @Test func `the last words are told though their log was put aside while they came`() async throws {
    // No more than the pipe holds: nothing is lost, however late the keeper comes.
    let script = "yes 'a line that is of no use' | head -n 9000 >&2; echo cannot boot today >&2; exit 3"
    let host = try host(script, logLimit: 20_000)
    let error = try await failure(on: host)
    #expect(error.message.hasSuffix("\ncannot boot today"))
    #expect(!error.message.contains("starting up"))
    for name in ["vm.log", "vm.log.0", "vm.log.1", "vm.log.2"] {
      #expect((1...20_200).contains(size(host.root + "/log/" + name)), "\(name)")
    }
    #expect(size(host.root + "/log/vm.log.3") == -1)
  }

  @Test func `the words of an earlier run are not told, nor is our own line`() async throws {
    let script = "echo cannot boot today >&2; exit 3"
    let host = try host(script)
    _ = try await failure(on: host)
    let error = try await failure(on: host)
    #expect(error.message == "internal error: process exited while connecting to monitor: cannot boot today")
  }

  @Test func `a process that keeps QEMU's output does not keep the error`() async throws {
    let script = "sleep 3 & echo cannot boot today >&2; exit 3"
    let host = try host(script)
    let start = ContinuousClock.now
    let error = try await failure(on: host, leavesChild: true)
    #expect(error.message.hasSuffix(": cannot boot today"))
    #expect(ContinuousClock.now - start < .seconds(3))
  }

  @Test func `QEMU is not kept waiting by a log that is stuck`() async throws {
    let host = try TestHost(
      planner: HandWritten(["-machine", "pc,accel=tcg", "-m", "16", "-display", "none", "-S", "-d", "cpu_reset"]))
    let observer = TestObserver()
    let started = try await host.hypervisor.start(host.request(observer: observer), attempt: TestAttempt())
    let guest = try #require(started.guest as? QEMUGuest)
    let keeper = try #require(guest.places.keeper)
    #expect(kill(keeper.handle.pid, SIGSTOP) == 0)
    // Each tells more than a KiB; the pipe holds 256 of them.
    for _ in 0..<400 { try await guest.reset() }
    #expect(try await guest.status() == .preLaunch)
    #expect(kill(keeper.handle.pid, SIGCONT) == 0)
    guest.condemn()
    try await guest.end(.destroy)
    _ = await observer.end()
    await guest.removeTraces(keepingLogs: true)
    #expect(!isAlive(keeper.handle.pid))
    let log = host.log("vm")
    #expect(log.contains("CPU Reset"))
    #expect(log.split(separator: "\n").last?.contains("drover: QEMU ended: ") == true)
  }

  @Test func `a guest outlives its keeper`() async throws {
    let host = try TestHost(
      planner: HandWritten(["-machine", "pc,accel=tcg", "-m", "16", "-display", "none", "-S", "-d", "cpu_reset"]))
    let observer = TestObserver()
    let started = try await host.hypervisor.start(host.request(observer: observer), attempt: TestAttempt())
    let guest = try #require(started.guest as? QEMUGuest)
    let keeper = try #require(guest.places.keeper)
    #expect(kill(keeper.handle.pid, SIGKILL) == 0)
    #expect(await keeper.handle.waitForExit() == .signalled(SIGKILL))
    for _ in 0..<3 { try await guest.reset() }
    #expect(try await guest.status() == .preLaunch)
    guest.condemn()
    try await guest.end(.destroy)
    _ = await observer.end()
    await guest.removeTraces(keepingLogs: true)
    #expect(host.log("vm").contains("drover: QEMU ended: "))
  }

  @Test func `is found again by what was written down, and not by another process's number`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let started = try await host.hypervisor.start(host.request(observer: observer), attempt: TestAttempt())
    let guest = try #require(started.guest as? QEMUGuest)
    let note = try #require(guest.process.detail(ProcessRecord.DetailName.logKeeper))
    let found = try #require(LogKeeper(note: note, reactor: host.reactor))
    #expect(found.handle.pid == guest.places.keeper?.handle.pid)
    found.handle.abandon()
    #expect(LogKeeper(note: note + "1", reactor: host.reactor) == nil)
    #expect(LogKeeper(note: "nonsense", reactor: host.reactor) == nil)
    guest.condemn()
    try await guest.end(.destroy)
    _ = await observer.end()
    await guest.removeTraces(keepingLogs: false)
    #expect(LogKeeper(note: note, reactor: host.reactor) == nil)
    #expect(size(host.root + "/log/vm.log") == -1)
  }

  @Test func `a mark survives being written down`() {
    let mark = LogMark(head: 17, words: 900, stamp: "2026-11-23 19:44:40.220+0000")
    #expect(LogMark(mark.text) == mark)
    #expect(LogMark("1234") == nil)
    #expect(LogMark("") == nil)
  }
}
