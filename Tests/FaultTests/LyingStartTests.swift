import Foundation
@testable import SystemHarness
import Testing

extension FaultTests {
  /// A QEMU that lies while it is being started: the start fails in time and with a reason, and nothing is left.
  @Suite("A QEMU that lies at its start")
  struct LyingStartTests {
    struct Lie: Sendable, CustomTestStringConvertible {
      let what: String
      let script: String
      /// libvirt's number of the error, and words of its message.
      let code: Double
      let says: String
      /// The longest that the start may take, in seconds: what the deadlines come to, and something for a busy machine.
      var limit = 1.0

      init(_ what: String, _ script: String, _ code: Double, _ says: String, within limit: Double = 1) {
        (self.what, self.script, self.code, self.says, self.limit) = (what, script, code, says, limit)
      }

      var testDescription: String { what }
    }

    static let internalError = 1.0, operationFailed = 9.0, operationTimeout = 68.0

    /// It does not say what it should.
    static let silences = [
      Lie("does not greet", "accept: silence", operationFailed, "no greeting within", within: 2),
      Lie("greets by half", "accept: half-greet", operationFailed, "is no QMP monitor", within: 2),
      Lie("does not accept", "start: hang", operationFailed, "no greeting within", within: 2),
      Lie("enters no command mode", "qmp_capabilities: silence", operationFailed, "command mode within", within: 2),
      Lie("does not say how it is", "query-status: silence", operationTimeout, "'query-status' within", within: 1),
      Lie("does not set its CPUs going", "cont: silence", operationTimeout, "'cont' within", within: 1),
      Lie("answers another question", "query-status: answer-another", operationTimeout, "'query-status'", within: 1),
      Lie("stops when it is connected to", "accept: raise STOP", operationFailed, "no greeting within", within: 2),
      Lie("stops when it is asked", "query-status: raise STOP", operationTimeout, "'query-status'", within: 1),
      Lie("stops when its CPUs are to run", "cont: raise STOP", operationTimeout, "'cont'", within: 1),
      Lie("closes its monitor before it greets", "start: close-monitor", internalError, "End of file", within: 1),
      Lie("closes its monitor and lives", "query-status: close-monitor", internalError, "End of file", within: 1),
    ]

    /// It says what it should not.
    static let words = [
      Lie("refuses command mode", "qmp_capabilities: refuse not today", operationFailed, "not today"),
      Lie("refuses to say how it is", "query-status: refuse not today", internalError, "'query-status': not today"),
      Lie("refuses to tell its lines", "query-chardev: refuse not today", internalError, "'query-chardev': not today"),
      Lie("refuses an order", "set-action: refuse not today", internalError, "'set-action': not today"),
      Lie("refuses to run", "cont: refuse not today", internalError, "'cont': not today"),
      Lie("talks before it greets", "accept: garbage 1; greet", operationFailed, "is no QMP monitor"),
      Lie("babbles without end", "query-status: garbage 1000; answer", operationFailed, "what is no QMP"),
      Lie("says a line of 100 MB", "query-status: line 100000000", operationFailed, "a line of more than", within: 3),
    ]

    /// It dies.
    static let deaths = [
      Lie("ends at once", "start: exit 3", internalError, "process exited while connecting to monitor"),
      Lie("ends in mid-greeting", "accept: half-greet; exit 1", internalError, "while connecting to monitor"),
      Lie("ends in mid-answer, in peace", "query-status: half-answer; exit 0", internalError, "closed the monitor"),
      Lie("ends in mid-answer, in error", "query-status: half-answer; exit 1", internalError, "closed the monitor"),
      Lie("is killed in mid-answer", "query-status: half-answer; raise KILL", internalError, "closed the monitor"),
      Lie("aborts in mid-answer", "cont: half-answer; raise ABRT", internalError, "closed the monitor"),
      Lie("complains for 5 MB and ends", "start: complain 5000000; exit 1", internalError, "woe woe"),
    ]

    @Test("fails the start in time, says why, and can be started again", arguments: words + deaths)
    func start(_ lie: Lie) async throws { try await start([lie]) }

    @Test("by saying nothing holds up nobody else who starts: all of these at the same time")
    func silence() async throws { try await start(Self.silences) }

    private func start(_ lies: [Lie]) async throws {
      try await withDaemon(configuration: Liar.deadlines) { daemon in
        let before = try (memory: daemon.residentMemory, files: Processes.descriptors(of: daemon.daemon.pid))
        let liars = try lies.enumerated().map { place, lie in
          try Liar(
            "liar\(place)", on: daemon, playing: lie.script, devices: "<serial type='pty'/>",
            rest: "<on_reboot>destroy</on_reboot>")
        }
        for (attempt, lie) in zip(try await daemon.attempt(liars), lies) { expect(attempt, lie) }
        #expect(try daemon.residentMemory - before.memory < 60 << 10)
        try await daemon.expectNoMoreFiles(than: before.files, of: liars)
      }
    }

    private func expect(_ attempt: Attempt, _ lie: Lie) {
      let said = Comment(rawValue: "\(lie.what): \(String(describing: attempt.start))")
      #expect(attempt.start?.first == .number(lie.code), said)
      #expect(attempt.start?.last?.text.contains(lie.says) == true, said)
      #expect(attempt.start?.last?.text.utf8.count ?? 0 < 8192, said)
      #expect(attempt.startTook < lie.limit * 1000 + 1500, said)
      // Off, because a start failed.
      #expect(attempt.end == [5, 6], said)
      attempt.expectNoHarm()
    }

    @Test("and leaves a child that holds its monitor, fails the start all the same")
    func child() async throws {
      try await withDaemon(configuration: Liar.deadlines) { daemon in
        let liar = try Liar("liar", on: daemon, playing: "query-status: leave-child; exit 1")
        let outcome = try await daemon.python(
          liarFunctions + """
            domain = libvirt.open(uri).defineXML('''\(liar.guest.xml)''')
            took, error = timed(error_of, domain.create)
            tell([end_children("\(daemon.log(of: liar.guest))"), took, error[0], error[2], domain.state()[0]])
            """, as: [JSONValue].self)
        #expect(outcome[0] == .number(1))
        // A second for the monitor's end, and one for that of the output, which the child holds as well.
        if case .number(let took) = outcome[1] { #expect(took < 4000) }
        #expect(outcome[2] == .number(Self.internalError))
        #expect(outcome[3].text.contains("closed the monitor"))
        #expect(outcome[4] == .number(5))
      }
    }
  }
}
