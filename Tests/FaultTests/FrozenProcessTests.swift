import Foundation
@testable import SystemHarness
import Testing

extension FaultTests {
  /// Processes that sleep where no signal reaches them, and monitors that fall silent and speak again.
  @Suite("A frozen process")
  struct FrozenProcessTests {
    private struct Outcome: Decodable {
      var first: Attempt.Failure?
      var second: Attempt.Failure?
      var took: [Double]
      var state: [Int]
      var others: [Double]
      var suspend: Attempt.Failure?
    }

    @Test("in uninterruptible sleep is reported with where it sleeps, and the guest is off as soon as it goes")
    func uninterruptible() async throws {
      for version in try Freezer.versions() { try await uninterruptible(version) }
    }

    private func uninterruptible(_ version: Freezer.Version) async throws {
      try await withDaemon(configuration: Liar.deadlines) { daemon in
        let guest = Guest.idle("frozen", on: daemon)
        let events = try await daemon.startListening()
        try await daemon.virsh("define", daemon.write(guest.xml, "frozen"))
        try await daemon.virsh("start", guest.name)
        let pid = try #require(Processes.emulator(of: guest.uuid))
        let freezer = try Freezer(guest.name, version)
        defer { freezer.remove() }
        try freezer.freeze(pid)
        let outcome = try await daemon.python(
          liarFunctions + """
            connection = libvirt.open(uri)
            domain = connection.lookupByUUIDString("\(guest.uuid)")
            others = []
            with Bystander("\(guest.uuid)") as bystander:
              first, second = timed(error_of, domain.destroy), timed(error_of, domain.destroy)
              suspend = error_of(domain.suspend)
            tell(dict(first=first[1], second=second[1], took=[first[0], second[0]], suspend=suspend,
                      state=domain.state(), others=list(bystander.worst.values())))
            """, as: Outcome.self)
        #expect(outcome.others.allSatisfy { $0 < 500 }, "\(outcome.others)")
        if version.isSecond {
          // There SIGKILL ends a frozen process.
          #expect(outcome.first == nil)
          #expect(outcome.state == [5, 2])
        } else {
          for error in [outcome.first, outcome.second] {
            #expect(error?.first == .number(68))
            let words = error?.last?.text ?? ""
            #expect(words.contains("pid \(pid)") && words.contains("in uninterruptible sleep at "), "\(words)")
          }
          // Each waited for the kernel as long as it is told to, and what SIGTERM gets before.
          #expect(outcome.took.allSatisfy { $0 > 2000 && $0 < 4000 }, "\(outcome.took)")
          #expect(outcome.state == [1, 1])
          #expect(outcome.suspend?.first == .number(55))
          #expect(!events.output.value.lines.contains { $0.contains("'\(guest.name)': Stopped") })
        }
        try freezer.thaw()
        _ = try await events.line(holding: "'\(guest.name)': Stopped Destroyed", within: .seconds(10))
        #expect(try await daemon.state(of: guest.name) == "shut off (destroyed)")
        #expect(Processes.state(of: pid) == nil)
        try await daemon.virsh("start", guest.name)
        #expect(try await daemon.state(of: guest.name) == "running (booted)")
      }
    }

    @Test("that is set going again answers again, and the guest is as it was")
    func stopAndContinue() async throws {
      try await withDaemon(configuration: Liar.deadlines) { daemon in
        let guest = Guest.idle("stopped", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "stopped"))
        try await daemon.virsh("start", guest.name)
        let pid = try #require(Processes.emulator(of: guest.uuid))
        #expect(try await daemon.virsh("domcontrol", guest.name).lines == ["ok"])
        kill(pid, SIGSTOP)
        let silent = try await daemon.virshResult("suspend", guest.name)
        #expect(silent.status == .exited(1))
        #expect(silent.errors.contains("'stop' within"), "\(silent)")
        // Alive, not answering: neither well nor gone.
        #expect(try await daemon.state(of: guest.name) == "running (booted)")
        #expect(try await daemon.virsh("domcontrol", guest.name).lines != ["ok"])
        let events = try await daemon.startListening()
        kill(pid, SIGCONT)
        // It carries out what it was asked before, and says so; the late answer belongs to nobody.
        _ = try await events.line(holding: "'\(guest.name)': Suspended", within: .seconds(10))
        #expect(try await daemon.virsh("domcontrol", guest.name).lines == ["ok"])
        try await daemon.virsh("resume", guest.name)
        #expect(try await daemon.state(of: guest.name).hasPrefix("running"))
      }
    }

    @Test("whose answers come after their deadline is told to be silent until they come, and none is taken for another")
    func lateAnswers() async throws {
      try await withDaemon(configuration: Liar.deadlines) { daemon in
        let liar = try Liar("late", on: daemon, playing: "query-name: wait 2500; answer")
        let outcome = try await daemon.python(
          liarFunctions + """
            domain = libvirt.open(uri).defineXML('''\(liar.guest.xml)''')
            domain.create()
            def ask(command):
              return json.loads(libvirt_qemu.qemuMonitorCommand(domain, '{"execute":"%s"}' % command, 0))
            before = domain.controlInfo()[0]
            error = error_of(ask, "query-name")
            silent = domain.controlInfo()[0]
            # Whatever is asked meanwhile waits behind it, and gets its own answer or none.
            answers = []
            def answered():
              with contextlib.suppress(libvirt.libvirtError): answers.append(ask("query-status"))
              return answers
            recovered = wait_until(answered)
            tell([before, error[0], silent, int(recovered), domain.controlInfo()[0],
                  answers[0]["return"]["status"]])
            """, as: [JSONValue].self)
        #expect(outcome[0] == .number(0))
        #expect(outcome[1] == .number(68))
        #expect(outcome[2] != .number(0))
        #expect(outcome[3] == .number(1))
        #expect(outcome[4] == .number(0))
        #expect(outcome[5] == .text("running"))
      }
    }
  }
}
