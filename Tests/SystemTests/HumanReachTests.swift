import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// What stock clients do with a guest that has nothing but a human monitor.
  @Suite("A guest with only a human monitor")
  struct HumanReachTests {
    @Test("figures, pictures, keys, media, sizes, limits and cables work over its monitor, and the rest says why not")
    func reach() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("plain")
        let (disk, cd) = (daemon.file("disk.raw"), daemon.file("a disc.iso"))
        #expect(FileManager.default.createFile(atPath: disk, contents: Data(count: 1 << 20)))
        #expect(FileManager.default.createFile(atPath: cd, contents: Data(count: 1 << 16)))
        let qemu = try await ByHand(
          [
            "-name", name, "-smp", "2", "-monitor", "unix:plain.sock,server,nowait", "-drive",
            "file=\(disk),format=raw,if=virtio", "-cdrom", cd, "-netdev", "user,id=n0", "-device",
            "virtio-net-pci,netdev=n0,id=net0,mac=52:54:00:11:22:33", "-device", "virtio-balloon-pci,id=balloon0",
            "-vnc", "none", "-object", "iothread,id=iothread1",
          ], daemon)
        defer { qemu.end() }
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        try await looks(at: name, daemon)
        try await changes(name, disk: disk, cd: cd, daemon)
        let unable = try await daemon.virshResult("setvcpus", name, "1", "--live")
        #expect(unable.errors.contains("needs QMP, and the domain's only monitor is a human one (HMP)"), "\(unable)")
        // What was done shows in the state, and the next daemon goes on with it.
        try await daemon.virsh("qemu-monitor-command", name, "--hmp", "stop")
        #expect(try await daemon.virsh("domstats", "--block", name).output.contains("block.0.rd.reqs="))
        #expect(try await daemon.state(of: name).hasPrefix("paused"))
        try await daemon.crash()
        try await daemon.start()
        #expect(try await daemon.virsh("domstats", "--vcpu", name).output.contains("vcpu.1.time="))
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
      }
    }

    private func looks(at name: String, _ daemon: DaemonUnderTest) async throws {
      let stats = try await daemon.virsh("domstats", name).output
      for line in ["balloon.current=98304", "vcpu.1.time=", "block.0.rd.reqs=", "block.0.capacity=1048576"] {
        #expect(stats.contains(line), "\(line) is not in \(stats)")
      }
      #expect(try await daemon.virsh("vcpuinfo", name).output.contains("CPU time:"))
      #expect(try await daemon.virsh("dommemstat", name).output.contains("actual 98304"))
      let counts = try await daemon.virsh("domblkstat", name, "vda").output
      #expect(counts.contains("vda rd_req ") && !counts.contains("vda rd_req 0\n"), "\(counts)")
      #expect(try await daemon.virsh("domblkinfo", name, "vda").output.contains("1048576"))
      let picture = daemon.file("picture.png")
      try await daemon.virsh("screenshot", name, picture)
      #expect(try Data(contentsOf: URL(filePath: picture)).starts(with: [0x89, 0x50, 0x4E, 0x47]))
      try await daemon.virsh("send-key", name, "KEY_LEFTCTRL", "KEY_LEFTALT", "KEY_DELETE")
      try await daemon.virsh("inject-nmi", name)
      try await daemon.virsh("vcpupin", name, "1", "0")
    }

    private func changes(_ name: String, disk: String, cd: String, _ daemon: DaemonUnderTest) async throws {
      let drive = try await daemon.virsh("domblklist", name).output
        .split(separator: "\n").first { $0.contains("disc.iso") }?.split(separator: " ").first
      let target = String(try #require(drive))
      try await daemon.virsh("change-media", name, target, "--eject", "--live", "--force")
      #expect(try await daemon.virsh("qemu-monitor-command", name, "--hmp", "info block").output.contains(cd) == false)
      try await daemon.virsh("change-media", name, target, cd, "--insert", "--live")
      #expect(try await daemon.virsh("qemu-monitor-command", name, "--hmp", "info block").output.contains(cd))
      #expect(try await daemon.virsh("domblklist", name).output.contains(cd))
      let missing = try await daemon.virshResult("change-media", name, target, "/nosuch", "--update", "--live")
      #expect(missing.errors.contains("Cannot access storage file '/nosuch'"), "\(missing)")
      try await daemon.virsh("blockresize", name, "vda", "2M")
      #expect(try await daemon.virsh("domstats", "--block", name).output.contains("block.0.capacity=2097152"))
      try await daemon.virsh("blkdeviotune", name, "vda", "--total-iops-sec", "100", "--live")
      let details = try await daemon.virsh("qemu-monitor-command", name, "--hmp", "info block").output
      #expect(details.contains("iops=100"), "\(details)")
      try await daemon.virsh("domif-setlink", name, "52:54:00:11:22:33", "down")
      try await daemon.virsh("setmem", name, "64M", "--live")
    }
  }
}
