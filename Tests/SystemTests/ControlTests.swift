import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// What a running machine is told, and what of a definition has a call of its own.
  @Suite("Changes of a running guest")
  struct ControlTests {
    @Test("CPUs are plugged in, memory is asked for, keys are pressed, and each definition says what it should")
    func changes() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("changed", on: daemon)
        let xml = guest.xml.replacingOccurrences(of: "<vcpu>1</vcpu>", with: "<vcpu current='1'>3</vcpu>")
        try await daemon.virsh("define", daemon.write(xml, "changed"))
        try await daemon.virsh("start", guest.name)

        try await daemon.virsh("setvcpus", guest.name, "3", "--live")
        let cpus = try await daemon.virsh("qemu-monitor-command", guest.name, #"{"execute":"query-cpus-fast"}"#)
        #expect(cpus.output.components(separatedBy: "cpu-index").count - 1 == 3, "\(cpus)")
        #expect(try await daemon.virsh("vcpucount", guest.name, "--current", "--live").lines.first == "3")
        #expect(try await daemon.virsh("vcpucount", guest.name, "--current", "--config").lines.first == "1")
        try await daemon.virsh("setvcpus", guest.name, "2", "--config")
        #expect(try await inactive(guest, daemon).contains("<vcpu placement='static' current='2'>3</vcpu>"))
        let many = try await daemon.virshResult("setvcpus", guest.name, "4", "--config")
        #expect(many.errors.contains("greater than max allowable vcpus for the persistent domain: 4 > 3"))

        try await daemon.virsh("setmem", guest.name, "16M", "--live")
        try await daemon.virsh("setmem", guest.name, "24M", "--config")
        #expect(try await inactive(guest, daemon).contains("<currentMemory unit='KiB'>24576</currentMemory>"))
        let large = try await daemon.virshResult("setmem", guest.name, "64M", "--live")
        #expect(large.errors.contains("cannot set memory higher than max memory"))
        try await daemon.virsh("setmaxmem", guest.name, "20M", "--config")
        #expect(try await inactive(guest, daemon).contains("<currentMemory unit='KiB'>20480</currentMemory>"))

        try await daemon.virsh("send-key", guest.name, "KEY_LEFTCTRL", "KEY_A")
        try await daemon.virsh("send-key", guest.name, "--codeset", "qnum", "0xc7")
        try await daemon.virsh("inject-nmi", guest.name)
        try await daemon.virsh("set-lifecycle-action", guest.name, "reboot", "destroy", "--live", "--config")
        #expect(try await inactive(guest, daemon).contains("<on_reboot>destroy</on_reboot>"))
        #expect(try await daemon.virsh("dumpxml", guest.name).output.contains("<on_reboot>destroy</on_reboot>"))

        let idle = try await daemon.virshResult("domjobabort", guest.name)
        #expect(idle.errors.contains("no job is active on the domain"), "\(idle)")
        let awake = try await daemon.virshResult("dompmwakeup", guest.name)
        #expect(awake.status == .exited(1))
        #expect(try await daemon.virshResult("managedsave-dumpxml", guest.name).status == .exited(1))
        try await daemon.virsh("destroy", guest.name)
        let off = try await daemon.virshResult("setmem", guest.name, "16M", "--live")
        #expect(off.errors.contains("domain is not running"))
      }
    }

    @Test("a machine that is to end at its reboot does")
    func endsOnReboot() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("ends", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "ends"))
        try await daemon.virsh("start", guest.name)
        let events = try await daemon.startListening()
        try await daemon.virsh("set-lifecycle-action", guest.name, "reboot", "destroy", "--live")
        try await daemon.virsh("reset", guest.name)
        _ = try await events.line(holding: "'\(guest.name)': Stopped Shutdown", within: daemon.patience)
      }
    }

    private func inactive(_ guest: Guest, _ daemon: DaemonUnderTest) async throws -> String {
      try await daemon.virsh("dumpxml", "--inactive", guest.name).output
    }
  }
}
