import Domains
import DroverCore
import DroverHost
import Foundation
import Glibc
import Testing

@testable import QEMUProcess

@Suite struct QEMUGuestTests {
  private func start(
    _ host: TestHost, _ observer: TestObserver, isPaused: Bool = true
  ) async throws -> any Guest {
    let request = host.request(observer: observer, isPaused: isPaused)
    return try await host.hypervisor.start(request, attempt: TestAttempt()).guest
  }

  private func finish(_ guest: any Guest, _ observer: TestObserver) async throws {
    guest.condemn()
    try await guest.end(.kill)
    _ = await observer.end()
    await guest.removeTraces(keepingLogs: false)
  }

  @Test func `a user's own commands are passed on in both languages`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let guest = try await start(host, observer)
    let status = try await guest.monitorCommand(#"{"execute":"query-status","id":"mine"}"#, dialect: .qmp)
    #expect(try JSON.parse(status)["return"]?["status"] == "prelaunch")
    #expect(try JSON.parse(status)["id"] == "mine")
    let refusal = try await guest.monitorCommand(#"{"execute":"nonsense"}"#, dialect: .qmp)
    #expect(try JSON.parse(refusal)["error"]?["class"] == "CommandNotFound")
    let human = try await guest.monitorCommand("info status", dialect: .hmp)
    #expect(human == "VM status: paused (prelaunch)\r\n")
    let error = await #expect(throws: VirtError.self) { try await guest.monitorCommand("{", dialect: .qmp) }
    #expect(error?.code == .internalError)
    try await finish(guest, observer)
  }

  @Test func `a condemned guest answers nothing, and its end is told once`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let guest = try await start(host, observer)
    guest.condemn()
    guest.condemn()
    await #expect(throws: VirtError.notRunning) { try await guest.pause() }
    #expect(isAlive(guest.process.pid))
    try await guest.end(.destroy)
    try await guest.end(.destroy)
    _ = await observer.end()
    #expect(observer.ends.count == 1)
    #expect(guest.processStatistics() == nil)
    await guest.removeTraces(keepingLogs: false)
    #expect(host.log("vm").isEmpty)
  }

  @Test func `a frozen guest is ended at once, and who waits for it is woken`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let guest = try await start(host, observer)
    kill(guest.process.pid, SIGSTOP)
    let waiting = Task { try await guest.status() }
    let clock = ContinuousClock()
    let time = try await clock.measure {
      guest.condemn()
      try await guest.end(.destroy)
    }
    #expect(time < .seconds(5))
    await #expect(throws: VirtError.notRunning) { try await waiting.value }
    #expect(await observer.end() == GuestExit(.signalled(SIGKILL)))
    await guest.removeTraces(keepingLogs: false)
  }

  @Test func `the death of QEMU wakes who waits and is told with its signal`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let guest = try await start(host, observer)
    kill(guest.process.pid, SIGSTOP)
    let waiting = Task { try await guest.status() }
    // The command is on its way or not: both have to end.
    kill(guest.process.pid, SIGKILL)
    await #expect(throws: VirtError.notRunning) { try await waiting.value }
    #expect(await observer.end()?.outcome == .signalled(SIGKILL))
    await guest.removeTraces(keepingLogs: false)
  }

  @Test func `an orderly end tells the shutdown before the exit`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let guest = try await start(host, observer)
    _ = try? await guest.monitorCommand(#"{"execute":"quit"}"#, dialect: .qmp)
    #expect(await observer.end() == GuestExit(.exited(0)))
    #expect(observer.events.contains(.shutdown(.host)))
    await guest.removeTraces(keepingLogs: false)
  }

  @Test func `the kernel's figures are those of the process`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let guest = try await start(host, observer)
    let statistics = try #require(guest.processStatistics())
    #expect(statistics.residentMemory > 1024)
    #expect(statistics.cpuTime == statistics.userTime + statistics.systemTime)
    try await finish(guest, observer)
  }

  @Test func `a guest without balloon has no figures of it, and no disks no counts`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let guest = try await start(host, observer)
    let statistics = try await guest.statistics([.balloon, .blocks], limit: .seconds(20))
    #expect(statistics.balloon == nil)
    #expect(statistics.blocks == [])
    #expect(statistics.virtualCPUs == nil, "it was not asked for")
    try await finish(guest, observer)
  }

  @Test func `a detached guest lives on, and nobody is told`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let guest = try await start(host, observer)
    guest.detach()
    #expect(isAlive(guest.process.pid))
    let handle = try ProcessHandle.open(pid: guest.process.pid, reactor: host.reactor)
    try handle.signal(SIGKILL)
    _ = await handle.waitForExit()
    #expect(observer.ends.isEmpty)
    await guest.removeTraces(keepingLogs: false)
  }
}
