import Domains
import DroverCore
import Testing

@testable import QEMUProcess

@Suite struct AgentAnswerTests {
  @Test func `filesystems come in the order in which they were mounted, with their disks`() throws {
    let answer = try JSON.parse(
      """
      [{"name": "vda1", "mountpoint": "/boot", "type": "ext4", "used-bytes": 5, "total-bytes": 9,
        "disk": [{"bus-type": "virtio", "bus": 0, "unit": 0, "target": 0, "dev": "/dev/vda1", "serial": "s",
                  "pci-controller": {"bus": 0, "slot": 5, "domain": 0, "function": 0}}]},
       {"name": "sda", "mountpoint": "/", "type": "xfs", "disk": [
         {"bus-type": "sata", "bus": 1, "unit": 2, "target": 3,
          "pci-controller": {"bus": -1, "slot": -1, "domain": -1, "function": -1}}]}]
      """)
    let found = try #require(AgentFilesystem.list(answer))
    #expect(found.map(\.mountPoint) == ["/", "/boot"])
    #expect(found[1].usedBytes == 5 && found[1].totalBytes == 9)
    #expect(found[1].disks.first?.pci == .init(domain: 0, bus: 0, slot: 5, function: 0))
    #expect(found[1].disks.first?.serial == "s" && found[1].disks.first?.device == "/dev/vda1")
    #expect(found[0].disks.first?.pci == nil && found[0].disks.first?.target == 3)
  }

  @Test func `an alias of a network device is one with it`() throws {
    let answer = try JSON.parse(
      """
      [{"name": "eth0", "hardware-address": "52:54:00:00:00:01", "ip-addresses": [
         {"ip-address-type": "ipv4", "ip-address": "10.0.0.1", "prefix": 24}]},
       {"name": "tun0"},
       {"name": "eth0:1", "ip-addresses": [{"ip-address-type": "ipv6", "ip-address": "fe80::1", "prefix": 64}]}]
      """)
    let found = try #require(GuestInterface.list(answer))
    #expect(found.map(\.name) == ["eth0", "tun0"])
    #expect(found[0].addresses.map(\.address) == ["10.0.0.1", "fe80::1"])
    #expect(found[0].addresses.map(\.isIPv6) == [false, true] && found[1].hardwareAddress == nil)
  }

  @Test func `users, zones, systems, disks and processors are read`() throws {
    let users = try JSON.parse(#"[{"user": "a", "login-time": 1.5}, {"user": "b", "domain": "D", "login-time": -1}]"#)
    #expect(
      AgentUser.list(users) == [
        AgentUser(name: "a", domain: nil, loginTime: 1500), AgentUser(name: "b", domain: "D", loginTime: 0),
      ])
    #expect(AgentTimeZone(["offset": -3600, "zone": "X"]) == AgentTimeZone(name: "X", offset: -3600))
    #expect(AgentSystem(["machine": "m", "id": "d", "other": "x"])?.facts.map(\.name) == ["id", "machine"])
    let disks = try JSON.parse(#"[{"name": "/dev/a", "partition": true, "dependencies": ["/dev/b"], "alias": "z"}]"#)
    #expect(
      AgentDisk.list(disks)
        == [AgentDisk(name: "/dev/a", isPartition: true, dependencies: ["/dev/b"], alias: "z", place: nil)])
    let processors = try JSON.parse(#"[{"logical-id": 0, "online": true}]"#)
    #expect(AgentProcessor.list(processors) == [AgentProcessor(number: 0, isOnline: true, canRest: false)])
  }

  @Test(arguments: ["5", "{}", "null", "[5]", "[{}]", #"[{"name": 5}]"#, #"[{"user": "a", "login-time": "x"}]"#])
  func `what is not as it should be is none`(text: String) throws {
    let answer = try JSON.parse(text)
    #expect(AgentUser.list(answer) == nil)
    #expect(AgentFilesystem.list(answer) == nil)
    #expect(AgentDisk.list(answer) == nil)
    #expect(GuestInterface.list(answer) == nil)
    #expect(AgentProcessor.list(answer) == nil)
    #expect(AgentTimeZone(answer) == nil)
  }
}
