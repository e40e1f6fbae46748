import Foundation
import Glibc
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Disks whose changes go with the guest: `<transient/>`.
  @Suite("Disks that forget")
  struct TransientDiskTests {
    private static let bus = "/machine/peripheral/virtio-disk0/virtio-backend"

    /// A disk of a raw image with its name in every sector; the image is made.
    private func disk(
      _ name: String, on daemon: DaemonUnderTest, mode: Int = 0o666, transient: String = "<transient/>"
    ) -> (xml: String, image: String) {
      let image = daemon.file(name)
      #expect(FileManager.default.createFile(atPath: image, contents: Data(repeating: 0x11, count: 1 << 20)))
      chmod(image, mode_t(mode))
      let xml = """
        <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='\(image)'/>
          <target dev='vda' bus='virtio'/>\(transient)</disk>
        """
      return (xml, image)
    }

    private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Whether nobody has written to an image of `disk`.
    private func isAsMade(_ image: String) throws -> Bool {
      try Data(contentsOf: URL(fileURLWithPath: image)) == Data(repeating: 0x11, count: 1 << 20)
    }

    /// Writes to the disk as the guest would, and finds that in the overlay.
    private func write(
      _ pattern: UInt8, _ guest: String, at place: String = bus, into overlay: String, on daemon: DaemonUnderTest
    ) async throws {
      // A whole cluster, which lies in one piece. What becomes of it QEMU tells its output alone.
      for command in ["write -P \(pattern) 64k 64k", "flush"] {
        try await daemon.virsh("qemu-monitor-command", guest, "--hmp", "qemu-io -d \(place) \"\(command)\"")
      }
      let written = try Data(contentsOf: URL(fileURLWithPath: overlay))
      #expect(written.range(of: Data(repeating: pattern, count: 1 << 16)) != nil, "\(guest) has written nothing")
    }

    @Test("what is written goes to an image of its own, which goes with the guest, and the next start knows nothing")
    func forgets() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("forgets", on: daemon)
        let (xml, image) = disk("a.img", on: daemon)
        guest.devices = xml
        let overlay = "\(image).TRANSIENT-\(guest.name)"
        try await daemon.virsh("define", daemon.write(guest.xml, "guest"))
        for _ in 0..<2 {
          try await daemon.virsh("start", guest.name)
          #expect(isThere(overlay))
          try await write(0x5A, guest.name, into: overlay, on: daemon)
          let live = try await daemon.virsh("dumpxml", guest.name).output
          #expect(live.contains("<source file='\(overlay)'") && live.contains("<source file='\(image)'"))
          #expect(live.contains("<transient/>"))
          #expect(try await daemon.virsh("domblklist", guest.name).output.contains(overlay))
          let next = try await daemon.virsh("dumpxml", "--inactive", guest.name).output
          #expect(next.contains("<source file='\(image)'/>") && !next.contains("TRANSIENT"))
          try await daemon.virsh("destroy", guest.name)
          #expect(!isThere(overlay))
          #expect(try isAsMade(image))
        }
      }
    }

    @Test("it is gone when the guest has shut itself down, and when its QEMU was killed")
    func ends() async throws {
      try await withDaemon { daemon in
        var guest = try Guest.linux("ends", on: daemon)
        let (xml, image) = disk("a.img", on: daemon)
        guest.devices += xml
        let overlay = "\(image).TRANSIENT-\(guest.name)"
        let events = try await daemon.startListening()
        let console = try await daemon.boot(guest)
        try await console.line(holding: "drover-guest: count 1 ")
        #expect(isThere(overlay))
        try await daemon.virsh("shutdown", guest.name)
        _ = try await events.line(holding: "'\(guest.name)': Stopped Shutdown", within: .seconds(60))
        #expect(!isThere(overlay))
        try await daemon.virsh("start", "--paused", guest.name)
        #expect(isThere(overlay))
        kill(try #require(Processes.emulator(of: guest.uuid)), SIGKILL)
        _ = try await events.line(holding: "'\(guest.name)': Stopped Failed", within: .seconds(30))
        #expect(!isThere(overlay))
        #expect(try isAsMade(image))
      }
    }

    @Test("the next daemon takes it away: of a guest that ended meanwhile, and of one that it ends itself")
    func crash() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        var overlays: [String] = []
        let guests = ["meanwhile", "later"].map { name in
          var guest = Guest.idle(name, on: daemon)
          let (xml, image) = disk("\(name).img", on: daemon)
          guest.devices = xml
          overlays.append("\(image).TRANSIENT-\(guest.name)")
          return guest
        }
        for guest in guests { try await daemon.virsh("create", daemon.write(guest.xml, guest.name)) }
        #expect(overlays.allSatisfy(isThere))
        try await daemon.crash()
        kill(try #require(Processes.emulator(of: guests[0].uuid)), SIGKILL)
        try await daemon.start()
        #expect(!isThere(overlays[0]) && isThere(overlays[1]))
        try await write(0x77, guests[1].name, into: overlays[1], on: daemon)
        // A transient domain has no other definition, and what is kept of it must not name the overlay.
        let kept = try await daemon.virsh("dumpxml", "--inactive", guests[1].name).output
        #expect(kept.contains("later.img'/>") && !kept.contains("TRANSIENT"))
        try await daemon.virsh("destroy", guests[1].name)
        #expect(!isThere(overlays[1]))
      }
    }

    @Test("several guests have their own above one image at the same time, which is for reading alone")
    func share() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let (xml, image) = disk("base.img", on: daemon, mode: 0o444, transient: "<transient shareBacking='yes'/>")
        for name in ["one", "two"] {
          var guest = Guest.idle(name, on: daemon)
          guest.devices = xml
          try await daemon.virsh("create", daemon.write(guest.xml, name))
          let overlay = "\(image).TRANSIENT-\(guest.name)"
          try await write(name == "one" ? 0x21 : 0x22, guest.name, into: overlay, on: daemon)
        }
        for name in ["one", "two"] {
          #expect(isThere("\(image).TRANSIENT-\(daemon.name(name))"))
          try await daemon.virsh("destroy", daemon.name(name))
          #expect(!isThere("\(image).TRANSIENT-\(daemon.name(name))"))
        }
        #expect(try isAsMade(image))
      }
    }

    @Test("a file that has its name is nobody's to take: the start is refused, and it stays")
    func refuses() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("refuses", on: daemon)
        let (xml, image) = disk("a.img", on: daemon)
        guest.devices = xml
        let overlay = "\(image).TRANSIENT-\(guest.name)"
        try await daemon.virsh("define", daemon.write(guest.xml, "guest"))
        #expect(FileManager.default.createFile(atPath: overlay, contents: Data("mine".utf8)))
        let refused = try await daemon.virshResult("start", guest.name)
        #expect(!refused.succeeded && refused.errors.contains(overlay), "\(refused)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: overlay)) == Data("mine".utf8))
        try FileManager.default.removeItem(atPath: overlay)
        try await daemon.virsh("start", guest.name)
        try await daemon.virsh("destroy", guest.name)
      }
    }

    @Test("a guest of -snapshot is taken over, kept and started: what it writes is forgotten as before")
    func snapshot() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("snapshot")
        let (_, image) = disk("a.img", on: daemon)
        let qemu = try await ByHand(
          [
            "-name", name, "-snapshot", "-qmp", "unix:hand.qmp,server,nowait", "-drive",
            "file=a.img,if=virtio,format=raw",
          ], daemon)
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        let live = try await daemon.virsh("dumpxml", name).output
        #expect(live.contains("<transient/>") && live.contains("<source file='\(image)'"), "\(live)")
        let kept = try await daemon.virsh("dumpxml", "--inactive", name).output
        #expect(kept.contains("<transient/>") && kept.contains("<source file='\(image)'"), "\(kept)")
        try await daemon.virsh("define", daemon.write(kept, "kept"))
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
        try await daemon.virsh("start", name)
        #expect(isThere("\(image).TRANSIENT-\(name)"))
        // Of its drives, the one with the overlay.
        let told = try await daemon.virsh("qemu-monitor-command", name, "--hmp", "info block").output
        let lines = told.split(whereSeparator: \.isNewline).drop { !$0.contains("TRANSIENT") }
        let place = lines.first { $0.contains("Attached to:") }?.split(separator: " ").last.map(String.init)
        try await write(
          0x5A, name, at: try #require(place), into: "\(image).TRANSIENT-\(name)", on: daemon)
        try await daemon.virsh("destroy", name)
        #expect(!isThere("\(image).TRANSIENT-\(name)"))
        #expect(try isAsMade(image))
      }
    }
  }
}
