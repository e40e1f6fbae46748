import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// What a definition needs of the host, which may have it or not: it starts, or says what is missing.
  @Suite("What the host has")
  struct HostNeedTests {
    private func start(
      _ guest: Guest, _ daemon: DaemonUnderTest
    ) async throws -> FinishedProgram {
      try await daemon.virsh("define", try daemon.write(guest.xml, "guest"))
      return try await daemon.virshResult("start", "--paused", guest.name)
    }

    @Test("sockets to the host have an address of the guest's own, where the host has them")
    func vsock() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("vsock", on: daemon)
        guest.devices = "<vsock model='virtio'><cid auto='yes'/></vsock>"
        let result = try await start(guest, daemon)
        if FileManager.default.isReadableFile(atPath: "/dev/vhost-vsock") {
          #expect(result.succeeded, "\(result)")
          let live = try await daemon.virsh("dumpxml", guest.name).output
          #expect(live.contains("<cid auto='yes' address='"), "\(live)")
        } else {
          #expect(result.errors.contains("cannot open /dev/vhost-vsock"), "\(result)")
        }
      }
    }

    @Test("huge pages are used where there are enough of them")
    func hugePages() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("huge", on: daemon)
        guest.rest = "<memoryBacking><hugepages/></memoryBacking>"
        let result = try await start(guest, daemon)
        let mounts = try String(contentsOfFile: "/proc/self/mounts", encoding: .utf8)
        if !mounts.contains(" hugetlbfs ") {
          #expect(result.errors.contains("no mount of hugetlbfs"), "\(result)")
        } else if try free(inMebibytes: guest.memory) {
          #expect(result.succeeded, "\(result)")
        } else {
          // QEMU's own words, as it is QEMU that asks for the pages.
          #expect(!result.succeeded)
          #expect(result.errors.contains("process exited while connecting to monitor"), "\(result)")
        }
        _ = try await daemon.virshResult("destroy", guest.name)
        for line in mounts.split(separator: "\n") where line.contains(" hugetlbfs ") {
          let folder = line.split(separator: " ")[1] + "/drover/qemu"
          let left = (try? FileManager.default.contentsOfDirectory(atPath: String(folder))) ?? []
          #expect(!left.contains { $0.contains(daemon.prefix) }, "\(left)")
        }
      }
    }

    private func free(inMebibytes size: Int) throws -> Bool {
      let text = try String(contentsOfFile: "/proc/meminfo", encoding: .utf8)
      func number(_ name: String) -> Int {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      }
      return number("HugePages_Free") * number("Hugepagesize") >= size << 10
    }

    @Test("QEMU runs as the user that a static label names, and other confinement is refused")
    func labels() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("labelled", on: daemon)
        guest.rest = "<seclabel type='static' model='dac' relabel='no'><label>+65534:+65533</label></seclabel>"
        let result = try await start(guest, daemon)
        #expect(result.succeeded, "\(result)")
        let pid = try #require(Processes.emulator(of: guest.uuid))
        let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
        #expect(status.contains("Uid:\t65534\t65534\t65534\t65534\nGid:\t65533\t65533\t65533\t65533"), "\(status)")
        try await daemon.virsh("destroy", guest.name)

        guest.rest = "<seclabel type='dynamic' model='selinux'/>"
        let refused = try await start(guest, daemon)
        #expect(refused.errors.contains("Security driver model 'selinux' is not available"), "\(refused)")
        guest.rest = "<seclabel type='static' model='dac'><label>nobody-of-that-name:+1</label></seclabel>"
        let unknown = try await start(guest, daemon)
        #expect(unknown.errors.contains("there is no user 'nobody-of-that-name'"), "\(unknown)")
      }
    }

    @Test("secure channels of SPICE need certificates, and a screen has a port of its own")
    func spice() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("screen", on: daemon)
        guest.devices = "<graphics type='spice' autoport='yes' defaultMode='secure'/>"
        let refused = try await start(guest, daemon)
        #expect(refused.errors.contains("need TLS"), "\(refused)")
        guest.devices = "<graphics type='spice' autoport='yes'/><graphics type='vnc' autoport='yes'/>"
        let result = try await start(guest, daemon)
        #expect(result.succeeded, "\(result)")
        let shown = try await daemon.virsh("domdisplay", "--all", guest.name).lines
        #expect(shown.count == 2 && shown.contains { $0.hasPrefix("spice://127.0.0.1:59") }, "\(shown)")
      }
    }
  }
}
