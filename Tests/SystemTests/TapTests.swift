import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Network cards on taps of the host, in a network of the test's own.
  @Suite("Taps")
  struct TapTests {
    /// Puts the daemon into a network with a bridge and a tap of the user's in it.
    private static let network = [
      "unshare", getuid() == 0 ? "-n" : "-Urn", "sh", "-ec",
      """
      ip link set lo up
      ip link add br0 type bridge
      ip link set br0 mtu 1400 up
      ip tuntap add dev mine mode tap
      exec "$0" "$@"
      """,
    ]

    /// What `ip` tells of a link.
    private struct Link: Decodable {
      struct Details: Decodable {
        struct Port: Decodable {
          var isolated: Bool?
        }
        var port: Port?

        /// The names are those of `ip`.
        enum CodingKeys: String, CodingKey {
          case port = "info_slave_data"
        }
      }
      var ifname: String
      var flags: [String]
      var mtu: Int
      var master: String?
      var address: String
      var linkinfo: Details?
    }

    private func links(_ daemon: DaemonUnderTest) async throws -> [String: Link] {
      let told = try await FinishedProgram.run(
        ["nsenter", "-t", "\(daemon.daemon.pid)", "-n"] + (getuid() == 0 ? [] : ["-U", "--preserve-credentials"])
          + ["ip", "-d", "-j", "link", "show"])
      try #require(told.succeeded, "\(told)")
      let links = try JSONDecoder().decode([Link].self, from: Data(told.output.utf8))
      return Dictionary(links.map { ($0.ifname, $0) }) { first, _ in first }
    }

    /// How many queues of taps a process has open.
    private func queues(_ guest: Guest) throws -> Int {
      let pid = try #require(Processes.emulator(of: guest.uuid))
      let files = FileManager.default
      return try files.contentsOfDirectory(atPath: "/proc/\(pid)/fd").count { name in
        (try? files.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\(name)")) == "/dev/net/tun"
      }
    }

    private func start(_ guest: Guest, _ daemon: DaemonUnderTest) async throws {
      try await daemon.virsh("define", try daemon.write(guest.xml, "guest"))
      try await daemon.virsh("start", "--paused", guest.name)
    }

    private static let bridge = """
      <interface type='bridge'><mac address='52:54:00:01:02:03'/><source bridge='br0'/><model type='virtio'/></interface>
      """

    @Test("a card on a bridge has a tap that is a port of it, up, with its MTU, as long as the guest runs")
    func bridge() async throws {
      try await withDaemon(wrapper: Self.network) { daemon in
        var guest = Guest.idle("bridged", on: daemon)
        guest.devices = Self.bridge
        try await start(guest, daemon)
        let tap = try #require(try await links(daemon)["vnet0"])
        #expect(tap.master == "br0")
        #expect(tap.mtu == 1400)
        #expect(tap.flags.contains("UP"))
        #expect(tap.address == "fe:54:00:01:02:03")
        #expect(try queues(guest) == 1)
        #expect(try await daemon.virsh("dumpxml", guest.name).output.contains("<target dev='vnet0'/>"))
        #expect(try await daemon.virsh("domiflist", guest.name).output.contains("vnet0"))
        #expect(try await !daemon.virsh("dumpxml", "--inactive", guest.name).output.contains("vnet0"))

        // The tap is QEMU's: a daemon that is killed takes nothing away.
        try daemon.daemon.signal(SIGKILL)
        _ = try await daemon.daemon.exitStatus(within: .seconds(10))
        #expect(try queues(guest) == 1)
        kill(try #require(Processes.emulator(of: guest.uuid)), SIGKILL)
        try await daemon.start()
        #expect(try await daemon.state(of: guest.name).hasPrefix("shut off"))
        #expect(try await links(daemon)["vnet0"] == nil)
      }
    }

    @Test("what comes into a guest is limited at its tap, from its start on and while it runs")
    func bandwidth() async throws {
      try await withDaemon(wrapper: Self.network) { daemon in
        func classes() async throws -> String {
          let told = try await FinishedProgram.run(
            ["nsenter", "-t", "\(daemon.daemon.pid)", "-n"] + (getuid() == 0 ? [] : ["-U", "--preserve-credentials"])
              + ["tc", "class", "show", "dev", "vnet0"])
          return told.output
        }
        var guest = Guest.idle("limited", on: daemon)
        guest.devices = """
          <interface type='bridge'><mac address='52:54:00:01:02:03'/><source bridge='br0'/><model type='virtio'/>
          <bandwidth><inbound average='100' peak='200'/></bandwidth></interface>
          """
        try await start(guest, daemon)
        #expect(try await classes().contains("rate 800Kbit ceil 1600Kbit"))
        try await daemon.virsh("domiftune", guest.name, "vnet0", "--inbound", "300,400,50", "--live")
        #expect(try await classes().contains("rate 2400Kbit ceil 3200Kbit"))
        #expect(try await daemon.virsh("domiftune", guest.name, "vnet0").lines.contains("inbound.peak   : 400"))
        try await daemon.virsh("domiftune", guest.name, "52:54:00:01:02:03", "--inbound", "0", "--live", "--config")
        #expect(try await classes().isEmpty)
        #expect(try await !daemon.virsh("dumpxml", "--inactive", guest.name).output.contains("<bandwidth>"))
        try await daemon.virsh("destroy", guest.name)
      }
    }

    @Test("several cards and queues have taps of their own, and isolated ports are isolated")
    func several() async throws {
      try await withDaemon(wrapper: Self.network) { daemon in
        var guest = Guest.idle("bridged", on: daemon)
        guest.devices = """
          <interface type='bridge'><source bridge='br0'/><model type='virtio'/><driver queues='4'/>
          <port isolated='yes'/><mtu size='1300'/></interface>
          <interface type='bridge'><source bridge='br0'/><target dev='wanted'/><model type='e1000'/></interface>
          <interface type='ethernet'><model type='virtio'/></interface>
          """
        try await start(guest, daemon)
        let all = try await links(daemon)
        #expect(all["vnet0"]?.linkinfo?.port?.isolated == true)
        #expect(all["vnet0"]?.mtu == 1300)
        #expect(all["wanted"]?.master == "br0")
        #expect(all["wanted"]?.linkinfo?.port?.isolated == false)
        #expect(all["vnet1"]?.master == nil)
        #expect(all["vnet1"]?.flags.contains("UP") == true)
        #expect(try queues(guest) == 6)
        try await daemon.virsh("destroy", guest.name)
        let left = try await links(daemon)
        #expect(Set(left.keys) == ["lo", "br0", "mine"])
      }
    }

    @Test("scripts of the user's are told of a tap, and a tap of the user's stays")
    func scripts() async throws {
      try await withDaemon(wrapper: Self.network) { daemon in
        for name in ["up", "down"] {
          let path = daemon.file(name)
          try "#!/bin/sh\necho \(name) \"$1\" >>\(daemon.file("told"))\n"
            .write(toFile: path, atomically: true, encoding: .utf8)
          chmod(path, 0o755)
        }
        var guest = Guest.idle("scripted", on: daemon)
        guest.devices = """
          <interface type='ethernet'><script path='\(daemon.file("up"))'/><downscript path='\(daemon.file("down"))'/>
          </interface>
          <interface type='ethernet'><target dev='mine' managed='no'/></interface>
          """
        try await start(guest, daemon)
        #expect(try String(contentsOfFile: daemon.file("told"), encoding: .utf8) == "up vnet0\n")
        #expect(try await links(daemon)["mine"]?.flags.contains("UP") == false)
        try await daemon.virsh("destroy", guest.name)
        #expect(try String(contentsOfFile: daemon.file("told"), encoding: .utf8) == "up vnet0\ndown vnet0\n")
        #expect(try await links(daemon)["mine"] != nil)
      }
    }

    @Test("a Linux on a bridge reaches the host through its tap")
    func ping() async throws {
      let network = Self.network.map { $0.replacing("exec", with: "ip addr add 10.9.0.2/24 dev br0\nexec") }
      try await withDaemon(wrapper: network) { daemon in
        var guest = try Guest.linux("reaching", on: daemon)
        guest.boot = guest.boot.replacing("console=ttyS0", with: "console=ttyS0 drover.ping=10.9.0.2")
        guest.devices += Self.bridge
        let console = try await daemon.boot(guest)
        try await console.line(holding: "drover-guest: ping 10.9.0.2: answered")
        try await daemon.virsh("destroy", guest.name)
        #expect(Set(try await links(daemon).keys) == ["lo", "br0", "mine"])
      }
    }

    @Test("what cannot be made is told, and no tap is left")
    func failures() async throws {
      try await withDaemon(wrapper: Self.network) { daemon in
        let failures = [
          "<interface type='bridge'><source bridge='nowhere'/></interface>": "there is no bridge 'nowhere'",
          "<interface type='ethernet'><target dev='other' managed='no'/></interface>": "the tap 'other'",
          "<interface type='ethernet'><target dev='a-name-that-is-too-long'/></interface>": "a-name-that-is-too-long",
          "<interface type='ethernet'><script path='/bin/false'/></interface>": "/bin/false ended with exit code 1",
          "<interface type='ethernet'><mtu size='100000'/></interface>": "MTU",
          "<interface type='network'><source network='default'/></interface>":
            "no network with matching name 'default'",
          "<interface type='direct'><source dev='lo' mode='bridge'/></interface>": "macvtap",
          "<interface type='bridge'><source bridge='br0'/><filterref filter='a'/></interface>": "<filterref>",
        ]
        for (interface, words) in failures {
          var guest = Guest.idle("refused", on: daemon)
          // A card that works stands before it: its tap has to go again.
          guest.devices = Self.bridge + interface
          try await daemon.virsh("define", try daemon.write(guest.xml, "guest"))
          let refused = try await daemon.virshResult("start", guest.name)
          #expect(!refused.succeeded && refused.errors.contains(words), "\(interface): \(refused)")
          try await daemon.virsh("undefine", guest.name)
          #expect(Set(try await links(daemon).keys) == ["lo", "br0", "mine"])
        }
      }
    }
  }
}
