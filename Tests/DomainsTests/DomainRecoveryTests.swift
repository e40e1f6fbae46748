import DroverCore
import Synchronization
import Testing

@testable import Domains

@Suite(.timeLimit(.minutes(1)))
struct DomainRecoveryTests {
  /// A store as a daemon leaves it that is killed while guests run.
  private func left(_ body: (Bench) async throws -> Void) async throws -> FakeStore {
    let bench = Bench()
    try await body(bench)
    let after = FakeStore()
    let (definitions, states, autostart) = bench.store.state.withLock { ($0.definitions, $0.states, $0.autostart) }
    after.state.withLock { store in
      store.definitions = definitions
      store.states = states
      store.autostart = autostart
    }
    return after
  }

  @Test func `guests are found again with number, state and reason, and live on`() async throws {
    let store = try await left { bench in
      _ = try await bench.running("one")
      let (two, _) = try await bench.running("two")
      try await bench.service.suspend(two, caller: Bench.owner)
      _ = try await bench.service.create(xml: Bench.xml("transient"), flags: [], caller: Bench.owner)
    }
    let bench = Bench(store: store)
    bench.hypervisor.state.withLock {
      $0.found = ["one": .some(.running), "two": .some(.paused), "transient": .some(nil)]
    }
    try await bench.service.restore()
    let found = try bench.service.list(.active)
    #expect(Set(found.map { "\($0.name) \($0.id)" }) == ["one 1", "two 2", "transient 3"])
    let one = try bench.service.lookUp(name: "one")
    let two = try bench.service.lookUp(name: "two")
    #expect(try bench.state(one) == .running(.booted))
    #expect(try bench.state(two) == .paused(.user))
    #expect(bench.events.isEmpty, "nothing happened")
    try await bench.service.resume(two, caller: Bench.owner)
    try await bench.service.destroy(one, flags: [], caller: Bench.owner)
    let next = try await bench.service.create(one, flags: [], caller: Bench.owner)
    #expect(next.id == 4)
  }

  @Test func `a guest that ended while nobody looked is shut off, and why is known after the next restart too`()
    async throws
  {
    var store = try await left { bench in _ = try await bench.running("web") }
    for _ in 0..<2 {
      let bench = Bench(store: store)
      try await bench.service.restore()
      let web = try bench.service.lookUp(name: "web")
      #expect(try bench.state(web) == .shutoff(.crashed))
      store = bench.store
    }
  }

  @Test func `the reason of a destroy outlives the daemon`() async throws {
    let store = try await left { bench in
      let (web, _) = try await bench.running("web")
      try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    }
    let bench = Bench(store: store)
    try await bench.service.restore()
    #expect(try bench.state(bench.service.lookUp(name: "web")) == .shutoff(.destroyed))
  }

  @Test func `what changed while nobody looked becomes state and event`() async throws {
    let store = try await left { bench in _ = try await bench.running("web") }
    let bench = Bench(store: store)
    bench.hypervisor.state.withLock { $0.found = ["web": .some(.ioError)] }
    try await bench.service.restore()
    #expect(try bench.state(bench.service.lookUp(name: "web")) == .paused(.ioError))
    #expect(bench.events == ["web suspended ioError"])
  }

  @Test func `a guest that powered off while nobody looked is ended`() async throws {
    let store = try await left { bench in _ = try await bench.running("web") }
    let bench = Bench(store: store)
    bench.hypervisor.state.withLock { $0.found = ["web": .some(.shutdown)] }
    try await bench.service.restore()
    let web = try bench.service.lookUp(name: "web")
    try await bench.isInactive(web)
    #expect(try bench.state(web) == .shutoff(.shutdown))
  }

  @Test func `a start that the daemon died in is swept up`() async throws {
    let checkpoint = Checkpoint()
    let store = try await left { bench in
      let web = try await bench.define("web")
      bench.hypervisor.state.withLock { $0.checkpoints[.connect] = checkpoint }
      Task { try await bench.service.create(web, flags: [], caller: Bench.owner) }
      await checkpoint.reached()
    }
    let bench = Bench(store: store)
    try await bench.service.restore()
    #expect(bench.hypervisor.state.withLock { $0.abandoned } == ["web"])
    #expect(try bench.state(bench.service.lookUp(name: "web")) == .shutoff(.failed))
    checkpoint.open()
  }

  @Test func `a guest whose owner's connection ended with the daemon is destroyed`() async throws {
    let store = try await left { bench in
      _ = try await bench.running("owned", flags: .autodestroy)
      _ = try await bench.running("free")
    }
    let bench = Bench(store: store)
    bench.hypervisor.state.withLock { $0.found = ["owned": .some(.running), "free": .some(.running)] }
    try await bench.service.restore()
    #expect(try bench.service.list(.active).map(\.name) == ["free"])
    #expect(try bench.state(bench.service.lookUp(name: "owned")) == .shutoff(.destroyed))
  }

