import DroverCore
import Synchronization
import Testing

@testable import Domains

/// What meets a start that is held up.
@Suite struct DestroyDuringStartTests {
  @Test func `a phase that has changed nothing is let go at once`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    bench.forget()
    let checkpoint = bench.hypervisor.hold(at: .initialise)
    bench.hypervisor.state.withLock { $0.letsGo = .initialise }
    let start = Task { try await bench.service.create(web, flags: [], caller: Bench.owner) }
    await checkpoint.reached()
    // Nobody but the destroy opens the checkpoint.
    try await bench.service.destroy(web, flags: [], caller: Bench.other)
    let error = await #expect(throws: VirtError.self) { try await start.value }
    #expect(error?.message.contains("destroyed while it was being started") == true)
    #expect(try bench.state(web) == .shutoff(.destroyed))
    #expect(bench.events == ["web stopped destroyed"])
  }

  @Test func `a guest that tells much during its start is in the state that it told last`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    bench.hypervisor.state.withLock { state in
      state.duringFinish = { guest in
        for _ in 0..<5_000 {
          guest.observer.guest(did: .resumed)
          guest.observer.guest(did: .stopped)
        }
      }
    }
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
    #expect(try bench.state(web) == .paused(.unknown))
  }

  @Test func `a phase that is held up is named, and the guest is off when it ends`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    bench.forget()
    let checkpoint = bench.hypervisor.hold(at: .prepareHost)
    let start = Task { try await bench.service.create(web, flags: [], caller: Bench.owner) }
    await checkpoint.reached()
    let destroy = Task { try await bench.service.destroy(web, flags: [], caller: Bench.other) }
    while bench.time.alarmCount == 0 { await Task.yield() }
    bench.time.advance(by: .seconds(3600))
    let error = await #expect(throws: VirtError.self) { try await destroy.value }
    #expect(error?.code == .operationTimeout)
    #expect(error?.message.contains("'prepareHost'") == true)
    #expect(try bench.state(web) == .paused(.startingUp))
    checkpoint.open()
    await #expect(throws: VirtError.self) { try await start.value }
    #expect(try bench.state(web) == .shutoff(.destroyed))
    #expect(bench.events == ["web stopped destroyed"])
  }
}
