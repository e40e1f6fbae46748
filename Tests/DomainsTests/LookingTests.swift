import DomainModel
import DroverCore
import Testing

@testable import Domains

struct LookingTests {
  private func definition(_ devices: String, _ rest: String = "") throws -> DomainDefinition {
    try DomainDefinition.parse(
      """
      <domain type='qemu'><name>a</name><memory>1024</memory>\(rest)<os><type>hvm</type></os>
      <devices>\(devices)</devices></domain>
      """
    ).definition
  }

  @Test func `a disk is found by its target and by the path of its source`() throws {
    let definition = try definition(
      """
      <disk type='file' device='disk'><source file='/a.img'/><target dev='vda' bus='virtio'/></disk>
      <disk type='block' device='disk'><source dev='/dev/sdb'/><target dev='vdb' bus='virtio'/></disk>
      <disk type='file' device='cdrom'><target dev='hdc' bus='ide'/></disk>
      """)
    #expect(definition.disk("vda")?.target?.dev == "vda")
    #expect(definition.disk("/a.img")?.target?.dev == "vda")
    #expect(definition.disk("/dev/sdb")?.target?.dev == "vdb")
    #expect(definition.disk("") == nil && definition.disk("/b.img") == nil)
    #expect(definition.disk("vda")?.hasSource == true && definition.disk("hdc")?.hasSource == false)
  }

  @Test func `an interface is found by its device and by its address`() throws {
    let definition = try definition(
      """
      <interface type='ethernet'><mac address='52:54:00:00:00:01'/><target dev='tap0'/></interface>
      <interface type='user'><mac address='52:54:00:00:00:02'/></interface>
      """)
    #expect(try definition.interface("tap0").mac?.address == MACAddress("52:54:00:00:00:01"))
    #expect(try definition.interface("52:54:00:00:00:02").type == .user)
    for name in ["", "tap1", "52:54:00:00:00:03"] {
      let error = #expect(throws: VirtError.self) { try definition.interface(name) }
      #expect(error?.code == .invalidArg)
    }
  }

  @Test func `I/O threads without a number get the lowest that is free`() throws {
    let definition = try definition(
      "", "<iothreads>4</iothreads><iothreadids><iothread id='2'/><iothread id='7'/></iothreadids>")
    #expect(definition.ioThreadNumbers == [2, 7, 1, 3])
  }

  @Test func `a node of the block layer is known as its disk, and as the disk with the node's number`() throws {
    let definition = try definition(
      "<disk type='file' device='disk'><source file='/a.img' index='3'/><target dev='vda' bus='virtio'/></disk>")
    let names = definition.disks(ofNode: "libvirt-3-format").map(\.device)
    #expect(names == ["vda", "vda[3]"])
    #expect(definition.disks(ofNode: "libvirt-4-format").isEmpty && definition.disks(ofNode: "#block7").isEmpty)
    #expect(definition.disks(ofNode: "libvirt-99999999999-format").isEmpty)
  }

