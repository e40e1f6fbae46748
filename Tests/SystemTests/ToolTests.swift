import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// The tool beside virsh, on the same daemon.
  @Suite("drover")
  struct ToolTests {
    @Test("drives the life of a guest with virsh's commands, and says what virsh says of it")
    func life() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("guest", on: daemon)
        let path = try daemon.write(guest.xml, "guest")
        try await drover(daemon, "define", path)
        try await drover(daemon, "start", guest.name)
        try await same(daemon, "domstate", guest.name, "--reason")
        try await drover(daemon, "suspend", guest.name)
        try await same(daemon, "domstate", guest.name, "--reason")
        try await same(daemon, "list", "--all", "--name")
        try await same(daemon, "list", "--all", "--uuid")
        try await same(daemon, "domid", guest.name)
        try await same(daemon, "domuuid", guest.name)
        try await same(daemon, "dumpxml", guest.name)
        try await same(daemon, "dumpxml", guest.name, "--inactive")
        try await drover(daemon, "resume", guest.name)
        try await drover(daemon, "destroy", guest.name)
        try await same(daemon, "domstate", guest.name, "--reason")
        try await drover(daemon, "undefine", guest.name)
        let gone = try await run(daemon, "domstate", guest.name)
        #expect(gone.status == .exited(1))
        #expect(gone.errors.contains(guest.name))
        #expect(try await run(daemon, "no-such-command").status == .exited(2))
      }
    }

    @Test("gives JSON for programs to read")
    func json() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("guest", on: daemon)
        try await daemon.virsh("create", daemon.write(guest.xml, "guest"))
        let listed = try await drover(daemon, "--output", "json", "list", "--all")
        #expect(try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) is [Any])
        #expect(listed.output.contains(guest.uuid))
      }
    }

    @Test("says where a definition is wrong, and with what it was probably meant")
    func diagnostics() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("guest", on: daemon)
        guest.devices = "<memballon model='virtio'/>"
        let refused = try await run(daemon, "define", daemon.write(guest.xml, "guest"))
        #expect(refused.status == .exited(1))
        #expect(refused.errors.contains("memballon"))
        if !daemon.isForeign { #expect(refused.errors.contains("memballoon")) }
      }
    }

    @discardableResult
    private func drover(_ daemon: DaemonUnderTest, _ arguments: String...) async throws -> FinishedProgram {
      let result = try await FinishedProgram.run([Checkout.tool, "-c", daemon.uri] + arguments)
      try #require(result.succeeded, "\(result)")
      return result
    }

    private func run(_ daemon: DaemonUnderTest, _ arguments: String...) async throws -> FinishedProgram {
      try await FinishedProgram.run([Checkout.tool, "-c", daemon.uri] + arguments)
    }

    private func same(_ daemon: DaemonUnderTest, _ arguments: String...) async throws {
      let ours = try await FinishedProgram.run([Checkout.tool, "-c", daemon.uri] + arguments)
      let theirs = try await FinishedProgram.run(["virsh", "-c", daemon.uri] + arguments)
      #expect(ours.lines == theirs.lines, "\(ours)\n\(theirs)")
      #expect(ours.status == theirs.status)
    }
  }
}
