import DomainModel
import DroverCore
import DroverXML
import Testing

@testable import Domains

/// What changes a domain, through the service.
@Suite struct ChangingTests {
  private func text(_ bench: Bench, _ domain: DomainReference, _ flags: XMLFlags = []) throws -> String {
    try bench.service.xml(domain, flags: flags, caller: Bench.owner)
  }

  @Test func `a pin holds for the running guest, for the next start, or for both`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    try await bench.service.pinVirtualCPU(web, number: 1, to: CPUSet([0, 1]), flags: 1, caller: Bench.owner)
    #expect(guest.log.last == "pin virtualCPU(1) 0-1")
    #expect(try text(bench, web).contains("<vcpupin vcpu='1' cpuset='0-1'/>"))
    #expect(try !text(bench, web, .inactive).contains("<vcpupin"))
    try await bench.service.pinEmulator(web, to: CPUSet([1]), flags: 3, caller: Bench.owner)
    #expect(try text(bench, web, .inactive).contains("<emulatorpin cpuset='1'/>"))
    for (number, cpus) in [(UInt32(2), CPUSet([0])), (0, CPUSet())] {
      let error = await #expect(throws: VirtError.self) {
        try await bench.service.pinVirtualCPU(web, number: number, to: cpus, flags: 2, caller: Bench.owner)
      }
      #expect(error?.code == .invalidArg)
    }
  }

  @Test func `whoever waits for a pin is woken by the end of the guest, and nothing is written down`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    guest.hang(on: "pin emulator 0")
    let pin = Task { try await bench.service.pinEmulator(web, to: CPUSet([0]), flags: 3, caller: Bench.owner) }
    await guest.hanging.reached()
    guest.hanging.open()
    try await bench.service.destroy(web, flags: [], caller: Bench.other)
    let error = await #expect(throws: VirtError.self) { try await pin.value }
    #expect(error?.code == .operationInvalid)
    #expect(try !text(bench, web).contains("<emulatorpin"))
  }

  @Test func `an I/O thread comes and goes, unless a disk uses it`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web", extra: "<iothreads>1</iothreads>")
    try await bench.service.addIOThread(web, id: 4, flags: 3, caller: Bench.owner)
    #expect(guest.log.last == "iothread-add 4")
    #expect(try text(bench, web, .inactive).contains("<iothreads>2</iothreads>"))
    try await bench.service.pinIOThread(web, id: 4, to: CPUSet([0]), flags: 1, caller: Bench.owner)
    try await bench.service.removeIOThread(web, id: 4, flags: 1, caller: Bench.owner)
    let live = try text(bench, web)
    #expect(live.contains("<iothreads>1</iothreads>") && !live.contains("iothread='4'"))
    for id in [UInt32(0), 9] {
      await #expect(throws: VirtError.self) {
        try await bench.service.removeIOThread(web, id: id, flags: 0, caller: Bench.owner)
      }
    }
  }

  @Test func `a virtual CPU that was plugged in can go again, and no other`() async throws {
    let bench = Bench()
    let web = try await bench.service.define(
      Bench.xml("web").replacing("<vcpu>2</vcpu>", with: "<vcpu current='1'>3</vcpu>"), flags: [],
      caller: Bench.owner)
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
    let guest = try #require(bench.hypervisor.guests.last)
    try await bench.service.setVirtualCPUs(web, count: 3, flags: 1, caller: Bench.owner)
    #expect(guest.log.suffix(2) == ["plug 1", "plug 2"])
    #expect(try text(bench, web).contains("<vcpu id='2' enabled='yes' hotpluggable='yes' order='3'/>"))
    try await bench.service.setVirtualCPUs(web, count: 2, flags: 1, caller: Bench.owner)
    #expect(guest.log.last == "unplug 2")
    #expect(try text(bench, web).contains("<vcpu placement='static' current='2'>3</vcpu>"))
    try await bench.service.setVirtualCPU(web, "1", state: 0, flags: 1, caller: Bench.owner)
    let few = await #expect(throws: VirtError.self) {
      try await bench.service.setVirtualCPU(web, "0", state: 0, flags: 1, caller: Bench.owner)
    }
    #expect(few?.code == .operationUnsupported)
    let none = await #expect(throws: VirtError.self) {
      try await bench.service.setVirtualCPU(web, "x", state: 1, flags: 1, caller: Bench.owner)
    }
    #expect(none?.code == .invalidArg)
    #expect(!bench.events.contains { $0.contains("deviceRemoved") })
  }

  @Test func `limits that the host does not know change nothing`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    guest.hang(on: "limit 1")
    let shares = [TypedParameter("cpu_shares", .ulong(100))]
    let call = Task { try await bench.service.setSchedulerParameters(web, shares, flags: 3, caller: Bench.owner) }
    await guest.hanging.reached()
    guest.hanging.open()
    guest.condemn()
    await #expect(throws: VirtError.self) { try await call.value }
    #expect(try !text(bench, web).contains("<shares>") && !text(bench, web, .inactive).contains("<shares>"))
    try await bench.service.setSchedulerParameters(web, shares, flags: 2, caller: Bench.owner)
    #expect(try text(bench, web, .inactive).contains("<shares>100</shares>"))
  }

  @Test func `a medium goes into a drive, and nothing else takes another source`() async throws {
    let bench = Bench()
    let devices = """
      <disk type='file' device='cdrom'><source file='/a.iso'/><target dev='hdc' bus='ide'/></disk>
      <disk type='file' device='disk'><source file='/a.img'/><target dev='vda' bus='virtio'/></disk>
      <interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>
      """
    let web = try await bench.define("web", devices: devices)
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
    let guest = try #require(bench.hypervisor.guests.last)
    let disk = "<disk type='file' device='cdrom'><source file='/b.iso'/><target dev='hdc' bus='ide'/></disk>"
    try await bench.service.updateDevice(web, xml: disk, flags: 1, caller: Bench.owner)
    #expect(guest.log.last == "medium /b.iso")
    #expect(try text(bench, web).contains("<source file='/b.iso'"))
    #expect(try text(bench, web, .inactive).contains("<source file='/a.iso'/>"))
    try await bench.service.updateDevice(web, xml: disk, flags: 2, caller: Bench.owner)
    #expect(try text(bench, web, .inactive).contains("<source file='/b.iso'/>"))
    let other = "<disk type='file' device='disk'><source file='/b.img'/><target dev='vda' bus='virtio'/></disk>"
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.updateDevice(web, xml: other, flags: 1, caller: Bench.owner)
    }
    #expect(error?.code == .configUnsupported)
    for (xml, code) in [
      ("<nonsense/>", ErrorCode.configUnsupported), ("<disk", .xmlDetail),
      ("<rng model='virtio'/>", .configUnsupported),
    ] {
      let error = await #expect(throws: VirtError.self) {
        try await bench.service.updateDevice(web, xml: xml, flags: 1, caller: Bench.owner)
      }
      #expect(error?.code == code)
    }
  }
}

