import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// The life of a guest, by stock virsh.
  @Suite("virsh")
  struct VirshTests {
    @Test("defines, starts, suspends, resumes, destroys and undefines a guest, and always knows why")
    func life() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("life", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "life"))
        #expect(try await daemon.state(of: guest.name) == "shut off (unknown)")
        try await daemon.virsh("start", guest.name)
        #expect(try await daemon.state(of: guest.name) == "running (booted)")
        try await daemon.virsh("suspend", guest.name)
        #expect(try await daemon.state(of: guest.name) == "paused (user)")
        try await daemon.virsh("resume", guest.name)
        #expect(try await daemon.state(of: guest.name) == "running (unpaused)")
        try await daemon.virsh("reset", guest.name)
        #expect(try await daemon.state(of: guest.name).hasPrefix("running"))
        try await daemon.virsh("destroy", guest.name)
        #expect(try await daemon.state(of: guest.name) == "shut off (destroyed)")
        #expect(Processes.emulator(of: guest.uuid) == nil)
        try await daemon.virsh("undefine", guest.name)
        let gone = try await daemon.virshResult("domstate", guest.name)
        #expect(gone.status == .exited(1))
        #expect(gone.errors.contains("failed to get domain '\(guest.name)'"))
      }
    }

    @Test("lists by state and kind")
    func lists() async throws {
      try await withDaemon { daemon in
        let running = Guest.idle("running", on: daemon)
        let paused = Guest.idle("paused", on: daemon)
        let off = Guest.idle("off", on: daemon)
        let transient = Guest.idle("transient", on: daemon)
        for guest in [running, paused, off] {
          try await daemon.virsh("define", daemon.write(guest.xml, guest.name))
        }
        try await daemon.virsh("start", running.name)
        try await daemon.virsh("start", "--paused", paused.name)
        try await daemon.virsh("create", daemon.write(transient.xml, transient.name))
        try await daemon.virsh("autostart", off.name)

        let every = [off.name, paused.name, running.name, transient.name]
        #expect(try await names(daemon, "--all") == every)
        #expect(try await names(daemon) == [paused.name, running.name, transient.name])
        #expect(try await names(daemon, "--state-running") == [running.name, transient.name])
        #expect(try await names(daemon, "--all", "--state-paused") == [paused.name])
        #expect(try await names(daemon, "--inactive") == [off.name])
        #expect(try await names(daemon, "--all", "--transient") == [transient.name])
        #expect(try await names(daemon, "--all", "--persistent") == [off.name, paused.name, running.name])
        #expect(try await names(daemon, "--all", "--autostart") == [off.name])

        let table = try await daemon.virsh("list", "--all").lines.filter { $0.contains(daemon.prefix) }
        let words = table.map { $0.split(separator: " ").map(String.init) }
        #expect(words.contains { $0.dropFirst() == [paused.name, "paused"] })
        #expect(words.contains(["-", off.name, "shut", "off"]))
      }
    }

    @Test("tells the facts of a guest")
    func information() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("facts", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "facts"))
        try await daemon.virsh("start", guest.name)
        let facts = try await daemon.virsh("dominfo", guest.name).lines
          .reduce(into: [String: String]()) { facts, line in
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            facts[parts[0]] = parts.count > 1 ? parts[1] : ""
          }
        #expect(facts["Name"] == guest.name)
        #expect(facts["UUID"] == guest.uuid)
        #expect(facts["OS Type"] == "hvm")
        #expect(facts["State"] == "running")
        #expect(facts["CPU(s)"] == "1")
        #expect(facts["Max memory"] == "32768 KiB")
        #expect(facts["Used memory"] == "32768 KiB")
        #expect(facts["Persistent"] == "yes")
        #expect(facts["Autostart"] == "disable")
        let id = try #require(facts["Id"])
        #expect(try await daemon.virsh("domid", guest.name).lines == [id])
        #expect(try await daemon.virsh("domname", guest.uuid).lines == [guest.name])
        #expect(try await daemon.virsh("domuuid", id).lines == [guest.uuid])
      }
    }

    @Test("dumps a definition that can be defined again, and the live one with what only a start decides")
    func dumps() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("dump", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "dump"))
        let inactive = try await daemon.virsh("dumpxml", guest.name).output
        #expect(inactive.contains("<domain type='qemu'>"))
        #expect(inactive.contains("<uuid>\(guest.uuid)</uuid>"))
        #expect(inactive.contains("<memory unit='KiB'>32768</memory>"))
        #expect(inactive.contains("<address type='pci' domain='0x0000'"))
        #expect(!inactive.contains("<alias name="))
        try await daemon.virsh("start", guest.name)
        let live = try await daemon.virsh("dumpxml", guest.name).output
        #expect(live.contains("<domain type='qemu' id='"))
        #expect(live.contains("<alias name='pci.0'/>"))
        #expect(try await daemon.virsh("dumpxml", "--inactive", guest.name).output == inactive)
        try await daemon.virsh("define", daemon.write(inactive, "again"))
        #expect(try await daemon.virsh("dumpxml", "--inactive", guest.name).output == inactive)
      }
    }

    @Test("gives the command line of a definition that nobody has defined")
    func native() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("native", on: daemon)
        let path = try daemon.write(guest.xml, "native")
        let line = try await daemon.virsh("domxml-to-native", "qemu-argv", path).output
        #expect(line.contains("/usr/bin/qemu-system-x86_64"))
        #expect(line.contains("-uuid \(guest.uuid)"))
        #expect(try await daemon.virsh("list", "--all", "--name").lines.allSatisfy { $0 != guest.name })
      }
    }

    @Test("makes a definition of a command line, which can be defined and started")
    func fromNative() async throws {
      try await withDaemon { daemon in
        let uuid = "3d0a5b7e-52b5-4a33-8f25-6a6e2f0c7d11"
        let text = """
          QEMU_AUDIO_DRV=none qemu-system-x86_64 -M pc -accel tcg -m 32 -nodefaults -display none \\
            -name fromnative -uuid \(uuid) -device virtio-balloon-pci -device edu
          """
        let path = try daemon.write(text, "command")
        let xml = try await daemon.virsh("domxml-from-native", "qemu-argv", path).output
        #expect(xml.contains("<name>fromnative</name>"))
        #expect(xml.contains("<uuid>\(uuid)</uuid>"))
        #expect(xml.contains("<qemu:arg value='edu,addr=0x3.0x0'/>"))
        #expect(xml.contains("<qemu:env name='QEMU_AUDIO_DRV' value='none'/>"))
        try await daemon.virsh("define", daemon.write(xml, "definition"))
        try await daemon.virsh("start", "fromnative")
        #expect(try await daemon.state(of: "fromnative") == "running (booted)")
        try await daemon.virsh("destroy", "fromnative")
        try await daemon.virsh("undefine", "fromnative")
        let broken = try await daemon.virshResult(
          "domxml-from-native", "qemu-argv", daemon.write("qemu-system-x86_64 'open", "broken"))
        #expect(broken.status == .exited(1))
        #expect(broken.errors.contains("is never closed"))
      }
    }

    @Test("keeps what is defined anew for the next start, and what runs until its end")
    func redefinition() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("again", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "again"))
        try await daemon.virsh("start", guest.name)
        guest.memory = 48
        try await daemon.virsh("define", daemon.write(guest.xml, "again"))
        #expect(try await daemon.virsh("dumpxml", guest.name).output.contains(">32768</memory>"))
        #expect(try await daemon.virsh("dumpxml", "--inactive", guest.name).output.contains(">49152</memory>"))
        try await daemon.virsh("undefine", guest.name)
        #expect(
          try await daemon.virsh("dominfo", guest.name).lines.contains {
            $0.split(separator: " ") == ["Persistent:", "no"]
          })
        try await daemon.virsh("define", daemon.write(guest.xml, "again"))
        try await daemon.virsh("destroy", guest.name)
        #expect(try await daemon.virsh("dumpxml", guest.name).output.contains(">49152</memory>"))
      }
    }

    @Test("hears of each change of state, in order")
    func events() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("events", on: daemon)
        let events = try await daemon.startListening()
        try await daemon.virsh("define", daemon.write(guest.xml, "events"))
        try await daemon.virsh("start", guest.name)
        try await daemon.virsh("suspend", guest.name)
        try await daemon.virsh("resume", guest.name)
        try await daemon.virsh("destroy", guest.name)
        try await daemon.virsh("undefine", guest.name)
        _ = try await events.line(holding: "'\(guest.name)': Undefined Removed", within: .seconds(10))
        events.signal(SIGTERM)
        let heard = events.output.value.lines.filter { $0.contains("'\(guest.name)'") }
          .compactMap { $0.components(separatedBy: "': ").last }
        // libvirt tells of the processors' start and stop besides, in an order that depends on QEMU.
        let life = heard.filter { $0 != "Resumed Unpaused" && !$0.hasPrefix("Shutdown ") }
        let expected = [
          "Defined Added", "Started Booted", "Suspended Paused", "Stopped Destroyed", "Undefined Removed",
        ]
        #expect(life == expected)
        #expect(heard.contains("Resumed Unpaused"))
      }
    }

    @Test("speaks to QEMU's monitor, in both of its languages")
    func monitor() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("monitor", on: daemon)
        try await daemon.virsh("create", daemon.write(guest.xml, "monitor"))
        let status = try await daemon.virsh("qemu-monitor-command", guest.name, "{\"execute\":\"query-status\"}").output
        #expect(status.contains("\"running\":true") || status.contains("\"running\": true"))
        let human = try await daemon.virsh("qemu-monitor-command", "--hmp", guest.name, "info status").output
        #expect(human.contains("VM status: running"))
        let refused = try await daemon.virsh("qemu-monitor-command", guest.name, "{\"execute\":\"no-such\"}").output
        #expect(refused.contains("CommandNotFound"))
      }
    }

    @Test("takes a guest whose owner goes away with it")
    func autodestroy() async throws {
      try await withDaemon { daemon in
        let owned = Guest.idle("owned", on: daemon)
        let free = Guest.idle("free", on: daemon)
        let events = try await daemon.startListening()
        // Two commands of one virsh: the connection, and with it the guest, lives as long as its input is open.
        let owner = try daemon.startVirsh()
        owner.send("create \(try daemon.write(owned.xml, "owned")) --autodestroy")
        owner.send("create \(try daemon.write(free.xml, "free"))")
        _ = try await events.line(holding: "'\(free.name)': Started", within: .seconds(20))
        #expect(try await daemon.state(of: owned.name) == "running (booted)")
        owner.closeInput()
        #expect(try await owner.exitStatus(within: .seconds(10)) == .exited(0))
        _ = try await events.line(holding: "'\(owned.name)': Stopped", within: .seconds(10))
        let left = try await daemon.virsh("list", "--all", "--name").lines
        #expect(!left.contains(owned.name))
        #expect(left.contains(free.name))
        #expect(Processes.emulator(of: owned.uuid) == nil)
      }
    }

    private func names(_ daemon: DaemonUnderTest, _ options: String...) async throws -> [String] {
      let arguments = ["virsh", "-q", "-c", daemon.uri, "list", "--name"] + options
      let result = try await FinishedProgram.run(arguments)
      try #require(result.succeeded, "\(result)")
      return result.lines.filter { $0.hasPrefix(daemon.prefix) }.sorted()
    }
  }
}