  @Test func `what was told of memory, viewers and thresholds is passed on`() throws {
    var situation = GuestSituation(state: .running(.booted))
    situation.disksOfNode = { _ in [("vda", "/a.img"), ("vda[3]", "/a.img")] }
    situation.clockAdjustment = 3600
    func events(_ event: GuestEvent) -> [DomainEvent.Body] { GuestReaction(to: event, in: situation).events }

    #expect(
      events(.thresholdPassed(node: "libvirt-3-format", threshold: 7, excess: 2)) == [
        .blockThreshold(.init(device: "vda", path: "/a.img", threshold: 7, excess: 2)),
        .blockThreshold(.init(device: "vda[3]", path: "/a.img", threshold: 7, excess: 2)),
      ])
    #expect(
      events(.memoryFailed(.init(recipient: 1, action: 2, flags: 3)))
        == [.memoryFailure(recipient: 1, action: 2, flags: 3)])
    #expect(events(.memoryDeviceChanged(alias: "dimm0", size: 9)) == [.memoryDeviceSizeChange(alias: "dimm0", size: 9)])
    #expect(events(.monitorLost) == [.controlError])
    #expect(events(.clockChanged(offset: 5)) == [.rtcChange(offset: 3605)])
    situation.agentPort = "channel0"
    #expect(events(.serialPortChanged(alias: "channel0", isOpen: true)) == [.agentLifecycle(state: 1, reason: 2)])
    #expect(events(.serialPortChanged(alias: "channel0", isOpen: false)) == [.agentLifecycle(state: 2, reason: 2)])
    #expect(events(.serialPortChanged(alias: "channel1", isOpen: true)).isEmpty)
  }

  @Test func `what a domain is tuned by has the kernel's values where it runs, and none where it does not`()
    async throws
  {
    let bench = Bench()
    let (web, _) = try await bench.running("web")
    let live = try bench.service.schedulerParameters(web, flags: 0)
    #expect(live.first == TypedParameter("cpu_shares", .ulong(1024)))
    let next = try bench.service.schedulerParameters(web, flags: 2)
    #expect(next.first == TypedParameter("cpu_shares", .ulong(0)))
    let error = #expect(throws: VirtError.self) { try bench.service.schedulerParameters(web, flags: 3) }
    #expect(error?.code == .invalidArg)
    #expect(try bench.service.virtualCPUCount(web, flags: .maximum) > 0)
    #expect(throws: VirtError.self) { try bench.service.virtualCPUCount(web, flags: .guest) }
  }

  @Test func `the counters of the tap are turned round`() {
    var counters = LinkCounters()
    counters.received.bytes = 3
    counters.sent.packets = 4
    #expect(counters.fromTheOtherEnd.sent.bytes == 3 && counters.fromTheOtherEnd.received.packets == 4)
  }

  @Test func `counts of KVM are summed over the virtual CPUs`() {
    var statistics = KernelStatistics()
    statistics.virtualCPUs = [
      0: [TypedParameter("exits.sum", .ulong(2))],
      1: [TypedParameter("exits.sum", .ulong(5)), TypedParameter("x.cur", .boolean(true))],
    ]
    #expect(statistics.sum("exits.sum") == 7 && statistics.sum("none") == 0)
  }

  @Test func `what a guest tells of its balloon and trays stands in its definition`() async throws {
    let bench = Bench()
    let (web, guest) = try await bench.running("web")
    guest.observer.guest(did: .balloonChanged(kibibytes: 777))
    #expect(try bench.service.information(web).memory == 777)
    #expect(try bench.service.xml(web, flags: [], caller: Bench.owner).contains(">777</currentMemory>"))
    #expect(try !bench.service.xml(web, flags: .inactive, caller: Bench.owner).contains(">777</currentMemory>"))
  }

  @Test func `an empty drive has no source, whatever number it has`() throws {
    var definition = try definition("<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/></disk>")
    definition.devices?.disks[0].source = StorageSource()
    definition.devices?.disks[0].source?.index = 1
    #expect(!definition.xml(FormatOptions(isInactive: false)).contains("<source"))
    definition.devices?.disks[0].source?.file = "/a.iso"
    #expect(definition.xml(FormatOptions(isInactive: false)).contains("<source file='/a.iso' index='1'/>"))
    #expect(!definition.xml(FormatOptions(isInactive: true)).contains("index="))
  }

  @Test func `what taints a guest is told in words, from its start on`() async throws {
    let tainted = try definition(
      """
      <interface type='ethernet'><script path='/x'/></interface>
      <disk type='block' device='cdrom'><source dev='/dev/sr0'/><target dev='hdc' bus='ide'/></disk>
      """, "<cpu mode='host-passthrough'/>")
    #expect(tainted.taints == [.hostProcessor, .shellScripts, .cdromPassthrough])
    let bench = Bench()
    let (web, _) = try await bench.running("web")
    #expect(try await bench.service.messages(web, flags: []) == [])
    _ = try await bench.service.monitorCommand(web, "{}", flags: [], caller: Bench.owner)
    #expect(
      try await bench.service.messages(web, flags: []) == [
        "tainted: commands of the user's own were passed to its monitor"
      ])
    #expect(try await bench.service.messages(web, flags: .deprecation) == [])
  }

  @Test func `a dirty rate is measured in a mode that cannot end the guest, for a time that makes sense`() async throws
  {
    let bench = Bench()
    let (web, _) = try await bench.running("web")
    for (seconds, flags, code) in [
      (Int32(0), UInt32(0), ErrorCode.configUnsupported), (61, 0, .configUnsupported), (1, 3, .invalidArg),
      (1, 4, .invalidArg), (1, 2, .operationUnsupported), (1, 1, .operationUnsupported),
    ] {
      let error = await #expect(throws: VirtError.self) {
        try await bench.service.measureDirtyRate(web, seconds: seconds, flags: flags, caller: Bench.owner)
      }
      #expect(error?.code == code)
    }
  }
}