  /// A store as a daemon leaves it that is killed while it destroys a guest.
  private func leftEnding() async throws -> FakeStore {
    try await left { bench in
      let (web, guest) = try await bench.running("web")
      guest.state.withLock { $0.refusal = VirtError(.operationTimeout, "it sleeps") }
      await #expect(throws: VirtError.self) { try await bench.service.destroy(web, flags: [], caller: Bench.owner) }
      #expect(bench.store.state.withLock { $0.states["web"] }?.contains("<ending/>") == true)
    }
  }

  @Test(arguments: [GuestStatus.running, .shutdown, nil])
  func `a destroy that the daemon died in is finished`(_ status: GuestStatus?) async throws {
    let bench = Bench(store: try await leftEnding())
    bench.hypervisor.state.withLock { $0.found = ["web": .some(status)] }
    try await bench.service.restore()
    #expect(try bench.state(bench.service.lookUp(name: "web")) == .shutoff(.destroyed))
    #expect(bench.hypervisor.guests.first?.log == ["end destroy"])
    #expect(bench.events.last == "web stopped destroyed")
  }

  @Test func `a guest that was gone when the daemon died in its destroy was destroyed`() async throws {
    let bench = Bench(store: try await leftEnding())
    try await bench.service.restore()
    #expect(try bench.state(bench.service.lookUp(name: "web")) == .shutoff(.destroyed))
  }

