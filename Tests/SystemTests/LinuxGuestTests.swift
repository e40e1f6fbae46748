import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// A guest that is a real Linux.
  @Suite("A Linux guest")
  struct LinuxGuestTests {
    @Test("boots, tells so on its console, and shuts down when its power button is pressed")
    func bootAndShutdown() async throws {
      try await withDaemon { daemon in
        let guest = try Guest.linux("linux", on: daemon)
        let events = try await daemon.startListening()
        let console = try await boot(guest, on: daemon)
        try await console.line(holding: "drover-guest: up, Linux")
        try await console.line(holding: "drover-guest: count 2 ")

        try await daemon.virsh("shutdown", guest.name)
        try await console.line(holding: "drover-guest: power button")
        _ = try await events.line(holding: "'\(guest.name)': Stopped Shutdown", within: .seconds(30))
        #expect(try await daemon.state(of: guest.name) == "shut off (shutdown)")
        #expect(Processes.emulator(of: guest.uuid) == nil)
      }
    }

    @Test("stands still while it is suspended, and goes on from there")
    func suspend() async throws {
      try await withDaemon { daemon in
        let guest = try Guest.linux("still", on: daemon)
        let console = try await boot(guest, on: daemon)
        try await console.line(holding: "count 1 ")
        try await daemon.virsh("suspend", guest.name)
        let status = try await daemon.virsh("qemu-monitor-command", "--hmp", guest.name, "info status").output
        #expect(status.contains("paused"))
        let before = console.lines.value.lines.count
        try await daemon.virsh("resume", guest.name)
        let next = try await console.lines.wait(for: "the count going on", within: .seconds(30)) { written in
          written.lines.dropFirst(before).first { $0.contains("count") }
        }
        #expect(next.contains("drover-guest: count"))
      }
    }

    @Test("begins anew when it is reset")
    func reset() async throws {
      try await withDaemon { daemon in
        let guest = try Guest.linux("reset", on: daemon)
        let console = try await boot(guest, on: daemon)
        try await console.line(holding: "count 1 ")
        let before = console.lines.value.lines.count
        try await daemon.virsh("reset", guest.name)
        let again = try await console.lines.wait(for: "another boot", within: .seconds(60)) { written in
          written.lines.dropFirst(before).first { $0.contains("drover-guest: up") }
        }
        #expect(again.contains("Linux"))
        #expect(try await daemon.state(of: guest.name).hasPrefix("running"))
      }
    }

    @Test("reboots when it is asked to, in the same QEMU")
    func reboot() async throws {
      try await withDaemon { daemon in
        let guest = try Guest.linux("reboot", on: daemon)
        let console = try await boot(guest, on: daemon)
        try await console.line(holding: "count 1 ")
        let emulator = Processes.emulator(of: guest.uuid)
        try await daemon.virsh("reboot", guest.name)
        try await console.line(holding: "drover-guest: power button")
        let before = console.lines.value.lines.count
        let again = try await console.lines.wait(for: "another boot", within: .seconds(60)) { written in
          written.lines.dropFirst(before).first { $0.contains("drover-guest: up") }
        }
        #expect(again.contains("Linux"))
        #expect(Processes.emulator(of: guest.uuid) == emulator)
        #expect(try await daemon.state(of: guest.name).hasPrefix("running"))
      }
    }

    @Test("finds its disk, and sees its reading and writing as it is defined")
    func disk() async throws {
      try await withDaemon { daemon in
        var guest = try Guest.linux("disk", on: daemon)
        let image = daemon.file("disk.qcow2")
        let made = try await FinishedProgram.run(["qemu-img", "create", "-q", "-f", "qcow2", image, "64M"])
        try #require(made.succeeded, "\(made)")
        chmod(image, 0o666)
        guest.devices += """
          <disk type='file' device='disk'>
            <driver name='qemu' type='qcow2'/>
            <source file='\(image)'/>
            <target dev='vda' bus='virtio'/>
          </disk>
          """
        let console = try await boot(guest, on: daemon)
        let line = try await console.line(holding: "drover-guest: disks")
        #expect(line.contains("vda=131072"))
      }
    }

    /// Defines and starts a guest, with its console read from its first word on.
    private func boot(_ guest: Guest, on daemon: DaemonUnderTest) async throws -> Console {
      try await daemon.boot(guest)
    }
  }
}
