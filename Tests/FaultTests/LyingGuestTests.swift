import Foundation
@testable import SystemHarness
import Testing

extension FaultTests {
  /// A QEMU that was started in good order and lies from then on.
  @Suite("A QEMU that lies while it runs")
  struct LyingGuestTests {
    static let query = #"libvirt_qemu.qemuMonitorCommand(domain, '{"execute":"query-status"}', 0)"#

    /// What a call that meets the lie comes to.
    struct Lie: Sendable, CustomTestStringConvertible {
      let what: String
      let script: String
      var call = "domain.suspend()"
      /// libvirt's number of the error; nil when the call succeeds.
      var code: Double?
      /// The state after the call, as `virDomainGetState` has it.
      var state: [Int]
      /// Whether `virDomainGetControlInfo` says that all is well afterwards.
      var isFine = true
      /// Milliseconds; and something more for a busy machine.
      var limit = 0.0

      var testDescription: String { what }
    }

    static let running = [1, 1], paused = [3, 1]

    /// A flood takes its time; what is asked behind it is answered when all of it was heard.
    static let patient = "monitor_deadline_quick = 60\nmonitor_deadline_heavy = 60"

    /// It does not say what it should.
    static let silences = [
      Lie(what: "does not answer", script: "stop: silence", code: 68, state: running, isFine: false, limit: 1000),
      Lie(
        what: "stops", script: "stop: raise STOP", code: 68, state: running, isFine: false, limit: 1000),
      Lie(
        what: "answers another", script: "stop: answer-another", code: 68, state: running, isFine: false, limit: 1000),
      Lie(
        what: "closes its monitor", script: "stop: close-monitor", code: 1, state: running, isFine: false, limit: 1000),
      Lie(what: "hangs", script: "stop: hang", code: 68, state: running, isFine: false, limit: 1000),
    ]

    static let lies = [
      Lie(what: "says the answer twice", script: "query-status@2: answer-twice", call: query, state: running),
      Lie(what: "babbles a little", script: "query-status@2: garbage 10; answer", call: query, state: running),
      Lie(what: "refuses", script: "stop: refuse not today", code: 1, state: running),
      Lie(
        what: "answers in reverse order", script: "query-balloon: hold\nqom-get: hold; release",
        call: "tell_balloon(domain)", state: running),
      Lie(what: "babbles without end", script: "stop: garbage 1000", code: 9, state: running, isFine: false),
      Lie(
        what: "says a line of 100 MB", script: "stop: line 100000000", code: 9, state: running, isFine: false,
        limit: 2000),
      Lie(what: "ends in mid-answer, in peace", script: "stop: half-answer; exit 0", code: 55, state: [5, 1]),
      Lie(what: "ends in mid-answer, in error", script: "stop: half-answer; exit 1", code: 55, state: [5, 3]),
      Lie(what: "is killed in mid-answer", script: "stop: half-answer; raise KILL", code: 55, state: [5, 3]),
      Lie(what: "aborts in mid-answer", script: "stop: half-answer; raise ABRT", code: 55, state: [5, 3]),
      Lie(
        what: "leaves a child with its monitor and is killed", script: "stop: leave-child; raise KILL",
        code: 55, state: [5, 3], limit: 1000),
      Lie(what: "complains for 5 MB", script: "stop: complain 5000000; answer", state: paused, limit: 1000),
      Lie(what: "hears no SIGTERM", script: "SIGTERM: silence", call: query, state: running),
    ]

    @Test("is told truly, destroyed at once, and can be started again", arguments: lies)
    func call(_ lie: Lie) async throws { try await call([lie]) }

    @Test("by saying nothing holds up nobody else: all of these at the same time")
    func silence() async throws { try await call(Self.silences) }

    /// All of them are called in the same way.
    private func call(_ lies: [Lie]) async throws {
      try await withDaemon(configuration: Liar.deadlines) { daemon in
        let liars = try lies.enumerated().map { place, lie in
          try Liar("liar\(place)", on: daemon, playing: lie.script)
        }
        let before = try (memory: daemon.residentMemory, files: Processes.descriptors(of: daemon.daemon.pid))
        let attempts = try await daemon.attempt(liars, calls: [#require(lies.first).call])
        for (attempt, lie) in zip(attempts, lies) { try expect(attempt, lie) }
        #expect(try daemon.residentMemory - before.memory < 60 << 10)
        try await daemon.expectNoMoreFiles(than: before.files, of: liars)
      }
    }

    private func expect(_ attempt: Attempt, _ lie: Lie) throws {
      #expect(attempt.start == nil, "\(lie.what)")
      let call = try #require(attempt.calls.first)
      let said = Comment(rawValue: "\(lie.what): \(call)")
      #expect(call.error?.first == lie.code.map { .number($0) }, said)
      #expect(call.took < lie.limit + 1000, said)
      #expect(call.state == lie.state, said)
      if lie.state.first != 5 { #expect((call.control.first == 0) == lie.isFine, said) }
      attempt.expectNoHarm()
    }

    @Test(
      "floods with events, and nobody waits; the state is that of the last one",
      arguments: [("RTC_CHANGE", 100_000), ("STOP+RESUME", 50_000)])
    func flood(event: String, count: Int) async throws {
      try await withDaemon(configuration: Self.patient) { daemon in
        let liar = try Liar("liar", on: daemon, playing: "query-status@2: events \(count) \(event); answer")
        let before = try daemon.residentMemory
        let attempt = try await daemon.attempt(liar, calls: [Self.query])
        #expect(attempt.start == nil)
        let call = try #require(attempt.calls.first)
        #expect(call.error == nil)
        #expect(call.state.first == 1)
        #expect(call.control.first == 0)
        attempt.expectNoHarm()
        #expect(try daemon.residentMemory - before < 60 << 10)
      }
    }

    @Test("floods with events while it is started, and is then in the state that it told last")
    func floodedStart() async throws {
      try await withDaemon(configuration: Self.patient) { daemon in
        let liar = try Liar("liar", on: daemon, playing: "cont: answer; events 20001 STOP+RESUME+STOP")
        let attempt = try await daemon.attempt(liar, calls: [Self.query])
        #expect(attempt.start == nil)
        #expect(attempt.calls.first?.error == nil)
        #expect(attempt.calls.first?.state == [3, 0])
        attempt.expectNoHarm()
      }
    }

    @Test("that does as SIGTERM says is not killed while it does")
    func obeying() async throws {
      try await withDaemon(configuration: Liar.deadlines) { daemon in
        let liar = try Liar("liar", on: daemon, playing: "SIGTERM: events 1 SHUTDOWN; wait 1500; exit 0")
        try await daemon.virsh("define", daemon.write(liar.guest.xml, "liar"))
        try await daemon.virsh("start", liar.guest.name)
        try await daemon.virsh("destroy", liar.guest.name)
        #expect(try await daemon.state(of: liar.guest.name) == "shut off (destroyed)")
        let log = try String(contentsOfFile: daemon.log(of: liar.guest), encoding: .utf8)
        #expect(log.contains("QEMU ended: exit code 0"), "\(log.suffix(400))")
      }
    }
  }
}
