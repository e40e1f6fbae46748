import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Debian's guest agent in a real Linux guest, with stock virsh.
  @Suite("The guest agent")
  struct AgentTests {
    private static let channel =
      "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"

    /// The tests' Linux with the agent, a disk that it formats, and a network of its own.
    private func guest(_ name: String, on daemon: DaemonUnderTest) throws -> Guest {
      var guest = try Guest.linux(name, on: daemon)
      guest.memory = 128
      guest.boot = guest.boot.replacingOccurrences(of: "initramfs.gz", with: "initramfs-agent.gz")
      let image = daemon.file(name + ".img")
      try #require(FileManager.default.createFile(atPath: image, contents: nil))
      try #require(truncate(image, 16 << 20) == 0)
      guest.devices += """
        <disk type='file' device='disk'>
          <driver name='qemu' type='raw' discard='unmap'/><source file='\(image)'/><target dev='vda' bus='virtio'/>
        </disk>
        <interface type='user'><mac address='52:54:00:11:22:33'/><model type='virtio'/></interface>
        \(Self.channel)
        """
      return guest
    }

    private func words(_ daemon: DaemonUnderTest, _ arguments: String...) async throws -> String {
      let result = try await FinishedProgram.run(["virsh", "-q", "-c", daemon.uri] + arguments)
      #expect(result.succeeded, "\(arguments): \(result)")
      return result.lines.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        .joined(separator: "; ")
    }

    @Test("tells what it knows and does what it is told, also for the next daemon, until it shuts the guest down")
    func everything() async throws {
      try await withDaemon { daemon in
        let guest = try guest("agent", on: daemon)
        let name = guest.name
        let events = try daemon.startVirsh("event", "--all", "--loop", "--timestamp")
        let console = try await boot(guest, on: daemon)
        let early = try await daemon.virshResult("domhostname", name)
        #expect(early.errors.contains("Guest agent is not responding: QEMU guest agent is not connected"))
        try await console.line(holding: "count 1 ")
        _ = try await events.line(holding: "state: 'connected' reason: 'channel event'", within: .seconds(10))
        #expect(try await daemon.virsh("dumpxml", name).output.contains("state='connected'"))

        #expect(try await words(daemon, "domhostname", name) == "drover-guest")
        try await clock(name, daemon)
        try await filesystems(name, daemon)
        try await facts(name, daemon)
        try await users(name, daemon, console)
        try await tool(name, daemon)

        try await daemon.crash()
        try await daemon.start()
        #expect(try await words(daemon, "domhostname", name) == "drover-guest")
        try await processors(name, daemon)
        try await sleep(name, daemon)

        let last = try await daemon.startListening()
        try await daemon.virsh("shutdown", name, "--mode", "agent")
        try await console.line(holding: "drover-guest: the agent shuts down: -h -P")
        _ = try await last.line(holding: "'\(name)': Stopped Shutdown", within: .seconds(30))
      }
    }

    private func boot(_ guest: Guest, on daemon: DaemonUnderTest) async throws -> Console {
      try await daemon.boot(guest)
    }

    private func clock(_ name: String, _ daemon: DaemonUnderTest) async throws {
      try await daemon.virsh("domtime", name, "--time", "1700000000")
      #expect(try await words(daemon, "domtime", name).hasPrefix("Time: 17000000"))
      try await daemon.virsh("domtime", name, "--now")
      let now = try #require(Int(try await words(daemon, "domtime", name).dropFirst(6)))
      #expect(abs(now - Int(Date().timeIntervalSince1970)) < 60)
      try await daemon.virsh("domtime", name, "--sync")
    }

    private func filesystems(_ name: String, _ daemon: DaemonUnderTest) async throws {
      #expect(try await words(daemon, "domfsinfo", name) == "/data vda ext2 vda")
      try await daemon.virsh("domfsfreeze", name)
      let frozen = try await daemon.virshResult("domfsinfo", name)
      #expect(frozen.errors.contains("unable to execute QEMU agent command 'guest-get-fsinfo'"))
      try await daemon.virsh("domfsthaw", name)
      try await daemon.virsh("domfstrim", name)
    }

    private func facts(_ name: String, _ daemon: DaemonUnderTest) async throws {
      let addresses = try await words(daemon, "domifaddr", name, "--source", "agent")
      #expect(addresses.contains("lo 00:00:00:00:00:00 ipv4 127.0.0.1/8"))
      #expect(addresses.contains("eth0 52:54:00:11:22:33 ipv4 10.0.2.15/24"))
      #expect(try await words(daemon, "domifaddr", name) == "")
      #expect(try await words(daemon, "domifaddr", name, "--source", "arp") == "")
      let info = try await words(daemon, "guestinfo", name)
      for fact in [
        "user.count : 0", "os.id : drover", "os.pretty-name : Drover test guest 1", "os.machine : x86_64",
        "timezone.offset : 0", "hostname : drover-guest", "fs.count : 1", "fs.0.mountpoint : /data",
        "fs.0.disk.0.alias : vda", "disk.0.name : /dev/vda", "disk.0.partition : no", "disk.0.alias : vda",
        "if.0.name : lo", "if.1.hwaddr : 52:54:00:11:22:33", "if.1.addr.0.addr : 10.0.2.15",
      ] {
        #expect("\(info);".contains("\(fact);"), "\(info)")
      }
      let ping = try await words(daemon, "qemu-agent-command", name, #"{"execute":"guest-ping"}"#)
      #expect(ping == #"{"return":{}}"#)
      let unknown = try await daemon.virshResult("qemu-agent-command", name, #"{"execute":"nope"}"#)
      #expect(
        unknown.errors.contains("unable to execute QEMU agent command 'nope': The command nope has not been found"))
      #expect(
        try await daemon.virsh("dominfo", name).output.contains("commands of the user's own were passed to its agent"))
    }

    private func users(_ name: String, _ daemon: DaemonUnderTest, _ console: Console) async throws {
      try await daemon.virsh("set-user-password", name, "root", "secret")
      try await console.line(holding: "drover-guest: password of root", within: .seconds(10))
      let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOeTfbm0VJ1yP5D1c0p1mX0jm3uCj0P5QH7ZQ8nq1K2a a@b"
      try (key + "\n").write(toFile: daemon.file("key"), atomically: true, encoding: .utf8)
      try await daemon.virsh("set-user-sshkeys", name, "root", "--file", daemon.file("key"))
      #expect(try await words(daemon, "get-user-sshkeys", name, "root") == key)
      try await daemon.virsh("set-user-sshkeys", name, "root", "--file", daemon.file("key"), "--remove")
      #expect(try await words(daemon, "get-user-sshkeys", name, "root") == "")
    }

    /// The tool asks and tells as virsh does.
    private func tool(_ name: String, _ daemon: DaemonUnderTest) async throws {
      for command in [
        ["domhostname"], ["domfsinfo"], ["domifaddr", "--source", "agent"],
        ["domifaddr", "--source", "agent", "--full"],
        ["guestinfo", "--os", "--hostname", "--filesystem"], ["guestvcpus"], ["get-user-sshkeys", "--user", "root"],
        ["qemu-agent-command", #"{"execute":"guest-ping"}"#],
      ] {
        let arguments = [command[0], name] + command.dropFirst()
        let ours = try await FinishedProgram.run(daemon.tool + ["-q"] + arguments)
        let theirs = try await FinishedProgram.run(["virsh", "-q", "-c", daemon.uri] + arguments)
        #expect(ours.lines == theirs.lines, "\(ours)\n\(theirs)")
        #expect(ours.status == theirs.status, "\(ours)")
      }
      let frozen = try await daemon.drover("domfsfreeze", name, "--mountpoint", "/data")
      #expect(frozen.output.hasPrefix("Froze 1 filesystem(s)"))
      #expect(try await daemon.drover("domfsthaw", name).output.hasPrefix("Thawed 1 filesystem(s)"))
      try await daemon.drover("domtime", name, "--now")
      try await daemon.drover("set-user-password", "--domain", name, "--user", "root", "--password", "other")
    }

    private func processors(_ name: String, _ daemon: DaemonUnderTest) async throws {
      #expect(try await words(daemon, "guestvcpus", name) == "vcpus : 0; online : 0; offlinable :")
      #expect(try await words(daemon, "vcpucount", name, "--guest") == "1")
      try await daemon.virsh("setvcpus", name, "1", "--guest")
      let stubborn = try await daemon.virshResult("guestvcpus", name, "--disable", "0")
      #expect(stubborn.errors.contains("vCPU '0' is not offlinable"))
    }

    private func sleep(_ name: String, _ daemon: DaemonUnderTest) async throws {
      let events = try await daemon.startListening()
      try await daemon.virsh("dompmsuspend", name, "mem")
      _ = try await events.line(holding: "'\(name)': PMSuspended", within: .seconds(10))
      #expect(try await daemon.state(of: name).hasPrefix("pmsuspended"))
      #expect(try await daemon.virshResult("domtime", name).errors.contains("domain is not running"))
      try await daemon.virsh("dompmwakeup", name)
      _ = try await events.line(holding: "'\(name)': Started", within: .seconds(10))
      // The port was closed for the night; the agent opens it again.
      let hostname: String = try await daemon.python(
        """
        domain, deadline = libvirt.open(uri).lookupByName('\(name)'), time.monotonic() + 20
        while error_of(domain.hostname):
          if time.monotonic() > deadline: raise SystemExit('the agent does not come back')
          time.sleep(0.1)
        tell(domain.hostname())
        """)
      #expect(hostname == "drover-guest")
    }

    @Test("is reached in a guest that somebody started by hand")
    func attached() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("hand")
        let image = Checkout.root + "/.build/guest"
        let qemu = try await ByHand(
          [
            "-name", name, "-qmp", "unix:hand.qmp,server=on,wait=off", "-device", "virtio-serial-pci", "-chardev",
            "socket,path=hand.qga,server=on,wait=off,id=qga0", "-device",
            "virtserialport,chardev=qga0,name=org.qemu.guest_agent.0", "-kernel", "\(image)/vmlinuz", "-initrd",
            "\(image)/initramfs-agent.gz", "-append", "console=ttyS0", "-serial",
            "unix:\(daemon.file("hand.console")),server=on,wait=off",
          ], daemon)
        let console = try Console(daemon.file("hand.console"))
        try await console.line(holding: "count 1 ")
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        #expect(try await words(daemon, "domhostname", name) == "drover-guest")
        #expect(try await words(daemon, "domfsinfo", name) == "")
        try await daemon.virsh("shutdown", name, "--mode", "agent")
        try await console.line(holding: "drover-guest: the agent shuts down: -h -P", within: .seconds(10))
      }
    }
  }
}
