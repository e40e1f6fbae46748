import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// What only the real processor of the host can give.
  @Suite("The host's processor")
  struct HostProcessorTests {
    @Test("is the guest's own under KVM where there is KVM, and else the refusal says what is missing")
    func passthrough() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("own", on: daemon)
        // A hypervisor below ours may keep the register of this feature to itself.
        let processor = """
          <cpu mode='host-passthrough'><feature policy='disable' name='arch-capabilities'/></cpu></domain>
          """
        let xml = guest.xml.replacing("<domain type='qemu'", with: "<domain type='kvm'")
          .replacing("</domain>", with: processor)
        try #require(xml.contains("type='kvm'"))
        let path = try daemon.write(xml, "own")
        let started = try await daemon.virshResult("create", "--paused", path)
        if access("/dev/kvm", R_OK | W_OK) == 0 {
          #expect(started.succeeded, "\(started)")
          let told = try await daemon.virsh("qemu-monitor-command", guest.name, "--hmp", "info kvm")
          #expect(told.output.contains("enabled"))
          let line = Processes.arguments(of: try #require(Processes.emulator(of: guest.uuid)))
          #expect(line.contains { $0 == "host" || $0.hasPrefix("host,") })
        } else {
          #expect(started.status == .exited(1))
          #expect(started.errors.contains("kvm") || started.errors.contains("KVM"), "\(started.errors)")
        }
      }
    }
  }
}
