import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Guests that run as long as somebody renews.
  @Suite("Leases")
  struct LeaseTests {
    private func drover(_ daemon: DaemonUnderTest, _ arguments: String...) async throws -> FinishedProgram {
      try await FinishedProgram.run([Checkout.tool, "-c", daemon.uri] + arguments)
    }

    @Test("a guest that nobody renews is destroyed, one that somebody renews is not; whoever it is")
    func renewal() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let (left, renewed) = (Guest.idle("left", on: daemon), Guest.idle("renewed", on: daemon))
        let events = try await daemon.startListening()
        for guest in [left, renewed] {
          try await daemon.virsh("define", daemon.write(guest.xml, guest.name))
          let started = try await drover(daemon, "start", guest.name, "--lease", "2s")
          try #require(started.succeeded, "\(started)")
        }
        #expect(try await drover(daemon, "dominfo", renewed.name).output.contains("2s, "))
        // As any client of libvirt's renews it.
        try await daemon.virsh(
          "metadata", renewed.name, "--live", "--uri", "urn:drover:lease", "--key", "drover", "--set",
          "<lease duration='1h'/>")
        _ = try await events.line(holding: "'\(left.name)': Stopped Destroyed", within: .seconds(5))
        #expect(try await daemon.state(of: left.name) == "shut off (destroyed)")
        #expect(try await drover(daemon, "lease", renewed.name).output.hasPrefix("1h, 3"))
        #expect(try await daemon.state(of: renewed.name) == "running (booted)")
        let stored = try await daemon.virsh("dumpxml", "--inactive", renewed.name).output
        #expect(!stored.contains("lease"), "the lease was of that start alone")

        let bad = try await daemon.virshResult(
          "metadata", renewed.name, "--live", "--uri", "urn:drover:lease", "--key", "drover", "--set",
          "<lease duration='soon'/>")
        #expect(bad.errors.contains("10m"), "\(bad)")
        #expect(try await drover(daemon, "lease", renewed.name, "--renew", "1s").succeeded)
        #expect(try await drover(daemon, "lease", renewed.name, "--drop").succeeded)
        #expect(try await drover(daemon, "lease", renewed.name).status == .exited(1))
      }
    }

    @Test("goes on across a crash of the daemon, neither longer nor shorter")
    func restart() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let (soon, late) = (Guest.idle("soon", on: daemon), Guest.idle("late", on: daemon))
        let clock = ContinuousClock()
        let began = clock.now
        for (guest, time) in [(soon, "3s"), (late, "1h")] {
          let created = try await drover(
            daemon, "create", try daemon.write(guest.xml, guest.name), "--lease", time)
          try #require(created.succeeded, "\(created)")
        }
        try await daemon.crash()
        try await daemon.start()
        let events = try await daemon.startListening()
        _ = try await events.line(holding: "'\(soon.name)': Stopped Destroyed", within: .seconds(5))
        let ran = clock.now - began
        #expect(ran > .seconds(3) && ran < .seconds(5), "\(ran)")
        #expect(try await daemon.state(of: late.name) == "running (booted)")
        #expect(try await drover(daemon, "lease", late.name).output.hasPrefix("1h, 3"))
      }
    }
  }
}
