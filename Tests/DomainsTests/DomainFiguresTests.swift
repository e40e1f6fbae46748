import DroverCore
import Synchronization
import Testing

@testable import Domains

struct DomainFiguresTests {
  private func values(_ bench: Bench, _ domain: DomainReference, _ flags: StatisticsFlags = []) async throws
    -> [String: TypedParameter.Value]
  {
    let told = try await bench.service.statistics(of: [domain], groups: [], flags: flags, caller: Bench.owner)
    return Dictionary(grouping: told.first?.parameters ?? [], by: \.name).compactMapValues(\.first?.value)
  }

  private func figures() -> GuestStatistics {
    var figures = GuestStatistics()
    figures.balloon = BalloonStatistics(actual: 20480)
    figures.virtualCPUs = [VirtualCPUStatistics(index: 0)]
    return figures
  }

  @Test func `what QEMU tells is in the statistics, under libvirt's names`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    guest.state.withLock { $0.figures = figures() }
    let told = try await values(bench, web)
    #expect(told["balloon.current"] == .ulong(20480))
    #expect(told["balloon.last-update"] == .ulong(0))
    #expect(told["vcpu.0.state"] == .int(1))
    #expect(told["drover.incomplete"] == nil)
  }

  @Test func `a guest that stops answering is shown as it was known last, and marked with how old that is`()
    async throws
  {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    guest.state.withLock { $0.figures = figures() }
    _ = try await values(bench, web)
    bench.time.advance(by: .seconds(7))
    guest.state.withLock { $0.figuresFailure = VirtError(.operationTimeout, "no answer to query-balloon") }
    let told = try await values(bench, web)
    #expect(told["balloon.current"] == .ulong(20480))
    #expect(told["vcpu.0.state"] == .int(1))
    #expect(told["cpu.time"] == .ulong(7000), "the kernel still tells")
    guard case .string(let flaw)? = told["drover.incomplete"] else { Issue.record("not marked"); return }
    #expect(flaw.contains("query-balloon"))
    #expect(told["drover.age"] == .ulong(7000))
  }

  @Test func `one that is known to be silent is not asked, and its mark says for how long`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    let since = bench.time.now
    guest.state.withLock { $0.condition = .silent(.init("stop", since: since)) }
    bench.time.advance(by: .seconds(12))
    let asked = guest.log.count
    let told = try await values(bench, web)
    #expect(told["drover.incomplete"] == .string("QEMU has not answered 'stop' for 12 s"))
    #expect(told["drover.age"] == nil, "it was never heard")
    #expect(guest.log.count == asked)
    let control = try bench.service.controlInformation(web)
    #expect(control == ControlInformation(.occupied, stateTime: 12_000))
    #expect(try await bench.service.memoryStatistics(web, limit: 99, caller: Bench.owner).isEmpty == false)
  }

  @Test func `many guests are asked at the same time`() async throws {
    let bench = Bench()
    var guests: [FakeGuest] = []
    for name in ["a", "b", "c"] { guests.append(try await bench.running(name).1) }
    for guest in guests { guest.hang(on: "statistics") }
    let told = Task { try await bench.service.statistics(of: [], groups: [], flags: [], caller: Bench.owner) }
    // Each is reached although none has answered.
    for guest in guests { await guest.hanging.reached() }
    for guest in guests { guest.condemn() }
    #expect(try await told.value.count == 3)
  }

  @Test func `without patience nothing is asked while somebody works on the guest`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    guest.hang(on: "stop")
    let working = Task { try await bench.service.suspend(web, caller: Bench.owner) }
    await guest.hanging.reached()
    let asked = guest.log.count
    let told = try await values(bench, web, .noWait)
    #expect(told["state.state"] == .int(1))
    #expect(told["drover.incomplete"] == nil)
    #expect(guest.log.count == asked)
    guest.condemn()
    _ = try? await working.value
  }

  @Test func `no job is taken for figures, so they come while one is held`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    guest.state.withLock { $0.figures = figures() }
    guest.hang(on: "stop")
    let working = Task { try await bench.service.suspend(web, caller: Bench.owner) }
    await guest.hanging.reached()
    #expect(try await values(bench, web)["balloon.current"] == .ulong(20480))
    guest.condemn()
    _ = try? await working.value
  }
}
