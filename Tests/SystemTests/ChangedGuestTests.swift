import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// What becomes of changes: in a guest that takes part in them, and after a restart of the daemon.
  @Suite("Changed guests")
  struct ChangedGuestTests {
    @Test("a Linux lets virtual CPUs go that were plugged in")
    func processorsGo() async throws {
      try await withDaemon { daemon in
        var guest = try Guest.linux("processors", on: daemon)
        guest.processors = "<vcpu current='1'>3</vcpu>"
        let console = try await daemon.boot(guest)
        try await console.line(holding: "count 1 ")
        try await daemon.virsh("setvcpus", guest.name, "3", "--live")
        try await daemon.virsh("setvcpus", guest.name, "2", "--live")
        try await daemon.virsh("setvcpu", guest.name, "1", "--disable", "--live")
        let cpus = try await daemon.virsh("qemu-monitor-command", guest.name, #"{"execute":"query-cpus-fast"}"#)
        #expect(cpus.output.components(separatedBy: "cpu-index").count - 1 == 1, "\(cpus)")
        let shown = try await daemon.virsh("dumpxml", guest.name).output
        #expect(shown.contains("<vcpu placement='static' current='1'>3</vcpu>"))
        let first = try await daemon.virshResult("setvcpu", guest.name, "0", "--disable", "--live")
        #expect(first.errors.contains("vcpu '0' can't be unplugged"), "\(first)")
        try await daemon.virsh("destroy", guest.name)
      }
    }

    @Test("a daemon that is started anew knows what was changed, and clears up after it")
    func restart() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("kept", on: daemon)
        let (first, second) = (daemon.file("first.iso"), daemon.file("second.iso"))
        for path in [first, second] { try Data(count: 1 << 16).write(to: URL(fileURLWithPath: path)) }
        guest.devices = """
          <disk type='file' device='cdrom'><source file='\(first)'/><target dev='hdc' bus='ide'/></disk>
          """
        try await daemon.virsh("define", daemon.write(guest.xml, "kept"))
        try await daemon.virsh("start", "--paused", guest.name)
        try await daemon.virsh("vcpupin", guest.name, "0", "0", "--live")
        try await daemon.virsh("change-media", guest.name, "hdc", second, "--update", "--live")
        try await daemon.virsh("blkdeviotune", guest.name, "hdc", "--total-iops-sec", "70", "--live")
        // A host may have no control groups, or not for us.
        let isLimited = try await daemon.virshResult("schedinfo", guest.name, "--live", "--set", "cpu_shares=600")
          .succeeded
        let pid = try #require(Processes.emulator(of: guest.uuid))
        let before = try await daemon.virsh("dumpxml", guest.name).output
        try daemon.daemon.signal(SIGKILL)
        _ = try await daemon.daemon.exitStatus(within: .seconds(10))
        try await daemon.start()
        let after = try await daemon.virsh("dumpxml", guest.name).output
        #expect(after == before)
        #expect(after.contains("<vcpupin vcpu='0' cpuset='0'/>") && after.contains("<source file='\(second)'"))
        #expect(after.contains("<total_iops_sec>70</total_iops_sec>"))
        #expect(after.contains("<shares>600</shares>") == isLimited)
        // Its numbers go on where they were: the old medium's is not given to the next one.
        try await daemon.virsh("change-media", guest.name, "hdc", "--eject", "--live")
        try await daemon.virsh("change-media", guest.name, "hdc", first, "--insert", "--live")
        try await daemon.virsh("destroy", guest.name)
        for folder in ["cpu", "cpu,cpuacct", "."] {
          let groups = (try? FileManager.default.contentsOfDirectory(atPath: "/sys/fs/cgroup/\(folder)/machine")) ?? []
          #expect(!groups.contains { $0.hasPrefix("drover-\(pid)-") })
        }
      }
    }
  }
}
