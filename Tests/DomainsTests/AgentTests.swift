import DomainModel
import DroverCore
import Testing

@testable import Domains

@Suite struct AgentTests {
  private static let channel =
    "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"

  @Test func `without a line to an agent nothing is asked of it`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web")
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.guestTime(web, flags: 0, caller: Bench.owner)
    }
    #expect(error?.message == "argument unsupported: QEMU guest agent is not configured")
    // Nobody gives leases here.
    #expect(try await bench.service.guestAddresses(web, source: 0, flags: 0, caller: Bench.owner).isEmpty)
    let unknown = await #expect(throws: VirtError.self) {
      try await bench.service.guestHostName(web, flags: 1, caller: Bench.owner)
    }
    #expect(unknown?.code == .noHostname)
  }

  @Test func `a line that nobody opened leads to nobody, and its port is told of once`() throws {
    var definition = try DomainDefinition.parse(Bench.xml("web", devices: Self.channel)).definition
    definition.devices?.channels[0].info.alias = DeviceAlias("channel0")
    definition.devices?.channels[0].target?.state = .disconnected
    #expect(DomainEvent.Body.agent(of: definition, reason: 1) == [.agentLifecycle(state: 2, reason: 1)])
    definition.devices?.channels[0].target?.state = nil
    #expect(DomainEvent.Body.agent(of: definition, reason: 1).isEmpty)
    #expect(definition.agentChannel?.isReachable == true)
    definition.devices?.channels[0].backend.sources = [CharacterSource()]
    definition.devices?.channels[0].backend.sources[0].mode = .connect
    #expect(definition.agentChannel?.isReachable == false)
  }

  @Test func `patience is a number of seconds, the usual, or what is needed`() throws {
    #expect(try AgentPatience(seconds: -2) == .asNeeded)
    #expect(try AgentPatience(seconds: -1) == .seconds(5))
    #expect(try AgentPatience(seconds: 0) == .seconds(0))
    let error = #expect(throws: VirtError.self) { try AgentPatience(seconds: -3) }
    #expect(error?.code == .invalidArg)
  }

  @Test(arguments: [
    (4, "wwww", "rrrr", ""), (2, "wwww", "srrs", "1-2-"), (3, "wwoo", "srrr", "2+"), (4, "wwoo", "srrr", "2+3+"),
  ])
  func `as many processors work as are wanted`(count: Int, state: String, rest: String, changes: String) throws {
    let processors = zip(state, rest).enumerated().map { number, letters in
      AgentProcessor(number: Int64(number), isOnline: letters.0 == "w", canRest: letters.1 == "r")
    }
    let changed = try AgentProcessor.changes(of: processors, to: count)
    #expect(changed.map { "\($0.number)\($0.isOnline ? "+" : "-")" }.joined() == changes)
  }

  @Test func `neither more processors work than there are, nor fewer than must`() {
    let two = [
      AgentProcessor(number: 0, isOnline: true, canRest: false),
      AgentProcessor(number: 1, isOnline: true, canRest: false),
    ]
    for (count, words) in [(3, "guest agent reports less cpu than requested"), (1, "Cannot offline enough CPUs")] {
      let error = #expect(throws: VirtError.self) { try AgentProcessor.changes(of: two, to: count) }
      #expect(error == VirtError(.invalidArg, words))
    }
  }

  @Test func `a disk is found by its place on the bus, or by that of its controller`() throws {
    let definition = try DomainDefinition.parse(
      Bench.xml(
        "web",
        devices: """
          <disk type='file'><target dev='vda' bus='virtio'/>
            <address type='pci' domain='0' bus='0' slot='5' function='0'/></disk>
          <controller type='scsi' index='1'><address type='pci' domain='0' bus='0' slot='6' function='0'/></controller>
          <disk type='file'><target dev='sdb' bus='scsi'/>
            <address type='drive' controller='1' bus='0' target='0' unit='3'/></disk>
          """)
    ).definition
    var place = AgentDiskPlace()
    #expect(definition.diskTarget(at: place) == nil)
    place.pci = .init(domain: 0, bus: 0, slot: 5, function: 0)
    #expect(definition.diskTarget(at: place) == "vda")
    place.pci = .init(domain: 0, bus: 0, slot: 6, function: 0)
    #expect(definition.diskTarget(at: place) == nil)
    place.unit = 3
    #expect(definition.diskTarget(at: place) == "sdb")
  }
}
