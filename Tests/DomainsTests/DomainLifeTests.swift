import DroverCore
import Glibc
import Synchronization
import Testing

@testable import Domains

@Suite(.timeLimit(.minutes(1)))
struct DomainLifeTests {
  @Test func `a guest is started, suspended, resumed and destroyed, each told once`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    #expect(bench.events == ["web defined added"])
    bench.forget()
    let started = try await bench.service.create(web, flags: [], caller: Bench.owner)
    #expect(started.id == 1)
    #expect(try bench.state(web) == .running(.booted))
    #expect(bench.events == ["web resumed unpaused", "web started booted"])
    bench.forget()
    try await bench.service.suspend(web, caller: Bench.owner)
    #expect(try bench.state(web) == .paused(.user))
    try await bench.service.suspend(web, caller: Bench.owner)
    try await bench.service.resume(web, caller: Bench.owner)
    #expect(try bench.state(web) == .running(.unpaused))
    try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    #expect(try bench.state(web) == .shutoff(.destroyed))
    #expect(bench.events == ["web suspended paused", "web resumed unpaused", "web stopped destroyed"])
    #expect(bench.hypervisor.guests[0].state.withLock { $0.tracesRemoved } == 1)
  }

  @Test func `who destroyed a guest is answered after the event of its end`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web")
    let told = Mutex(false)
    _ = try bench.service.subscribe(to: .lifecycle, of: nil, caller: Bench.other) { _, _ in
      // A moment in which a call that does not wait for this would be answered.
      usleep(20_000)
      told.withLock { $0 = true }
    }
    try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    #expect(told.withLock { $0 })
  }

  @Test func `a paused start leaves the CPUs stopped`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web", flags: .paused)
    #expect(try bench.state(web) == .paused(.user))
    #expect(!guest.log.contains("cont"))
  }

  @Test func `a state is written down before it is told`() async throws {
    let bench = Bench()
    bench.store.state.withLock { store in
      store.onState = { xml in #expect(!bench.events.contains("web started booted") || !xml.contains("booted")) }
    }
    _ = try await bench.running("web")
  }

  @Test(arguments: StartPhase.allCases)
  func `a destroy during each phase of a start ends it, once, and leaves nothing`(_ phase: StartPhase) async throws {
    let bench = Bench()
    let web = try await bench.define("web", devices: "<graphics type='vnc' port='-1' autoport='yes'/>")
    bench.forget()
    let checkpoint = bench.hypervisor.hold(at: phase)
    let start = Task { try await bench.service.create(web, flags: .autodestroy, caller: Bench.owner) }
    await checkpoint.reached()
    #expect(try bench.state(web) == .paused(.startingUp))
    let destroy = Task { try await bench.service.destroy(web, flags: [], caller: Bench.other) }
    while bench.service.context.registry.domain(uuid: web.uuid)?.read({ $0.live?.ending }) == nil { await Task.yield() }
    checkpoint.open()
    try await destroy.value
    let error = await #expect(throws: VirtError.self) { try await start.value }
    #expect(error?.message.hasPrefix("Requested operation is not valid: domain is not running") == true)
    #expect(try bench.state(web) == .shutoff(.destroyed))
    #expect(bench.events == ["web stopped destroyed"])
    #expect(bench.service.context.ports.withLock { $0.takenPorts }.isEmpty)
    #expect(bench.service.context.autodestroy.withLock { $0.count } == 0)
    bench.hypervisor.state.withLock { $0.checkpoints = [:] }
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
    #expect(try bench.state(web) == .running(.booted))
  }

  @Test func `a destroy wakes a start that waits for a file which does not answer`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    bench.forget()
    bench.hypervisor.state.withLock { $0.stalls = true }
    let checkpoint = bench.hypervisor.hold(at: .initialise)
    let start = Task { try await bench.service.create(web, flags: [], caller: Bench.owner) }
    await checkpoint.reached()
    checkpoint.open()
    try await bench.service.destroy(web, flags: [], caller: Bench.other)
    await #expect(throws: VirtError.self) { try await start.value }
    #expect(try bench.state(web) == .shutoff(.destroyed))
    #expect(bench.events == ["web stopped destroyed"])
  }

  @Test(arguments: StartPhase.allCases)
  func `a failure in each phase of a start leaves nothing`(_ phase: StartPhase) async throws {
    let bench = Bench()
    let web = try await bench.define("web", devices: "<graphics type='vnc' port='-1' autoport='yes'/>")
    bench.forget()
    bench.hypervisor.state.withLock { $0.failure = (phase, VirtError(.internalError, "QEMU said no")) }
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.create(web, flags: .autodestroy, caller: Bench.owner)
    }
    #expect(error?.message == "internal error: QEMU said no")
    #expect(try bench.state(web) == .shutoff(.failed))
    #expect(bench.events.isEmpty)
    #expect(bench.service.context.ports.withLock { $0.takenPorts }.isEmpty)
    #expect(bench.service.context.autodestroy.withLock { $0.count } == 0)
    #expect(try bench.service.list(.active).isEmpty)
  }

  @Test func `two destroys at once end in one event, and both succeed`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web")
    async let first: Void = bench.service.destroy(web, flags: [], caller: Bench.owner)
    async let second: Void = bench.service.destroy(web, flags: [], caller: Bench.other)
    _ = await (try? first, try? second)
    #expect(bench.events == ["web stopped destroyed"])
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    }
    #expect(error == .notRunning)
  }

  @Test func `a destroy is written down before it is done, and a disk that does not answer keeps no guest alive`()
    async throws
  {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    let disk = Checkpoint()
    bench.store.state.withLock { $0.stateCheckpoint = disk }
    let destroy = Task { try await bench.service.destroy(web, flags: [], caller: Bench.owner) }
    await disk.reached()
    // The disk is asked by another task. Time stands still, so that it cannot be what lets the destroy go on.
    while !guest.state.withLock({ $0.isCondemned }), !Task.isCancelled { await Task.yield() }
    #expect(guest.log.isEmpty)
    #expect(guest.state.withLock { $0.isCondemned }, "nobody waits for its monitor any more")
    while guest.log.isEmpty {
      bench.time.advance(by: .seconds(1))
      await Task.yield()
    }
    #expect(guest.log == ["end destroy"])
    disk.open()
    _ = try? await destroy.value
    bench.store.state.withLock { $0.stateCheckpoint = nil }
    try await bench.isInactive(web)
    #expect(try bench.state(web) == .shutoff(.destroyed))
  }

  @Test func `a destroy wakes who sleeps on the monitor, and who waits for the job`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    guest.hang(on: "stop")
    let asleep = Task { try await bench.service.suspend(web, caller: Bench.owner) }
    await guest.hanging.reached()
    let waiting = Task { try await bench.service.reset(web, caller: Bench.other) }
    while bench.service.context.registry.domain(uuid: web.uuid)?.jobs.waiters.count != 1 { await Task.yield() }
    #expect(try bench.state(web) == .running(.booted), "looking does not wait")
    let told = try await bench.service.statistics(of: [web], groups: .jobs, flags: [], caller: Bench.other)
    let jobs = Dictionary(grouping: told.first?.parameters ?? [], by: \.name).compactMapValues(\.first?.value)
    #expect(jobs["drover.jobs.count"] == .uint(2))
    #expect(jobs["drover.jobs.0.call"] == .string("virDomainSuspend"))
    #expect(jobs["drover.jobs.0.client"] == .string("virsh"))
    #expect(jobs["drover.jobs.0.client.pid"] == .int(812))
    #expect(jobs["drover.jobs.0.client.uid"] == .uint(1000))
    #expect(jobs["drover.jobs.0.waiting"] == .boolean(false))
    #expect(jobs["drover.jobs.1.call"] == .string("virDomainReset"))
    #expect(jobs["drover.jobs.1.waiting"] == .boolean(true))
    try await bench.service.destroy(web, flags: [], caller: Bench.other)
    for task in [asleep, waiting] {
      let error = await #expect(throws: VirtError.self) { try await task.value }
      #expect(error == .notRunning)
    }
    #expect(bench.events == ["web stopped destroyed"])
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
  }

  @Test func `a process that does not go is told, and the domain is shut off as soon as it goes`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    guest.state.withLock { $0.refusal = VirtError(.systemError, "process 1001 sleeps in nfs_wait") }
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    }
    #expect(error?.message.contains("nfs_wait") == true)
    #expect(try bench.service.isActive(web))
    guest.state.withLock { $0.refusal = nil }
    try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    #expect(try bench.state(web) == .shutoff(.destroyed))
    #expect(bench.events == ["web stopped destroyed"])
  }

  @Test func `a guest that refuses SIGTERM goes on when no more was asked for`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    guest.state.withLock { $0.refusal = VirtError(.operationTimeout, "still there") }
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.destroy(web, flags: .graceful, caller: Bench.owner)
    }
    #expect(error?.code == .operationFailed)
    try await bench.service.suspend(web, caller: Bench.owner)
    #expect(try bench.state(web) == .paused(.user))
  }

  @Test(arguments: [
    (GuestExit.Outcome.signalled(9), DomainState.shutoff(.crashed), "web stopped failed"),
    (.exited(1), .shutoff(.crashed), "web stopped failed"), (.exited(0), .shutoff(.shutdown), "web stopped shutdown"),
    (.gone, .shutoff(.crashed), "web stopped failed"),
  ])
  func `a process that ends by itself is put down to what is known of it`(
    _ how: GuestExit.Outcome, _ state: DomainState, _ event: String
  ) async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    guest.die(how)
    try await bench.isInactive(web)
    #expect(try bench.state(web) == state)
    #expect(bench.events == [event])
    #expect(guest.state.withLock { $0.tracesRemoved } == 1)
  }

  @Test func `a guest that powers off is ended and was shut down`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    try await bench.service.shutdown(web, flags: [], caller: Bench.owner)
    #expect(guest.log.last == "system_powerdown")
    guest.observer.guest(did: .shutdown(.guest))
    try await bench.isInactive(web)
    #expect(guest.log.contains("end afterShutdown"))
    #expect(try bench.state(web) == .shutoff(.shutdown))
    #expect(bench.events == ["web shutdown guest", "web stopped shutdown"])
  }

  @Test func `a reboot sets the guest going again when it has powered off`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    try await bench.service.reboot(web, flags: [], caller: Bench.owner)
    guest.observer.guest(did: .shutdown(.guest))
    while try bench.state(web) != .running(.booted) { await Task.yield() }
    #expect(guest.log == ["system_powerdown", "system_reset", "cont"])
    // The next power-off is the end.
    while bench.service.context.registry.domain(uuid: web.uuid)?.jobs.holders.isEmpty == false { await Task.yield() }
    guest.observer.guest(did: .shutdown(.guest))
    try await bench.isInactive(web)
    #expect(try bench.state(web) == .shutoff(.shutdown))
  }

  @Test func `a reboot ends a guest whose definition says so`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web", extra: "<on_reboot>destroy</on_reboot>")
    try await bench.service.reboot(web, flags: [], caller: Bench.owner)
    guest.observer.guest(did: .shutdown(.guest))
    try await bench.isInactive(web)
    #expect(try bench.state(web) == .shutoff(.shutdown))
    #expect(!guest.log.contains("system_reset"))
  }

  @Test func `a paused guest has no agent to ask`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web", flags: .paused)
    for flags in [ShutdownFlags.guestAgent, [.guestAgent, .initctl]] {
      let error = await #expect(throws: VirtError.self) {
        try await bench.service.reboot(web, flags: flags, caller: Bench.owner)
      }
      #expect(error?.code == (flags == .guestAgent ? .operationInvalid : .invalidArg))
    }
  }

  @Test func `a guest that panics is ended, kept or rebooted as its definition says`() async throws {
    for (action, state) in [
      ("destroy", DomainState.shutoff(.crashed)), ("preserve", .crashed(.panicked)), ("restart", .running(.booted)),
    ] {
      let bench = Bench()
      let (web, guest) = try await bench.running("web", extra: "<on_crash>\(action)</on_crash>")
      // A real one tells STOP after the panic and before it takes the reset; here the reset would overtake it.
      let told: [GuestEvent] =
        action == "restart" ? [.stopped, .panicked(.panicked)] : [.panicked(.panicked), .stopped]
      for event in told { guest.observer.guest(did: event) }
      while try bench.state(web) != state { await Task.yield() }
    }
  }

  @Test func `what a guest does while its start is being completed is heard afterwards`() async throws {
    let bench = Bench()
    bench.hypervisor.state.withLock { $0.duringFinish = { $0.observer.guest(did: .ioErrorPause) } }
    let web = try await bench.define("web")
    bench.forget()
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
    #expect(try bench.state(web) == .paused(.ioError))
    let domain = bench.service.context.registry.domain(uuid: web.uuid)
    await domain?.settle()
    #expect(bench.events == ["web resumed unpaused", "web started booted", "web suspended ioError"])
  }

  @Test func `a QEMU that dies as soon as it is up fails the start`() async throws {
    let bench = Bench()
    bench.hypervisor.state.withLock { $0.duringFinish = { $0.die(.exited(1)) } }
    let web = try await bench.define("web")
    bench.forget()
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.create(web, flags: [], caller: Bench.owner)
    }
    #expect(error?.message.contains("last words") == true)
    #expect(try bench.state(web) == .shutoff(.failed))
    #expect(bench.events.isEmpty)
    #expect(bench.hypervisor.guests[0].state.withLock { $0.tracesRemoved } == 1)
  }

  @Test func `a start whose state cannot be written down does not begin`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    bench.store.state.withLock { $0.stateFailure = VirtError(.systemError, "no space left on device") }
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.create(web, flags: [], caller: Bench.owner)
    }
    #expect(error?.message.contains("no space") == true)
    #expect(bench.hypervisor.guests.isEmpty)
    bench.store.state.withLock { $0.stateFailure = nil }
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
  }

  @Test func `a second start of a running domain is refused in libvirt's words`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web")
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.create(web, flags: [], caller: Bench.owner)
    }
    #expect(error?.message == "Requested operation is not valid: domain is already running")
  }

  @Test func `ports are given from the range, shown in the live definition, and come back`() async throws {
    let bench = Bench()
    bench.ports.taken.withLock { _ = $0.insert(5900) }
    let web = try await bench.define("web", devices: "<graphics type='vnc' port='-1' autoport='yes'/>")
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
    #expect(try bench.service.xml(web, flags: [], caller: Bench.owner).contains("port='5901'"))
    bench.hypervisor.guests[0].die(.signalled(9))
    try await bench.isInactive(web)
    #expect(bench.service.context.ports.withLock { $0.takenPorts }.isEmpty)
  }
}

extension GuestEvent {
  static let ioErrorPause = GuestEvent.ioError(IOFailure(alias: "virtio-disk0", action: .pause, reason: "enospc"))
}

extension Bench {
  /// Lets other tasks run until a domain does not run any more and that is told.
  func isInactive(_ domain: DomainReference) async throws {
    while try service.isActive(domain) { await Task.yield() }
    await service.context.registry.domain(uuid: domain.uuid)?.settle()
  }
}
