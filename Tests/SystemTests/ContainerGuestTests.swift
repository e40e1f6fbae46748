import Foundation
import Glibc
@testable import SystemHarness
import Testing

extension SystemTests {
  /// QEMUs that see another network and other files than the daemon.
  @Suite("Guests in containers")
  struct ContainerGuestTests {
    /// What is done where QEMU is started, before it: a network of its own, and the daemon's files out of its sight.
    private static func container(_ daemon: DaemonUnderTest) -> String {
      let options = getuid() == 0 ? "-nm" : "-Urnm"
      return "unshare \(options) sh -ec 'ip link set lo up; mount -t tmpfs none \(daemon.root)/lib; "
        + "exec qemu-system-x86_64 \"$@\"' qemu"
    }

    @Test("a human monitor on a port in there is used, also by the next daemon; only root's daemon reaches it")
    func humanMonitor() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("inside")
        let qemu = try await ByHand(
          ["-name", name, "-monitor", "telnet:localhost:4444,server,nowait,nodelay"], daemon,
          emulator: Self.container(daemon))
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        guard getuid() == 0 else {
          #expect(try await daemon.state(of: name) == "running (unknown)")
          try await daemon.virsh("destroy", name)
          return
        }
        try await daemon.crash()
        try await daemon.start()
        try await daemon.virsh("suspend", name)
        #expect(try await daemon.state(of: name) == "paused (user)")
        let picture = daemon.file("picture")
        try await daemon.virsh("screenshot", name, picture)
        let head = try Data(contentsOf: URL(fileURLWithPath: picture)).prefix(8)
        // PNG, before QEMU 7.1 PPM.
        #expect(head.dropFirst().starts(with: Array("PNG".utf8)) || head.starts(with: Array("P6".utf8)))
        let left = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(qemu.pid)/root/tmp")
        #expect(!left.contains { $0.hasPrefix("drover-screenshot-") }, "\(left)")
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
      }
    }

    @Test("options, a monitor and a user of its own, and a root that QEMU left: as Incus starts it")
    func incus() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign, getuid() == 0 else { return }
        let name = daemon.name("incus")
        try FileManager.default.createDirectory(atPath: daemon.file("jail"), withIntermediateDirectories: true)
        try """
        [machine]
          type = "q35"
        [chardev "monitor"]
          backend = "socket"
          path = "\(daemon.file("incus.sock"))"
          server = "on"
          wait = "off"
        [mon]
          chardev = "monitor"
          mode = "control"
        [device "port1"]
          driver = "pcie-root-port"
          bus = "pcie.0"
          addr = "1.0"
          chassis = "1"

        """.write(toFile: daemon.file("incus.cfg"), atomically: true, encoding: .utf8)
        let qemu = try await ByHand(
          [
            "-name", name, "-nodefaults", "-no-user-config", "-readconfig", daemon.file("incus.cfg"), "-runas",
            "nobody",
            "-chroot", daemon.file("jail"),
          ], daemon)
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        let kept = try await daemon.virsh("dumpxml", "--inactive", name).output
        #expect(kept.contains("pcie-root-port") && !kept.contains("-runas") && !kept.contains("-chroot"), "\(kept)")
        try await daemon.virsh("define", daemon.write(kept, "incus"))
        try await daemon.virsh("suspend", name)
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
        try await daemon.virsh("start", name)
        try await daemon.virsh("destroy", name)
        try await daemon.virsh("undefine", name)
      }
    }
  }
}
