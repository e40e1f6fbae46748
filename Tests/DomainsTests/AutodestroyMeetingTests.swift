import DroverCore
import Synchronization
import Testing

@testable import Domains

/// What happens to a guest with an owner when something else happens to it too.
@Suite(.timeLimit(.minutes(1)))
struct AutodestroyMeetingTests {
  private func ended(_ bench: Bench, _ name: String) async {
    while !bench.events.contains("\(name) stopped destroyed") { await Task.yield() }
  }

  @Test func `undefine: the guest becomes transient, and goes with its owner altogether`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web", flags: .autodestroy)
    try await bench.service.undefine(web, flags: [], caller: Bench.other)
    bench.service.connectionClosed(Bench.owner)
    await ended(bench, "web")
    #expect(throws: VirtError.self) { try bench.service.lookUp(name: "web") }
  }

  @Test func `definition: a transient guest that is made persistent goes, its definition stays`() async throws {
    let bench = Bench()
    let xml = Bench.xml("web", uuid: "6695eb01-f6a4-8304-79aa-97f2502e193f")
    let web = try await bench.service.create(xml: xml, flags: .autodestroy, caller: Bench.owner)
    _ = try await bench.service.define(xml, flags: [], caller: Bench.other)
    bench.service.connectionClosed(Bench.owner)
    await ended(bench, "web")
    while try bench.state(web) != .shutoff(.destroyed) { await Task.yield() }
    #expect(try bench.service.isPersistent(web))
  }

  @Test func `rename: refused while the guest runs, as of any other`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web", flags: .autodestroy)
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.rename(web, to: "shop", flags: 0, caller: Bench.owner)
    }
    #expect(error?.code == .operationInvalid)
  }

  @Test func `save and migration: refused, for they would take the guest from its owner`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web", flags: .autodestroy)
    let (mail, _) = try await bench.running("mail")
    let domain = try bench.service.domain(web)
    let error = #expect(throws: VirtError.self) {
      try domain.read { (state) throws(VirtError) in try state.refuseOwned() }
    }
    #expect(error?.message == "Requested operation is not valid: domain is marked for auto destroy")
    #expect(
      try bench.service.domain(mail).read { (state) throws(VirtError) in
        try state.refuseOwned(); return state.isOwned
      } == false)
  }

  @Test func `a guest that powers off by itself is nobody's: its next start has no owner`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web", flags: .autodestroy)
    guest.die(.exited(0))
    while try bench.state(web) != .shutoff(.shutdown) { await Task.yield() }
    _ = try await bench.service.create(web, flags: [], caller: Bench.other)
    bench.service.connectionClosed(Bench.owner)
    #expect(try bench.state(web) == .running(.booted))
    #expect(bench.service.context.autodestroy.withLock { $0.count } == 0)
    #expect(bench.service.context.departures.withLock { $0.isEmpty }, "nothing was to be ended")
  }

  @Test func `a second start, by the owner or another, is refused and changes no owner`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web", flags: .autodestroy)
    for caller in [Bench.owner, Bench.other] {
      let error = await #expect(throws: VirtError.self) {
        try await bench.service.create(web, flags: .autodestroy, caller: caller)
      }
      #expect(error?.message == "Requested operation is not valid: domain is already running")
    }
    #expect(bench.service.context.autodestroy.withLock { $0.owner(of: web.uuid) } == Bench.owner.connection)
  }

  @Test func `two owners in a row: the guest is the second's alone`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web", flags: .autodestroy)
    try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    _ = try await bench.service.create(web, flags: .autodestroy, caller: Bench.other)
    bench.forget()
    bench.service.connectionClosed(Bench.owner)
    #expect(bench.service.context.departures.withLock { $0.isEmpty })
    #expect(try bench.state(web) == .running(.booted))
    bench.service.connectionClosed(Bench.other)
    while try bench.state(web) != .shutoff(.destroyed) { await Task.yield() }
  }

  @Test(arguments: StartPhase.allCases)
  func `an owner that goes while its guest is being started ends that too`(_ phase: StartPhase) async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    bench.forget()
    let checkpoint = bench.hypervisor.hold(at: phase)
    let start = Task { try await bench.service.create(web, flags: .autodestroy, caller: Bench.owner) }
    await checkpoint.reached()
    bench.service.connectionClosed(Bench.owner)
    start.cancel()
    while bench.service.context.registry.domain(uuid: web.uuid)?.read({ $0.live?.ending }) == nil { await Task.yield() }
    checkpoint.open()
    await #expect(throws: VirtError.self) { try await start.value }
    #expect(try bench.state(web) == .shutoff(.destroyed))
    #expect(bench.events == ["web stopped destroyed"])
  }

  @Test func `a start that waits for its turn begins not at all when its owner has gone`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    bench.service.connectionClosed(Bench.owner)
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.create(web, flags: .autodestroy, caller: Bench.owner)
    }
    #expect(error?.code == .operationAborted)
    #expect(bench.hypervisor.guests.isEmpty)
  }

  @Test func `the daemon's stop waits until the guests of the clients that it sent away are gone`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web", flags: .autodestroy)
    let (mail, _) = try await bench.running("mail")
    bench.service.beginStopping()
    bench.service.connectionClosed(Bench.owner)
    await bench.service.shutDown()
    #expect(try bench.state(web) == .shutoff(.destroyed))
    #expect(try bench.state(mail) == .running(.booted))
  }
}