  @Test func `a graceful destroy that the guest refused is not finished by the next daemon`() async throws {
    let store = try await left { bench in
      let (web, guest) = try await bench.running("web")
      guest.state.withLock { $0.refusal = VirtError(.operationTimeout, "it refuses") }
      await #expect(throws: VirtError.self) {
        try await bench.service.destroy(web, flags: .graceful, caller: Bench.owner)
      }
      try await bench.service.suspend(web, caller: Bench.owner)
    }
    let bench = Bench(store: store)
    bench.hypervisor.state.withLock { $0.found = ["web": .some(.paused)] }
    try await bench.service.restore()
    #expect(try bench.state(bench.service.lookUp(name: "web")) == .paused(.user))
  }

  @Test(arguments: [("destroy", DomainState.shutoff(.crashed)), ("preserve", .crashed(.panicked))])
  func `a guest that panicked while nobody looked gets what its definition says`(
    action: String, expected: DomainState
  ) async throws {
    let store = try await left { bench in
      _ = try await bench.running("web", extra: "<on_crash>\(action)</on_crash>")
    }
    let bench = Bench(store: store)
    bench.hypervisor.state.withLock { $0.found = ["web": .some(.guestPanicked)] }
    try await bench.service.restore()
    let web = try bench.service.lookUp(name: "web")
    if expected == .shutoff(.crashed) { try await bench.isInactive(web) }
    #expect(try bench.state(web) == expected)
  }

  @Test func `what lies about is swept, and what belongs to a guest is kept`() async throws {
    let store = try await left { bench in
      _ = try await bench.running("here")
      _ = try await bench.running("gone")
    }
    let bench = Bench(store: store)
    bench.hypervisor.state.withLock { $0.found = ["here": .some(.running)] }
    try await bench.service.restore()
    #expect(bench.hypervisor.state.withLock { $0.kept } == ["here"])
  }

  @Test func `a guest that cannot be reached is kept, and can be destroyed`() async throws {
    let store = try await left { bench in _ = try await bench.running("web") }
    let bench = Bench(store: store)
    bench.hypervisor.state.withLock { $0.reconnectFailure = VirtError(.systemError, "too many open files") }
    try await bench.service.restore()
    let web = try bench.service.lookUp(name: "web")
    #expect(try bench.state(web) == .running(.booted))
    let error = await #expect(throws: VirtError.self) { try await bench.service.suspend(web, caller: Bench.owner) }
    #expect(error?.message.contains("too many open files") == true)
    try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    #expect(bench.hypervisor.state.withLock { $0.abandoned } == ["web"])
    #expect(try bench.state(web) == .shutoff(.destroyed))
  }

  @Test func `unusable files are put aside and keep nothing else from being found`() async throws {
    let store = FakeStore()
    store.state.withLock { store in
      store.definitions = [
        "half": "<domain><name>half</na", "good": Bench.xml("good", uuid: "11111111-0000-0000-0000-0000000000a1"),
        "twin": Bench.xml("twin", uuid: "11111111-0000-0000-0000-0000000000a1"), "liar": Bench.xml("other"),
      ]
      store.states = ["half": "<domstatus", "good": "<domstatus state='shutoff' reason='nonsense'/>"]
    }
    let bench = Bench(store: store)
    try await bench.service.restore()
    #expect(try bench.service.list([]).map(\.name) == ["good"])
    #expect(store.state.withLock { $0.quarantined } == ["half", "liar", "twin", "good", "half"])
  }

  @Test func `domains start with the host, once in each boot`() async throws {
    let store = try await left { bench in
      for name in ["one", "two"] {
        let domain = try await bench.define(name)
        if name == "one" { try await bench.service.setAutostart(domain, true, caller: Bench.owner) }
      }
    }
    for (boot, expected) in [("boot-1", ["one"]), ("boot-1", []), ("boot-2", ["one"])] {
      let bench = Bench(store: store, boot: boot)
      store.state.withLock { $0.states = [:] }
      try await bench.service.restore()
      await bench.service.autostart()
      #expect(try bench.service.list(.active).map(\.name) == expected)
    }
  }

  @Test func `a daemon that dies while it starts what starts with the host leaves the rest to the next`() async throws {
    let bench = Bench()
    for name in ["one", "two", "three"] {
      try await bench.service.setAutostart(try await bench.define(name), true, caller: Bench.owner)
    }
    // It died after "one" was started, which somebody has ended since; nobody has marked "three" before.
    bench.store.state.withLock { $0.pendingAutostart = ("boot-1", ["two"]) }
    await bench.service.autostart()
    #expect(try bench.service.list(.active).map(\.name) == ["two"])
    #expect(bench.store.state.withLock { $0.pendingAutostart }?.names == [])
  }

  @Test func `what is still to be started is written down before the first start and after each`() async throws {
    let bench = Bench()
    for name in ["one", "two"] {
      try await bench.service.setAutostart(try await bench.define(name), true, caller: Bench.owner)
    }
    let checkpoint = bench.hypervisor.hold(at: .connect)
    let work = Task { await bench.service.autostart() }
    await checkpoint.reached(2)
    #expect(bench.store.state.withLock { $0.pendingAutostart }?.names == ["one", "two"])
    checkpoint.open()
    await work.value
    #expect(bench.store.state.withLock { $0.pendingAutostart }?.names == [])
  }

  @Test func `a guest that starts and cannot be written down is ended, and nobody is told that it runs`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    bench.hypervisor.state.withLock { state in
      state.duringFinish = { [store = bench.store] _ in
        store.state.withLock { $0.stateFailure = VirtError(.systemError, "no space") }
      }
    }
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.create(web, flags: [], caller: Bench.owner)
    }
    #expect(error == VirtError(.systemError, "no space"))
    #expect(try bench.state(web) == .shutoff(.failed))
    #expect(bench.hypervisor.guests.first?.log == ["end kill"])
    bench.store.state.withLock { $0.stateFailure = nil }
    bench.hypervisor.state.withLock { $0.duringFinish = nil }
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
    #expect(try bench.state(web) == .running(.booted))
  }

  @Test func `a daemon that stops lets its guests go, and begins nothing more`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    await bench.service.shutDown()
    #expect(guest.log == ["detach"])
    let error = await #expect(throws: VirtError.self) { try await bench.service.suspend(web, caller: Bench.owner) }
    #expect(error?.code == .operationAborted)
  }

  @Test func `the guests of a connection end with it, once, and no others`() async throws {
    let bench = Bench()
    let (one, _) = try await bench.running("one", flags: .autodestroy)
    let (two, _) = try await bench.running("two", flags: .autodestroy)
    let (free, _) = try await bench.running("free")
    bench.service.connectionClosed(Bench.owner)
    for domain in [one, two] {
      try await bench.isInactive(domain)
      #expect(try bench.state(domain) == .shutoff(.destroyed))
    }
    #expect(try bench.service.isActive(free))
    #expect(bench.events.sorted() == ["one stopped destroyed", "two stopped destroyed"])
  }

  @Test func `an owner that goes away during the start takes the guest with it`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    let checkpoint = bench.hypervisor.hold(at: .connect)
    let start = Task { try await bench.service.create(web, flags: .autodestroy, caller: Bench.owner) }
    await checkpoint.reached()
    bench.service.connectionClosed(Bench.owner)
    while bench.service.context.registry.domain(uuid: web.uuid)?.read({ $0.live?.ending }) == nil { await Task.yield() }
    checkpoint.open()
    await #expect(throws: VirtError.self) { try await start.value }
    #expect(try bench.state(web) == .shutoff(.destroyed))
  }

  @Test func `a client that is gone already starts nothing that it would own`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    bench.service.connectionClosed(Bench.owner)
    await #expect(throws: VirtError.self) {
      try await bench.service.create(web, flags: .autodestroy, caller: Bench.owner)
    }
    #expect(bench.hypervisor.guests.isEmpty)
    #expect(try !bench.service.isActive(web))
  }
}