/// Domains that start with the host once.
@Suite struct AutostartOnceTests {
  private func begin(_ store: FakeStore, boot: String) async throws -> (Bench, DomainReference?) {
    let bench = Bench(store: store, boot: boot)
    try await bench.service.restore()
    await bench.service.autostart()
    return (bench, try bench.service.list([]).first)
  }

  @Test func `a domain starts in the next boot, and in no other`() async throws {
    let store = FakeStore()
    let first = Bench(store: store, boot: "boot-1")
    let web = try await first.define("web")
    try await first.service.setAutostartOnce(web, true, caller: Bench.owner)
    #expect(try first.service.autostartOnce(web))
    // The daemon is started again in the same boot.
    let again = try #require(try await begin(store, boot: "boot-1").1)
    #expect(again.id == -1)
    let (bench, started) = try await begin(store, boot: "boot-2")
    let next = try #require(started)
    #expect(next.id > 0)
    #expect(try !bench.service.autostartOnce(next))
    try await bench.service.destroy(next, flags: [], caller: Bench.owner)
    #expect(try await begin(store, boot: "boot-3").1?.id == -1)
  }

  @Test func `what is undefined does not start, whoever has its identity next`() async throws {
    let store = FakeStore()
    let first = Bench(store: store, boot: "boot-1")
    let uuid = "11111111-2222-3333-4444-555555555555"
    let web = try await first.define("web", uuid: uuid)
    try await first.service.setAutostartOnce(web, true, caller: Bench.owner)
    try await first.service.undefine(web, flags: [], caller: Bench.owner)
    _ = try await first.define("web", uuid: uuid)
    #expect(try await begin(store, boot: "boot-2").1?.id == -1)
  }
}
