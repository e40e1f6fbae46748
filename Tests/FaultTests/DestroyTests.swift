import Foundation
@testable import SystemHarness
import Testing

extension FaultTests {
  /// Destroy ends any guest, whatever else goes on with it.
  @Suite("Destroy")
  struct DestroyTests {
    private struct Outcome: Decodable {
      /// Errors of the calls that went on.
      var waiting: [Attempt.Failure?]
      /// Errors of the destroys.
      var errors: [Attempt.Failure?]
      var took: [Double]
      var state: [Int]?
      var left: Int?
    }

    /// Deadlines that none of these tests waits for: who wakes is woken by destroy.
    private static let patient = "job_timeout = 20"

    /// What goes on in the guest when it is destroyed, and the command that it does not answer.
    struct Work: Sendable, CustomTestStringConvertible {
      let what: String
      let command: String
      let call: String

      var testDescription: String { what }
    }

    static let works = [
      Work(what: "a suspend", command: "stop", call: "domain.suspend()"),
      Work(what: "a shutdown", command: "system_powerdown", call: "domain.shutdown()"),
      Work(what: "a reset", command: "system_reset", call: "domain.reset(0)"),
    ]

    @Test("during work that sleeps at the monitor wakes it and those behind it", arguments: works)
    func duringWork(_ work: Work) async throws {
      try await withDaemon(configuration: Self.patient) { daemon in
        let liar = try Liar("liar", on: daemon, playing: "\(work.command): silence\nSIGTERM: silence")
        let outcome = try await destroy(
          liar, on: daemon, begin: "domain.create()", waiting: [work.call, "domain.suspend()"],
          silentOn: work.command)
        #expect(outcome.waiting.allSatisfy { $0?.first == .number(55) }, "\(outcome.waiting)")
        expectDestroyed(outcome)
      }
    }

    @Test("during a question of a client's own wakes it")
    func duringQuestion() async throws {
      try await withDaemon(configuration: Self.patient) { daemon in
        let liar = try Liar("liar", on: daemon, playing: "query-name: silence\nSIGTERM: silence")
        let question = #"libvirt_qemu.qemuMonitorCommand(domain, '{"execute":"query-name"}', 0)"#
        let outcome = try await destroy(
          liar, on: daemon, begin: "domain.create()", waiting: [question], silentOn: "query-name")
        #expect(outcome.waiting.allSatisfy { $0?.first == .number(55) }, "\(outcome.waiting)")
        expectDestroyed(outcome)
      }
    }

    @Test("twice at once: both come to the same end")
    func twice() async throws {
      try await withDaemon(configuration: Self.patient) { daemon in
        let liar = try Liar("liar", on: daemon, playing: "stop: silence\nSIGTERM: silence")
        let events = try await daemon.startListening()
        let outcome = try await destroy(
          liar, on: daemon, begin: "domain.create()", waiting: ["domain.suspend()"], silentOn: "stop",
          ending: ["domain.destroy()", "domain.destroy()"])
        expectDestroyed(outcome)
        let name = liar.guest.name
        _ = try await events.line(holding: "'\(name)': Stopped Destroyed", within: .seconds(5))
        try await daemon.virsh("undefine", name)
        _ = try await events.line(holding: "'\(name)': Undefined", within: .seconds(5))
        #expect(events.output.value.lines.count { $0.contains("'\(name)': Stopped") } == 1)
      }
    }

    /// The phases of a start that QEMU can hold up, with what it does not say.
    static let phases = [
      ("connect", "accept: silence"), ("connect, greeted", "qmp_capabilities: silence"),
      ("refresh", "query-status: silence"), ("finish", "cont: silence"), ("launch, stopped", "start: raise STOP"),
    ]

