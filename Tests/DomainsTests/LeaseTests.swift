import DroverCore
import Synchronization
import Testing

@testable import Domains

@Suite(.timeLimit(.minutes(1)))
struct LeaseTests {
  private static let config = "<metadata><x:lease xmlns:x='urn:drover:lease' duration='10m'/></metadata>"

  private func renew(_ bench: Bench, _ domain: DomainReference, _ xml: String?, _ flags: MetadataFlags = .live)
    async throws
  {
    let wanted = MetadataRequest(kind: 2, text: xml, prefix: "drover", namespace: LeaseTerm.namespace)
    try await bench.service.setMetadata(domain, wanted, flags: flags, caller: Bench.other)
  }

  @Test func `a lease of the definition begins with each start, and ends in a destroy`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web", extra: Self.config)
    #expect(
      try bench.service.metadata(web, kind: 2, namespace: LeaseTerm.namespace, flags: .live)
        == "<lease duration='10m' expires='1764000600' deadline='4200000'/>")
    bench.time.advance(by: .seconds(599))
    #expect(try bench.state(web) == .running(.booted))
    bench.time.advance(by: .seconds(1))
    while bench.events.isEmpty { await Task.yield() }
    #expect(bench.events == ["web stopped destroyed"])
    #expect(try bench.state(web) == .shutoff(.destroyed))
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
    bench.time.advance(by: .seconds(599))
    #expect(try bench.state(web) == .running(.booted))
  }

  @Test func `a renewal counts from its moment, and the definition knows nothing of it`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web")
    try await renew(bench, web, "<lease duration='60'/>")
    bench.time.advance(by: .seconds(59))
    try await renew(bench, web, "<lease duration='1h'/>")
    bench.time.advance(by: .seconds(3_599))
    #expect(try bench.state(web) == .running(.booted))
    #expect(try !bench.service.xml(web, flags: .inactive, caller: Bench.owner).contains("lease"))
    bench.time.advance(by: .seconds(1))
    while try bench.state(web) != .shutoff(.destroyed) { await Task.yield() }
  }

  @Test func `a guest whose lease is dropped, or that has ended, has no alarm any more`() async throws {
    let bench = Bench()
    let before = bench.time.alarmCount
    let (web, _) = try await bench.running("web", extra: Self.config)
    #expect(bench.time.alarmCount == before + 1)
    try await renew(bench, web, nil)
    #expect(bench.time.alarmCount == before)
    try await renew(bench, web, "<lease duration='60'/>")
    try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    #expect(bench.time.alarmCount == before)
  }

  @Test(arguments: ["<lease/>", "<lease duration='soon'/>", "<lease duration='0'/>", "<rent duration='1m'/>"])
  func `what is no lease is refused, at a renewal and in a definition`(_ xml: String) async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web")
    let error = await #expect(throws: VirtError.self) { try await renew(bench, web, xml) }
    #expect(error?.code == .configUnsupported)
    let inside = xml.replacing("<", with: "<x:", maxReplacements: 1).replacing(
      "/>", with: " xmlns:x='urn:drover:lease'/>")
    await #expect(throws: VirtError.self) { try await bench.define("mail", extra: "<metadata>\(inside)</metadata>") }
  }

  @Test(arguments: [(Duration.seconds(30), true), (.seconds(570), true), (.seconds(600), false)])
  func `a restart of the daemon neither lengthens nor loses it`(_ away: Duration, _ lives: Bool) async throws {
    let first = Bench()
    let (web, _) = try await first.running("web", extra: Self.config)
    let bench = Bench(store: first.store)
    bench.hypervisor.state.withLock { $0.found = ["web": .some(.running)] }
    bench.time.advance(by: away)
    try await bench.service.restore()
    bench.time.advance(by: .zero)
    if lives {
      #expect(try bench.state(web) == .running(.booted))
      bench.time.advance(by: .seconds(600) - away)
    }
    while try bench.state(web) != .shutoff(.destroyed) { await Task.yield() }
  }
}
