import Foundation
import Glibc
@testable import SystemHarness
import Testing

extension SystemTests {
  /// QEMUs that somebody started by hand, taken over with stock virsh.
  @Suite("Taking over what was started by hand")
  struct TakenOverTests {
    @Test("a Linux guest with a human monitor is attached, paused, resumed, found by the next daemon, and shut down")
    func human() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("quick")
        let qemu = try await ByHand(
          ["-name", name, "-monitor", "unix:quick.sock,server,nowait", "-vnc", "none"], daemon, boots: true)
        let console = try Console(daemon.file("hand.console"))
        try await console.line(holding: "drover-guest: count 1 ")
        let events = try await daemon.startListening()
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        _ = try await events.line(holding: "'\(name)': Started", within: .seconds(10))
        try await daemon.virsh("suspend", name)
        #expect(try await daemon.state(of: name) == "paused (user)")
        #expect(try await daemon.virsh("qemu-monitor-command", name, "--hmp", "info status").output.contains("paused"))
        let refused = try await daemon.virshResult("qemu-monitor-command", name, #"{"execute":"query-block"}"#)
        #expect(refused.errors.contains("'query-block' needs QMP, and the domain's only monitor is a human one (HMP)"))
        try await daemon.crash()
        try await daemon.start()
        #expect(try await daemon.state(of: name) == "paused (user)")
        try await daemon.virsh("resume", name)
        let later = try await daemon.startListening()
        try await daemon.virsh("shutdown", name)
        _ = try await later.line(holding: "'\(name)': Stopped Shutdown", within: .seconds(30))
        #expect(qemu.hasEnded)
      }
    }

    @Test("hotplug since the start is in the definition, and the process goes on when the daemon lets it go")
    func truth() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("prox")
        let image = daemon.file("second.raw")
        #expect(FileManager.default.createFile(atPath: image, contents: Data(count: 1 << 20)))
        let qemu = try await ByHand(
          [
            "-name", name, "-chardev", "socket,id=qmp,path=prox.qmp,server=on,wait=off", "-mon",
            "chardev=qmp,mode=control", "-uuid", "7b10d7af-b932-4c66-b2c3-3996152ec465", "-device",
            "virtio-scsi-pci,id=scsi0", "-device", "usb-ehci,id=ehci", "-device", "usb-tablet,id=tablet", "-S",
          ], daemon)
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        let before = try await daemon.virsh("dumpxml", name).output
        #expect(before.contains("<uuid>7b10d7af-b932-4c66-b2c3-3996152ec465</uuid>"))
        #expect(before.contains("<input type='tablet'") && !before.contains(image))
        // It is let go, changed by somebody else, and taken over again.
        for command in [
          #"{"execute":"blockdev-add","arguments":{"driver":"raw","node-name":"new","file":{"driver":"file","#
            + "\"filename\":\"\(image)\"}}}",
          #"{"execute":"device_add","arguments":{"driver":"scsi-hd","id":"disk9","drive":"new","bus":"scsi0.0"}}"#,
          #"{"execute":"device_del","arguments":{"id":"tablet"}}"#,
        ] {
          let answer = try await daemon.virsh("qemu-monitor-command", name, command)
          #expect(answer.output.contains("\"return\""), "\(answer)")
        }
        try await daemon.stop()
        try daemon.forget(name)
        try await daemon.start()
        #expect(try await daemon.virshResult("domstate", name).succeeded == false)
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        let after = try await daemon.virsh("dumpxml", name).output
        #expect(after.contains("<source file='\(image)'/>") && after.contains("<alias name='disk9'/>"), "\(after)")
        #expect(!after.contains("<input type='tablet'"))
        #expect(try await daemon.state(of: name) == "paused (user)")
        try await daemon.virsh("resume", name)
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
      }
    }

    @Test("a Linux guest with two disks and two cards is kept: what starts then is the same machine")
    func kept() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("kept")
        for disk in ["a.raw", "b.raw"] {
          #expect(FileManager.default.createFile(atPath: daemon.file(disk), contents: Data(count: 1 << 20)))
        }
        let qemu = try await ByHand(
          [
            "-name", name, "-uuid", "7b10d7af-b932-4c66-b2c3-3996152ec466", "-machine", "q35", "-qmp",
            "unix:kept.qmp,server,nowait", "-drive", "file=a.raw,if=virtio,format=raw", "-drive",
            "file=b.raw,if=none,id=two,format=raw", "-device", "pcie-root-port,id=rp0,chassis=1", "-device",
            "virtio-blk-pci,drive=two,id=dtwo,bus=rp0", "-netdev", "user,id=n0", "-device",
            "virtio-net-pci,netdev=n0,id=net0", "-netdev", "user,id=n1", "-device", "e1000,netdev=n1",
          ], daemon, boots: true)
        let console = try Console(daemon.file("hand.console"))
        try await console.line(holding: "drover-guest: count 1 ")
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        let before = try await places(name, daemon)
        #expect(before.filter { $0.contains("1af4:") }.count == 3)
        try await daemon.virsh("define", daemon.write(daemon.virsh("dumpxml", "--inactive", name).output, "kept"))
        let events = try await daemon.startListening()
        try await daemon.virsh("shutdown", name)
        _ = try await events.line(holding: "'\(name)': Stopped Shutdown", within: .seconds(30))
        try await daemon.virsh("start", "--paused", name)
        let again = try Console(daemon.file("hand.console"))
        try await daemon.virsh("resume", name)
        try await again.line(holding: "drover-guest: count 1 ")
        #expect(try await places(name, daemon) == before)
      }
    }

    /// What sits where on PCI: `Bus 0, device 3, function 0: 1af4:1000`.
    private func places(_ name: String, _ daemon: DaemonUnderTest) async throws -> [String] {
      var places: [String] = []
      let told = try await daemon.virsh("qemu-monitor-command", name, "--hmp", "info pci").output
      for line in told.split(whereSeparator: \.isNewline).map({ $0.trimmingCharacters(in: .whitespaces) }) {
        if line.hasPrefix("Bus ") {
          places.append(line)
        } else if let mark = line.range(of: "PCI device "), !places.isEmpty {
          places[places.count - 1] += line[mark.upperBound...]
        }
      }
      return places.sorted()
    }

    @Test("a guest without a monitor is shown and destroyed, and everything else says why it cannot be")
    func processAlone() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("none")
        let qemu = try await ByHand(["-name", name, "-monitor", "none"], daemon)
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        #expect(try await daemon.state(of: name) == "running (unknown)")
        let refused = try await daemon.virshResult("suspend", name)
        #expect(refused.errors.contains("attached without one: its command line has no monitor"), "\(refused)")
        let figures = try await daemon.virshResult("vcpuinfo", name)
        #expect(figures.errors.contains("not supported: this needs a monitor"), "\(figures)")
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
      }
    }
  }
}

extension DaemonUnderTest {
  /// Loses what is written down of a guest; for a daemon that does not run.
  fileprivate func forget(_ name: String) throws {
    let folder = root + "/run/qemu"
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.contains(name) {
      try FileManager.default.removeItem(atPath: "\(folder)/\(file)")
    }
  }
}