    @Test("during a start undoes it, in each phase that sleeps", arguments: phases)
    func duringStart(phase: String, script: String) async throws {
      try await withDaemon(configuration: Self.patient) { daemon in
        let liar = try Liar("liar", on: daemon, playing: script + "\nSIGTERM: silence")
        let outcome = try await destroy(
          liar, on: daemon, begin: "None", waiting: ["domain.create()"],
          silentOn: script.prefix { $0 != ":" }.description)
        #expect(outcome.waiting.first??.first == .number(55), "\(outcome.waiting)")
        #expect(outcome.waiting.first??.last?.text.contains("destroyed while it was being started") == true)
        expectDestroyed(outcome)
        try liar.play("")
        try await daemon.virsh("start", liar.guest.name)
      }
    }

    @Test("during a start that waits for an emulator which does not answer lets it go")
    func duringProbe() async throws {
      try await withDaemon(configuration: Self.patient) { daemon in
        var guest = Guest.idle("probed", on: daemon)
        guest.emulator = daemon.file("emulator-qemu")
        try script("exec /usr/bin/qemu-system-x86_64 \"$@\"", at: guest.emulator)
        try await daemon.virsh("define", daemon.write(guest.xml, "probed"))
        // Another file now, so it is asked again what it can do; and says nothing.
        try script("exec tail -f \(guest.emulator)", at: guest.emulator)
        let outcome = try await destroy(
          guest, on: daemon, begin: "None", waiting: ["domain.create()"], when: "domain.isActive()")
        #expect(outcome.waiting.first??.first == .number(55), "\(outcome.waiting)")
        expectDestroyed(outcome)
        // It is asked on, for the next one who wants to know.
        for pid in Processes.touching(guest.emulator) { kill(pid, SIGKILL) }
      }
    }

    @Test("at the time of an undefine leaves neither guest nor domain")
    func withUndefine() async throws {
      try await withDaemon(configuration: Self.patient) { daemon in
        let liar = try Liar("liar", on: daemon, playing: "stop: silence\nSIGTERM: silence")
        let outcome = try await destroy(
          liar, on: daemon, begin: "domain.create()", waiting: ["domain.suspend()"], silentOn: "stop",
          ending: ["domain.destroy()", "domain.undefine()"])
        #expect(outcome.errors.allSatisfy { $0 == nil }, "\(outcome.errors)")
        #expect(outcome.took.allSatisfy { $0 < 1000 }, "\(outcome.took)")
        #expect(outcome.left == nil)
        #expect(outcome.state == nil)
        #expect(try await daemon.virshResult("domstate", liar.guest.name).status == .exited(1))
      }
    }

    @Test("of a guest that does not answer works after the daemon was stopped in the middle of a call on it")
    func acrossRestart() async throws {
      try await withDaemon(configuration: "job_timeout = 3") { daemon in
        let liar = try Liar("liar", on: daemon, playing: "stop: silence\nSIGTERM: silence")
        try await daemon.virsh("define", daemon.write(liar.guest.xml, "liar"))
        try await daemon.virsh("start", liar.guest.name)
        let pid = try #require(Processes.emulator(of: liar.guest.uuid))
        let suspending = try daemon.startVirsh("suspend", liar.guest.name)
        try await daemon.note("on stop", in: liar.guest)
        // `stop` expects it to end in order and within its bound.
        try await daemon.stop()
        #expect(["R", "S"].contains(Processes.state(of: pid)))
        #expect(try await suspending.exitStatus(within: .seconds(5)) == .exited(1))
        try await daemon.start()
        #expect(try await daemon.state(of: liar.guest.name).hasPrefix("running"))
        let began = ContinuousClock.now
        try await daemon.virsh("destroy", liar.guest.name)
        #expect(ContinuousClock.now - began < .milliseconds(1500))
        // Another than the daemon reaps it.
        #expect([nil, "Z"].contains(Processes.state(of: pid)))
      }
    }