/// Owners whose connection ended with the daemon.
@Suite(.timeLimit(.minutes(1)))
struct AutodestroyGraceTests {
  private static let owner = Caller(
    connection: ConnectionID(rawValue: 21), pid: 812, uid: 1000, processName: "virsh", startTime: 77)

  /// A daemon after the one that ran `web` for the owner, which waits a minute for it.
  private func next(processes: [Int32: UInt64]) async throws -> (Bench, DomainReference) {
    var settings = DomainService.Settings()
    settings.autodestroyGrace = .seconds(60)
    let first = Bench(settings: settings)
    first.service.connectionOpened(Self.owner)
    let web = try await first.define("web")
    _ = try await first.service.create(web, flags: .autodestroy, caller: Self.owner)
    let bench = Bench(store: first.store, settings: settings, processes: processes)
    bench.hypervisor.state.withLock { $0.found = ["web": .some(.running)] }
    try await bench.service.restore()
    return (bench, web)
  }

  private func comes(_ caller: Caller, to bench: Bench) {
    bench.service.connectionOpened(caller)
    bench.time.advance(by: .seconds(61))
  }

  @Test func `the same process takes its guest up, and it dies with that connection`() async throws {
    let (bench, web) = try await next(processes: [812: 77])
    let back = Caller(connection: ConnectionID(rawValue: 30), pid: 812, uid: 1000, startTime: 77)
    comes(back, to: bench)
    #expect(bench.service.context.autodestroy.withLock { $0.owner(of: web.uuid) } == back.connection)
    #expect(try bench.state(web) == .running(.booted))
    bench.service.connectionClosed(back)
    while try bench.state(web) != .shutoff(.destroyed) { await Task.yield() }
  }

  @Test(arguments: [
    Caller(connection: ConnectionID(rawValue: 30), pid: 813, uid: 1000, startTime: 77),
    Caller(connection: ConnectionID(rawValue: 30), pid: 812, uid: 0, startTime: 77),
    Caller(connection: ConnectionID(rawValue: 30), pid: 812, uid: 1000, startTime: 78),
    Caller(connection: ConnectionID(rawValue: 30), pid: 812, uid: 1000, isReadOnly: true, startTime: 77),
    Caller(connection: ConnectionID(rawValue: 30)),
  ])
  func `anybody else does not, and the grace ends`(_ caller: Caller) async throws {
    let (bench, web) = try await next(processes: [812: 77])
    comes(caller, to: bench)
    while try bench.state(web) != .shutoff(.destroyed) { await Task.yield() }
  }

  @Test(arguments: [[:], [812: 78]] as [[Int32: UInt64]])
  func `nobody waits for a process that is gone`(_ processes: [Int32: UInt64]) async throws {
    let (bench, web) = try await next(processes: processes)
    #expect(try bench.state(web) == .shutoff(.destroyed))
  }

  @Test func `a daemon that stops in order leaves the guest to the next one`() async throws {
    var settings = DomainService.Settings()
    settings.autodestroyGrace = .seconds(60)
    let bench = Bench(settings: settings)
    bench.service.connectionOpened(Self.owner)
    let web = try await bench.define("web")
    _ = try await bench.service.create(web, flags: .autodestroy, caller: Self.owner)
    bench.service.beginStopping()
    bench.service.connectionClosed(Self.owner)
    await bench.service.shutDown()
    #expect(try bench.state(web) == .running(.booted))
    #expect(bench.store.state.withLock { $0.states["web"] }?.contains("starttime='77'") == true)
  }
}
