import Domains
import DroverCore
import DroverHost
import Foundation
import QEMUCommandLine
import Testing

@testable import QEMUProcess

/// Starts of guests with programs beside them, which are no real ones here.
@Suite struct CompanionLaunchTests {
  /// A plan of real QEMU with companions of the test's.
  private struct Accompanied: LaunchPlanner {
    var program = "/bin/sleep"
    var arguments = ["600"]
    var emulator = HandWritten()

    func plan(_ request: StartRequest, context: HypervisorContext) async throws(VirtError) -> LaunchPlan {
      var plan = try await emulator.plan(request, context: context)
      for alias in ["one", "two"] {
        plan.companions.append(
          CompanionPlan(
            program: "helper", alias: alias, executable: program, arguments: arguments,
            socket: "\(plan.folder.path)/\(alias).sock"))
      }
      plan.memoryFolders = [context.configuration.stateFolder + "/ram/\(request.domain.id)-\(request.domain.name)"]
      return plan
    }
  }

  private func companions(_ host: TestHost, _ name: String = "domain-1-vm") -> [Int32] {
    ProcessArguments.processes(markedWith: CompanionPlan.mark(RunFolder(path: "\(host.root)/run/\(name)")))
  }

  @Test func `they run beside QEMU, are written down, and end after it`() async throws {
    let host = try TestHost(planner: Accompanied())
    let observer = TestObserver()
    let started = try await host.hypervisor.start(host.request(observer: observer), attempt: TestAttempt())
    let running = companions(host)
    #expect(running.count == 2)
    let noted = started.guest.process.companions
    #expect(noted.map(\.alias) == ["one", "two"])
    #expect(Set(noted.map(\.identity.pid)) == Set(running))
    #expect(FileManager.default.fileExists(atPath: host.root + "/lib/ram/1-vm"))
    started.guest.condemn()
    try await started.guest.end(.destroy)
    _ = await observer.end()
    await started.guest.removeTraces(keepingLogs: false)
    #expect(companions(host).isEmpty)
    #expect(host.leftovers.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: host.root + "/lib/ram/1-vm"))
    #expect(!FileManager.default.fileExists(atPath: host.root + "/log/vm-one-helper.log"))
  }

  @Test(arguments: StartPhase.allCases)
  func `a destroy at any phase leaves none of them`(phase: StartPhase) async throws {
    let host = try TestHost(planner: Accompanied())
    await #expect(throws: VirtError.notRunning) {
      try await host.hypervisor.start(
        host.request(observer: TestObserver()), attempt: TestAttempt(destroyedAt: phase))
    }
    #expect(companions(host).isEmpty)
    #expect(host.leftovers.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: host.root + "/lib/ram/1-vm"))
  }

  @Test func `one that cannot be executed ends the start, and those before it`() async throws {
    let host = try TestHost(planner: Accompanied(program: "/nonexistent/helper"))
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(host.request(observer: TestObserver()), attempt: TestAttempt())
    }
    #expect(error?.message.contains("/nonexistent/helper") == true)
    #expect(host.leftovers.isEmpty)
  }

  @Test func `why QEMU cannot speak with one is told in that one's words`() async throws {
    let emulator = HandWritten([
      "-machine", "none", "-chardev", "socket,id=a,path=/nonexistent/helper.sock",
    ])
    let host = try TestHost(
      planner: Accompanied(program: "/bin/sh", arguments: ["-c", "echo no folder >&2; exit 1"], emulator: emulator))
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(host.request(observer: TestObserver()), attempt: TestAttempt())
    }
    #expect(error?.message.contains("helper for one has ended: no folder") == true, "\(error?.message ?? "")")
    #expect(companions(host).isEmpty)
    #expect(host.leftovers.isEmpty)
  }

  @Test func `a daemon that finds its guest again ends its companions with it`() async throws {
    let host = try TestHost(planner: Accompanied())
    let request = host.request(observer: TestObserver())
    let started = try await host.hypervisor.start(request, attempt: TestAttempt())
    started.guest.detach()
    let observer = TestObserver()
    let found = try await host.hypervisor.reconnect(
      host.record(request, started.guest.process), observer: observer)
    let guest = try #require(found).guest
    #expect(companions(host).count == 2)
    guest.condemn()
    try await guest.end(.kill)
    _ = await observer.end()
    await guest.removeTraces(keepingLogs: true)
    #expect(companions(host).isEmpty)
    #expect(host.leftovers.isEmpty)
  }

  @Test func `a guest that is gone when it is looked for leaves none of them`() async throws {
    let host = try TestHost(planner: Accompanied())
    let observer = TestObserver()
    let request = host.request(observer: observer)
    let started = try await host.hypervisor.start(request, attempt: TestAttempt())
    try await started.guest.end(.kill)
    _ = await observer.end()
    started.guest.detach()
    #expect(companions(host).count == 2)
    let found = try await host.hypervisor.reconnect(
      host.record(request, started.guest.process), observer: TestObserver())
    #expect(found == nil)
    #expect(companions(host).isEmpty)
    #expect(host.leftovers.isEmpty)
  }

  @Test func `what a daemon started and did not write down is found and ended`() async throws {
    let host = try TestHost(planner: Accompanied())
    let request = host.request(observer: TestObserver())
    // As much of a start as there is before anything is written down: its end is the daemon's.
    let mark = CompanionPlan.mark(RunFolder(path: host.root + "/run/domain-1-vm"))
    let parts = mark.split(separator: "=", maxSplits: 1).map(String.init)
    let left = try await Sleeper.start(environment: [(parts[0], parts[1])], on: host.reactor)
    let another = try await Sleeper.start(environment: [(parts[0], parts[1] + "-another")], on: host.reactor)
    #expect(companions(host) == [left.pid])
    await host.hypervisor.abandon(host.record(request, nil))
    #expect(await left.waitForExit(deadline: .after(.seconds(20))) == .signalled(9))
    #expect(isAlive(another.pid))
    _ = try await TerminationLadder.kill.run(on: another)
  }
}