    @Test("is brought to its end by a daemon that is told to stop in the middle of it")
    func whileTheDaemonStops() async throws {
      try await withDaemon(configuration: "job_timeout = 3") { daemon in
        let liar = try Liar("liar", on: daemon, playing: "SIGTERM: events 1 SHUTDOWN; wait 1500; exit 0")
        try await daemon.virsh("define", daemon.write(liar.guest.xml, "liar"))
        try await daemon.virsh("start", liar.guest.name)
        let pid = try #require(Processes.emulator(of: liar.guest.uuid))
        let destroying = try daemon.startVirsh("destroy", liar.guest.name)
        try await daemon.note("on SIGTERM", in: liar.guest)
        try await daemon.stop()
        _ = try await destroying.exitStatus(within: .seconds(5))
        #expect([nil, "Z"].contains(Processes.state(of: pid)))
        try await daemon.start()
        #expect(try await daemon.state(of: liar.guest.name) == "shut off (destroyed)")
      }
    }

    // MARK: What the tests are made of

    private func expectDestroyed(_ outcome: Outcome, sourceLocation: SourceLocation = #_sourceLocation) {
      #expect(outcome.errors.allSatisfy { $0 == nil }, "\(outcome.errors)", sourceLocation: sourceLocation)
      #expect(outcome.took.allSatisfy { $0 < 1000 }, "\(outcome.took)", sourceLocation: sourceLocation)
      #expect(outcome.state == [5, 2], sourceLocation: sourceLocation)
      #expect(outcome.left == nil, sourceLocation: sourceLocation)
    }

    private func destroy(
      _ liar: Liar, on daemon: DaemonUnderTest, begin: String, waiting: [String], silentOn command: String,
      ending: [String] = ["domain.destroy()"]
    ) async throws -> Outcome {
      try await destroy(
        liar.guest, on: daemon, begin: begin, waiting: waiting,
        when: "noted('\(daemon.log(of: liar.guest))', 'on \(command)')", ending: ending)
    }

    /// Begins calls that do not end, each on a connection of its own, and destroys the guest.
    ///
    /// - Parameters:
    ///   - when: what must be true before.
    ///   - ending: what is called then, at the same time.
    private func destroy(
      _ guest: Guest, on daemon: DaemonUnderTest, begin: String, waiting: [String], when: String,
      ending: [String] = ["domain.destroy()"]
    ) async throws -> Outcome {
      func list(_ calls: [String]) -> String {
        "[" + calls.map { "lambda domain: \($0)" }.joined(separator: ", ") + "]"
      }
      return try await daemon.python(
        liarFunctions + """
          uuid = "\(guest.uuid)"
          connection = libvirt.open(uri)
          try: domain = connection.lookupByUUIDString(uuid)
          except libvirt.libvirtError: domain = connection.defineXML('''\(guest.xml)''')
          \(begin)
          def together(calls):
            # Each from a connection of its own; the threads, and where they leave error and time.
            results = [None] * len(calls)
            def run(place, mine):
              took, error = timed(error_of, lambda: calls[place](mine))
              results[place] = (error, took)
            threads = [threading.Thread(target=run, args=(place, libvirt.open(uri).lookupByUUIDString(uuid)))
                       for place in range(len(calls))]
            for thread in threads: thread.start()
            return threads, results
          first, slept = together(\(list(Array(waiting.prefix(1)))))
          assert wait_until(lambda: \(when))
          assert first[0].is_alive(), slept
          # Behind it, not before it: the guest would be in another state.
          behind, waited = together(\(list(Array(waiting.dropFirst()))))
          ending, ended = together(\(list(ending)))
          for thread in ending + first + behind: thread.join(15)
          still = error_of(domain.state) is None
          tell(dict(waiting=[result[0] for result in slept + waited], errors=[result[0] for result in ended],
                    took=[result[1] for result in ended], state=domain.state() if still else None,
                    left=emulator(uuid)))
          """)
    }

    private func script(_ text: String, at path: String) throws {
      try "#!/bin/sh\n\(text)\n".write(toFile: path, atomically: true, encoding: .utf8)
      chmod(path, 0o755)
    }
  }
}
