import Domains
import DroverCore
import Foundation
import Testing

@testable import DroverHost

@Suite struct HostFactsTests {
  private func facts() throws -> HostFacts {
    let folder = ScratchFolder()
    return try HostFacts.gather(hostname: nil, uuid: nil, uuidFile: folder("uuid"))
  }

  @Test func `this host has CPUs, memory, a name and a boot`() throws {
    let facts = try facts()
    let node = try facts.nodeInformation()
    #expect(node.cpus == Int32(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    #expect(node.nodes * node.sockets * node.cores * node.threads == node.cpus)
    #expect(node.memory > 100_000)
    #expect(try facts.freeMemory() > 1 << 20)
    #expect(!facts.hostname.isEmpty)
    #expect(DroverCore.UUID(facts.bootID) != nil)
    let times = try facts.cpuTimes()
    #expect(times.each.count == Int(node.cpus))
    #expect((times.total?.user ?? 0) > 0)
  }

  @Test func `a random identity is kept, a configured one goes before`() throws {
    let folder = ScratchFolder()
    let path = folder("uuid")
    let first = try HostFacts.gather(hostname: nil, uuid: nil, uuidFile: path)
    #expect(try HostFacts.gather(hostname: nil, uuid: nil, uuidFile: path).uuid == first.uuid)
    let own = DroverCore.UUID.random()
    let configured = try HostFacts.gather(hostname: "h", uuid: own, uuidFile: path)
    #expect(configured.uuid == own)
    #expect(configured.hostname == "h")
    #expect(!HostFacts.isPlausible(DroverCore.UUID(high: 0, low: 0)))
    #expect(!HostFacts.isPlausible(DroverCore.UUID(high: .max, low: .max)))
  }

  @Test func `the shape of regular and of irregular hosts`() {
    typealias CPU = HostTopology.CPU
    var cpus: [CPU] = []
    for number in 0..<32 {
      cpus.append(
        CPU(number: number, node: number / 16, socket: number / 16, die: 0, core: (number % 16) / 2))
    }
    let regular = HostTopology(cpus: cpus, present: Array(0..<32), nodes: [0: 1, 1: 1])
    #expect(regular.shape == (2, 1, 8, 2))
    let irregular = HostTopology(cpus: Array(cpus.dropLast(3)), present: Array(0..<32), nodes: [:])
    #expect(irregular.shape == (1, 1, 29, 1))
    #expect(HostTopology(cpus: [], present: [], nodes: [:]).shape == (1, 1, 0, 1))
  }

  @Test func `lists of the kernel`() {
    #expect(NumberList.parse("0-3,8,10-11\n") == [0, 1, 2, 3, 8, 10, 11])
    #expect(NumberList.parse("") == [])
    #expect(NumberList.parse("3-1,x,-,99999999999999999999,0-99999999") == [])
  }

  @Test func `ticks become nanoseconds`() {
    let times = CPUTimes.parse("cpu  1 2 3 4 5 6 7 0 0 0\ncpu0 1 2 3 4 5 6 7\nintr 5\ncpux 1\n", perSecond: 100)
    #expect(times.total?.user == 30_000_000)
    #expect(times.total?.kernel == 160_000_000)
    #expect(times.each[0]?.idle == 40_000_000)
    #expect(times.each[0]?.iowait == 50_000_000)
    #expect(times.each.count == 1)
  }
}
