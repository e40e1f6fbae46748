import Foundation
@testable import SystemHarness
import Testing

extension FaultTests {
  /// Who works on a guest, and what QEMU has not answered, can be looked at while it goes on.
  @Suite("Jobs")
  struct JobsShownTests {
    /// Long enough for everything to be looked at before a deadline passes.
    private static let patient = "monitor_deadline_quick = 60\njob_timeout = 1"

    @Test(
      "a start that hangs is shown by virsh and by drover, with its client, and a second start says who is in its way")
    func start() async throws {
      try await withDaemon(configuration: Self.patient) { daemon in
        let liar = try Liar("liar", on: daemon, playing: "query-status: silence\nSIGTERM: silence")
        let name = liar.guest.name
        try await daemon.virsh("define", daemon.write(liar.guest.xml, "liar"))
        let starting = try daemon.startVirsh("start", name)
        let jobs = try await shown(on: daemon) { $0.contains("query-status") }
        #expect(jobs.contains("virDomainCreate"))
        #expect(jobs.contains("virsh (pid \(starting.pid), uid \(getuid()))"))
        let info = try await daemon.virsh("domjobinfo", name)
        #expect(info.output.contains("Unbounded"))
        #expect(info.output.contains("Start"))
        // Nothing but the time differs.
        let ours = try await drover(daemon, "domjobinfo", name)
        #expect(ours.lines.prefix(2) == info.lines.prefix(2))
        #expect(ours.lines.last?.hasPrefix("Time elapsed:") == info.lines.last?.hasPrefix("Time elapsed:"))
        let second = try await daemon.virshResult("start", name)
        #expect(second.status == .exited(1))
        try await daemon.virsh("destroy", name)
        _ = try await starting.finish(within: .seconds(10))
      }
    }

    @Test("a suspend that hangs is told to those who wait behind it: the call, the client, and QEMU's command")
    func suspend() async throws {
      try await withDaemon(configuration: Self.patient) { daemon in
        let liar = try Liar("liar", on: daemon, playing: "stop: silence\nSIGTERM: silence")
        let name = liar.guest.name
        try await daemon.virsh("create", daemon.write(liar.guest.xml, "liar"))
        let suspending = try daemon.startVirsh("suspend", name)
        _ = try await shown(on: daemon) { $0.contains("stop") }
        #expect(try await daemon.virsh("domcontrol", name).output.contains("occupied ("))
        let behind = try await daemon.virshResult("reset", name)
        #expect(behind.status == .exited(1))
        for word in [
          "cannot acquire state change lock", "virDomainSuspend", "virsh (pid \(suspending.pid), ", "'stop'",
        ] {
          #expect(behind.errors.contains(word), "\(behind.errors)")
        }
        try await daemon.virsh("destroy", name)
        _ = try await suspending.finish(within: .seconds(10))
      }
    }

    /// What `drover jobs --watch` shows as soon as it shows what is wanted.
    private func shown(on daemon: DaemonUnderTest, _ isWanted: @escaping @Sendable (String) -> Bool) async throws
      -> String
    {
      let watching = try RunningProgram(
        [Checkout.tool, "--root", daemon.root, "--quiet", "jobs", "--watch", "--interval", "0.1"])
      let shown = try await watching.output.wait(for: "a job", within: .seconds(20)) { written in
        let text = written.lines.joined(separator: "\n")
        return isWanted(text) ? text : nil
      }
      watching.signal(SIGTERM)
      _ = try await watching.exitStatus(within: .seconds(10))
      return shown
    }

    private func drover(_ daemon: DaemonUnderTest, _ arguments: String...) async throws -> FinishedProgram {
      try await FinishedProgram.run([Checkout.tool, "--root", daemon.root] + arguments)
    }
  }
}
