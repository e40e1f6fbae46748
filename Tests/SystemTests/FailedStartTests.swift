import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Starts that cannot succeed: the caller learns why, and nothing is left.
  @Suite("A failed start")
  struct FailedStartTests {
    /// Why a start fails.
    struct Fault: Sendable, CustomTestStringConvertible {
      let what: String
      var devices = ""
      var rest = ""
      var boot = ""
      /// What the caller's error says.
      let says: String

      var testDescription: String { what }
    }

    static let faults = [
      Fault(
        what: "QEMU refuses an option",
        rest: "<qemu:commandline><qemu:arg value='-no-such-option'/></qemu:commandline>", says: "no-such-option"),
      Fault(
        what: "QEMU refuses a device",
        rest: """
          <qemu:commandline><qemu:arg value='-device'/><qemu:arg value='no-such-device'/></qemu:commandline>
          """, says: "no-such-device"),
      Fault(
        what: "the image is missing",
        devices: """
          <disk type='file' device='disk'>
            <source file='/nonexistent/image'/><target dev='vda' bus='virtio'/>
          </disk>
          """, says: "/nonexistent/image"),
      Fault(what: "the kernel is missing", boot: "<kernel>/nonexistent/kernel</kernel>", says: "/nonexistent/kernel"),
      Fault(
        what: "the network is not there",
        devices: "<interface type='network'><source network='nonexistent'/></interface>", says: "nonexistent"),
      Fault(
        what: "the socket's folder is not there",
        devices: "<serial type='unix'><source mode='bind' path='/nonexistent/serial'/></serial>",
        says: "/nonexistent/serial"),
    ]

    @Test("says why, leaves nothing behind, and the guest can be mended and started", arguments: faults)
    func refused(_ fault: Fault) async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("guest", on: daemon)
        guest.devices = fault.devices
        guest.rest = fault.rest
        guest.boot = fault.boot
        try await daemon.virsh("define", daemon.write(guest.xml, "bad"))
        let before = files(of: daemon)
        let refused = try await daemon.virshResult("start", guest.name)
        #expect(refused.status == .exited(1))
        #expect(refused.errors.contains(fault.says), "\(refused)")
        #expect(Processes.emulator(of: guest.uuid) == nil)
        #expect(try await daemon.state(of: guest.name).hasPrefix("shut off"))
        #expect(files(of: daemon) == before)

        guest.devices = ""
        guest.rest = ""
        guest.boot = ""
        try await daemon.virsh("define", daemon.write(guest.xml, "good"))
        try await daemon.virsh("start", guest.name)
        #expect(try await daemon.state(of: guest.name) == "running (booted)")
      }
    }

    @Test("of a transient guest leaves no guest")
    func transient() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("guest", on: daemon)
        guest.rest = Self.faults[0].rest
        let refused = try await daemon.virshResult("create", daemon.write(guest.xml, "bad"))
        #expect(refused.errors.contains("no-such-option"))
        #expect(try await daemon.virshResult("domstate", guest.name).status == .exited(1))
      }
    }

    @Test("gives its VNC port back")
    func ports() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("guest", on: daemon)
        guest.devices = "<graphics type='vnc' port='-1' autoport='yes'/>"
        let good = guest
        guest.rest = Self.faults[0].rest
        try await daemon.virsh("define", daemon.write(good.xml, "good"))
        try await daemon.virsh("start", good.name)
        let port = try await daemon.virsh("vncdisplay", good.name).lines
        try await daemon.virsh("destroy", good.name)
        try await daemon.virsh("define", daemon.write(guest.xml, "bad"))
        for _ in 1...3 { #expect(try await daemon.virshResult("start", guest.name).status == .exited(1)) }
        try await daemon.virsh("define", daemon.write(good.xml, "good"))
        try await daemon.virsh("start", good.name)
        #expect(try await daemon.virsh("vncdisplay", good.name).lines == port)
      }
    }

    /// What there is below the daemon's root, but logs, the caches that a first start fills, and the note on why the guest
    /// is off.
    private func files(of daemon: DaemonUnderTest) -> Set<String> {
      let names = FileManager.default.enumerator(atPath: daemon.root)?.compactMap { $0 as? String } ?? []
      return Set(names.filter { !$0.hasPrefix("log/") && !$0.contains("cache") && !$0.hasSuffix("-guest.xml") })
    }
  }
}
