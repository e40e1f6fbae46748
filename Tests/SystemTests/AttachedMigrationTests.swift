import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// A guest that somebody else started is moved like any other.
  @Suite("Moving what was taken over")
  struct AttachedMigrationTests {
    @Test("a guest that was started by hand moves to another daemon, with its disk and a card of -nic")
    func move() async throws {
      try await MigrationPair.with { pair in
        guard !pair.source.isForeign else { return }
        let name = pair.source.name("moved")
        let image = pair.source.file("moved.raw")
        #expect(FileManager.default.createFile(atPath: image, contents: Data(count: 1 << 20)))
        let qemu = try await ByHand(
          [
            "-name", name, "-uuid", "7b10d7af-b932-4c66-b2c3-3996152ec468", "-machine", "q35", "-qmp",
            "unix:moved.qmp,server,nowait", "-drive", "file=\(image),if=virtio,format=raw,cache=none", "-nic",
            "user,model=virtio",
          ], pair.source)
        try await pair.source.virsh("qemu-attach", "\(qemu.pid)")
        try await pair.source.virsh("migrate", "--live", "--unsafe", name, pair.target.uri)
        #expect(qemu.hasEnded)
        #expect(try await pair.source.virshResult("domstate", name).succeeded == false)
        #expect(try await pair.target.state(of: name) == "running (migrated)")
        #expect(try await pair.target.virsh("domblklist", name).output.contains(image))
        try await pair.target.virsh("destroy", name)
      }
    }
  }
}
