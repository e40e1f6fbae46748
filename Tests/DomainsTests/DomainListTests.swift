import DroverCore
import Synchronization
import Testing

@testable import Domains

@Suite(.timeLimit(.minutes(1)))
struct DomainListTests {
  /// off (autostart), run, paused (transient).
  private func bench() async throws -> Bench {
    let bench = Bench()
    let off = try await bench.define("off")
    try await bench.service.setAutostart(off, true, caller: Bench.owner)
    _ = try await bench.running("run")
    _ = try await bench.service.create(xml: Bench.xml("paused"), flags: .paused, caller: Bench.owner)
    return bench
  }

  static let filters: [(ListFlags, [String])] = [
    ([], ["off", "run", "paused"]), (.active, ["run", "paused"]), (.inactive, ["off"]),
    ([.active, .inactive], ["off", "run", "paused"]), (.persistent, ["off", "run"]), (.transient, ["paused"]),
    (.running, ["run"]), (.paused, ["paused"]), (.shutoff, ["off"]), (.other, []),
    ([.running, .shutoff], ["off", "run"]), (.autostart, ["off"]), (.noAutostart, ["run", "paused"]),
    (.managedSave, []), (.noManagedSave, ["off", "run", "paused"]), (.hasSnapshot, []),
    (.noSnapshot, ["off", "run", "paused"]), (.hasCheckpoint, []), ([.active, .persistent], ["run"]),
  ]

  @Test(arguments: filters)
  func `each filter lets through what it names`(_ flags: ListFlags, _ names: [String]) async throws {
    let service = try await bench().service
    #expect(try service.list(flags).map(\.name) == names)
    #expect(try service.count(flags) == names.count)
  }

  @Test func `the old calls count and list apart what runs and what does not`() async throws {
    let service = try await bench().service
    #expect(service.activeCount == 2)
    #expect(service.inactiveCount == 1)
    #expect(service.activeIDs(limit: 10) == [1, 2])
    #expect(service.activeIDs(limit: 1) == [1])
    #expect(service.activeIDs(limit: -1).isEmpty)
    #expect(service.inactiveNames(limit: 10) == ["off"])
  }

  @Test func `a domain is found by name, uuid and, while it runs, by number`() async throws {
    let bench = try await bench()
    let run = try bench.service.lookUp(name: "run")
    #expect(try bench.service.lookUp(uuid: run.uuid) == run)
    #expect(try bench.service.lookUp(id: run.id) == run)
    try await bench.service.destroy(run, flags: [], caller: Bench.owner)
    #expect(try bench.service.lookUp(name: "run").id == -1)
    let error = #expect(throws: VirtError.self) { try bench.service.lookUp(id: run.id) }
    #expect(error?.message == "Domain not found: no domain with matching id \(run.id)")
  }

  @Test func `information and statistics come from memory and from the kernel`() async throws {
    let bench = try await bench()
    let run = try bench.service.lookUp(name: "run")
    let information = try bench.service.information(run)
    #expect(information.maximumMemory == 32768)
    #expect(information.virtualCPUs == 2)
    #expect(information.cpuTime == 7000)
    let statistics = try await bench.service.statistics(of: [], groups: [], flags: [], caller: Bench.owner)
    #expect(statistics.count == 3)
    let parameters = statistics[1].parameters
    #expect(parameters.contains(TypedParameter("state.state", .int(1))))
    #expect(parameters.contains(TypedParameter("cpu.time", .ulong(7000))))
    #expect(parameters.contains(TypedParameter("balloon.maximum", .ulong(32768))))
    #expect(parameters.contains(TypedParameter("vcpu.current", .uint(2))))
    for guest in bench.hypervisor.guests {
      guest.state.withLock { $0.figures.balloon = BalloonStatistics(actual: 20480) }
    }
    let memory = try await bench.service.memoryStatistics(run, limit: 99, caller: Bench.owner)
    #expect(memory == [MemoryStatistic(tag: 6, value: 20480), MemoryStatistic(tag: 7, value: 40000)])
  }

  @Test func `a domain that is shut off refuses what needs a guest in the words that clients match`() async throws {
    let bench = try await bench()
    let off = try bench.service.lookUp(name: "off")
    let caller = Bench.owner
    var errors: [VirtError?] = []
    errors.append(await #expect(throws: VirtError.self) { try await bench.service.suspend(off, caller: caller) })
    errors.append(await #expect(throws: VirtError.self) { try await bench.service.resume(off, caller: caller) })
    errors.append(await #expect(throws: VirtError.self) { try await bench.service.reset(off, caller: caller) })
    errors.append(
      await #expect(throws: VirtError.self) { try await bench.service.shutdown(off, flags: [], caller: caller) })
    errors.append(
      await #expect(throws: VirtError.self) { try await bench.service.reboot(off, flags: [], caller: caller) })
    errors.append(
      await #expect(throws: VirtError.self) { try await bench.service.destroy(off, flags: [], caller: caller) })
    errors.append(#expect(throws: VirtError.self) { try bench.service.maximumVirtualCPUs(off) })
    errors.append(#expect(throws: VirtError.self) { try bench.service.controlInformation(off) })
    #expect(errors.allSatisfy { $0?.message == "Requested operation is not valid: domain is not running" })
  }
}
