import DomainModel
import Domains
import DroverCore
import DroverHost
import Foundation
import Glibc
import Testing

@testable import QEMUProcess

@Suite struct GuestReconnectTests {
  /// A guest whose daemon has gone, as another daemon finds it written down.
  private func orphan(_ host: TestHost, isPaused: Bool = false) async throws -> LiveRecord {
    let request = host.request(observer: TestObserver(), isPaused: isPaused)
    let started = try await host.hypervisor.start(request, attempt: TestAttempt())
    started.guest.detach()
    return host.record(request, started.guest.process)
  }

  private func end(_ guest: any Guest, _ observer: TestObserver) async throws {
    guest.condemn()
    try await guest.end(.kill)
    _ = await observer.end()
    await guest.removeTraces(keepingLogs: false)
  }

  @Test func `a guest is found again with what it is doing, and is like any other`() async throws {
    let host = try TestHost(planner: HandWritten())
    let record = try await orphan(host)
    let observer = TestObserver()
    let found = try #require(try await host.hypervisor.reconnect(record, observer: observer))
    #expect(found.status == .running)
    try await found.guest.pause()
    await observer.event(.stopped)
    #expect(found.guest.process == record.process)
    try await end(found.guest, observer)
    #expect(host.leftovers.isEmpty)
  }

  @Test func `a guest that is gone gives nil and what it left is removed`() async throws {
    let host = try TestHost(planner: HandWritten())
    let record = try await orphan(host)
    let pid = try #require(record.process?.pid)
    let handle = try ProcessHandle.open(pid: pid, reactor: host.reactor)
    try handle.signal(SIGKILL)
    _ = await handle.waitForExit()
    #expect(try await host.hypervisor.reconnect(record, observer: TestObserver()) == nil)
    #expect(host.leftovers.isEmpty)
  }

  @Test func `a process that is another one by its start time is not touched`() async throws {
    let host = try TestHost(planner: HandWritten())
    let record = try await orphan(host)
    var forged = record
    forged.process?.startTime += 1
    let pid = try #require(record.process?.pid)
    // It has the guest's folder all the same: nobody knows what is true, so nothing is said to be over.
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.reconnect(forged, observer: TestObserver())
    }
    #expect(error?.message.contains("process \(pid) has the folder of 'vm'") == true)
    #expect(isAlive(pid))
    #expect(host.leftovers == ["domain-1-vm"])
    await host.hypervisor.abandon(record)
    #expect(!isAlive(pid))
  }

  @Test func `a process that is right in all three, and no guest by its arguments, is not touched`() async throws {
    let host = try TestHost(planner: HandWritten())
    let record = try await orphan(host)
    let pid = try #require(record.process?.pid)
    await host.hypervisor.abandon(record)
    #expect(!isAlive(pid))
    let sleeper = try await Sleeper.start(on: host.reactor)
    var forged = record
    forged.process?.pid = sleeper.pid
    forged.process?.startTime = sleeper.identity.startTime
    forged.process?.executable = sleeper.identity.executable ?? ""
    #expect(try await host.hypervisor.reconnect(forged, observer: TestObserver()) == nil)
    await host.hypervisor.abandon(forged)
    #expect(isAlive(sleeper.pid))
    try sleeper.signal(SIGKILL)
    _ = await sleeper.waitForExit()
  }

  @Test func `a guest whose state was lost keeps its folder, and none is started beside it`() async throws {
    let host = try TestHost(planner: HandWritten())
    let record = try await orphan(host)
    let pid = try #require(record.process?.pid)
    for folder in ["domain-7-old/deep", "channel/7-old", "channel/1-vm", "channel/target"] {
      try FileManager.default.createDirectory(
        atPath: host.root + "/run/" + folder, withIntermediateDirectories: true)
    }
    await host.hypervisor.sweep(keeping: [])
    #expect(host.leftovers.sorted() == ["channel", "domain-1-vm"])
    #expect(FileManager.default.fileExists(atPath: host.root + "/run/channel/1-vm"))
    for id in Int32(1)...2 {
      let error = await #expect(throws: VirtError.self) {
        let request = host.request(id: id, uuid: record.domain.uuid, observer: TestObserver())
        _ = try await host.hypervisor.start(request, attempt: TestAttempt())
      }
      #expect(error?.message.contains("\(pid)") == true)
    }
    // The number alone: another domain must not take the folder either.
    let error = await #expect(throws: VirtError.self) {
      _ = try await host.hypervisor.start(host.request(observer: TestObserver()), attempt: TestAttempt())
    }
    #expect(error?.message.contains("process \(pid) has the folder") == true)
    #expect(isAlive(pid))
    await host.hypervisor.abandon(record)
    await host.hypervisor.sweep(keeping: [])
    #expect(host.leftovers == ["channel"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: host.root + "/run/channel") == ["target"])
  }

  @Test func `a machine that says it is another one is refused and left alone`() async throws {
    let host = try TestHost(planner: HandWritten())
    let record = try await orphan(host)
    var forged = record
    forged.domain.uuid = .random()
    let pid = try #require(record.process?.pid)
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.reconnect(forged, observer: TestObserver())
    }
    #expect(error?.message.contains(record.domain.uuid.description) == true)
    #expect(isAlive(pid))
    let observer = TestObserver()
    let found = try #require(try await host.hypervisor.reconnect(record, observer: observer))
    try await end(found.guest, observer)
  }

  @Test func `a frozen guest is found without a status, and answers when it thaws`() async throws {
    let host = try TestHost(planner: HandWritten())
    let record = try await orphan(host)
    let pid = try #require(record.process?.pid)
    kill(pid, SIGSTOP)
    let observer = TestObserver()
    let found = try #require(try await host.hypervisor.reconnect(record, observer: observer))
    #expect(found.status == nil)
    #expect(!found.guest.monitorCondition.takesQuestions)
    kill(pid, SIGCONT)
    await observer.event(.monitorResponds(true))
    await observer.event(.resumed)
    #expect(try await found.guest.status() == .running)
    try await end(found.guest, observer)
  }

  @Test func `a start that nobody wrote down is found by its folder and ended`() async throws {
    let host = try TestHost(planner: HandWritten())
    let request = host.request(observer: TestObserver())
    let folder = host.root + "/run/domain-1-vm"
    let started = try await host.hypervisor.start(request, attempt: TestAttempt())
    started.guest.detach()
    var record = host.record(request, nil)
    record.definition?.devices = Devices()
    record.definition?.devices?.emulator = TestHost.emulator
    #expect(FileManager.default.fileExists(atPath: folder))
    await host.hypervisor.abandon(record)
    #expect(host.leftovers.isEmpty)
    #expect(!isAlive(started.guest.process.pid))
  }

  @Test func `what is given up is ended only if it is the guest that was written down`() async throws {
    let host = try TestHost(planner: HandWritten())
    let record = try await orphan(host)
    let pid = try #require(record.process?.pid)
    var forged = record
    forged.domain.uuid = .random()
    forged.domain.id = 77
    await host.hypervisor.abandon(forged)
    #expect(isAlive(pid))
    await host.hypervisor.abandon(record)
    #expect(!isAlive(pid))
    #expect(host.leftovers.isEmpty)
  }
}
