@testable import SystemHarness
import Testing

extension FaultTests {
  /// Whatever an agent in a guest says or does not say, it is its caller's trouble alone.
  @Suite("A lying agent")
  struct LyingAgentTests {
    struct Lie: Sendable, CustomTestStringConvertible {
      /// What it does.
      var what: String
      var script: String
      /// libvirt's number of the error; nil: the call is answered as an honest agent would.
      var code: Int?

      var testDescription: String { what }
    }

    static let lies = [
      Lie(what: "says nothing", script: "guest-sync-delimited: silence", code: 86),
      Lie(what: "comes into step and says nothing", script: "guest-get-time: silence", code: 86),
      Lie(what: "gives another number back", script: "guest-sync-delimited: answer-another", code: 86),
      Lie(what: "gives its number back twice", script: "guest-sync-delimited: answer-another; answer-twice"),
      Lie(what: "babbles before it answers", script: "guest-sync-delimited: garbage 1000; answer"),
      Lie(what: "says a line of 1 MB before it answers", script: "guest-sync-delimited: line 1000000; answer"),
      Lie(what: "says a line of 100 MB", script: "guest-sync-delimited: line 100000000", code: 86),
      Lie(what: "answers nonsense", script: "guest-get-time: garbage 1", code: 1),
      Lie(what: "answers with 5 MB", script: "guest-get-time: line 5000000", code: 1),
      Lie(what: "closes in mid-answer", script: "guest-get-time: half-answer; close-monitor", code: 86),
      Lie(what: "refuses", script: "guest-get-time: refuse not today", code: 1),
    ]

    private static let agent =
      "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"

    @Test("harms nobody: all of these at the same time")
    func lies() async throws {
      try await withDaemon(configuration: Liar.deadlines) { daemon in
        let liars = try Self.lies.enumerated().map { place, lie in
          try Liar("liar\(place)", on: daemon, playing: lie.script, devices: Self.agent)
        }
        let before = try (memory: daemon.residentMemory, files: Processes.descriptors(of: daemon.daemon.pid))
        let call = "(domain.agentSetResponseTimeout(1), expect_time(domain.getTime()))"
        // The guest itself is well: it stops and goes on, whatever its agent does.
        let attempts = try await daemon.attempt(liars, calls: [call, "(domain.suspend(), domain.resume())"])
        for (attempt, lie) in zip(attempts, Self.lies) {
          #expect(attempt.start == nil, "\(lie.what)")
          let (asked, stopped) = (try #require(attempt.calls.first), try #require(attempt.calls.last))
          let said = Comment(rawValue: "\(lie.what): \(asked)")
          #expect(asked.error?.first == lie.code.map { .number(Double($0)) }, said)
          #expect(asked.took < 4000, said)
          #expect(stopped.error == nil && stopped.state == [1, 5], said)
          attempt.expectNoHarm()
        }
        #expect(try daemon.residentMemory - before.memory < 60 << 10)
        try await daemon.expectNoMoreFiles(than: before.files, of: liars)
      }
    }

    private struct Late: Decodable {
      var first: [JSONValue]?
      var second: Int
      var woken: [JSONValue]?
      var destroyTook: Double
      var wakeTook: Double
    }

    @Test("is not believed later, and a destroy wakes who waits for it at once")
    func late() async throws {
      try await withDaemon { daemon in
        let liar = try Liar(
          "late", on: daemon, playing: "guest-get-time@1: wait 1500; answer\nguest-get-host-name: silence",
          devices: Self.agent)
        let told = try await daemon.python(
          liarFunctions + """
            domain = libvirt.open(uri).createXML('''\(liar.guest.xml)''', 0)
            domain.agentSetResponseTimeout(1)
            first = error_of(domain.getTime)
            domain.agentSetResponseTimeout(10)
            second = domain.getTime()['seconds']
            domain.agentSetResponseTimeout(-2)
            woken = []
            # By a connection of its own: threads of one connection may keep each other from sending.
            other = libvirt.open(uri).lookupByUUIDString("\(liar.guest.uuid)")
            def ask():
              woken.append(error_of(other.hostname))
              woken.append(time.monotonic())
            asking = threading.Thread(target=ask)
            asking.start()
            wait_until(lambda: noted('\(daemon.log(of: liar.guest))', 'on guest-get-host-name'))
            # Whoever waits for the agent keeps nobody from the monitor.
            domain.suspend()
            began = time.monotonic()
            took, _ = timed(domain.destroy)
            asking.join()
            tell(dict(first=first, second=second, woken=woken[0], destroyTook=took, wakeTook=(woken[1] - began) * 1000))
            """, as: Late.self)
        #expect(told.first?.first == .number(86))
        #expect(told.second == 1_700_000_000)
        #expect(told.woken?.first == .number(55))
        #expect(told.destroyTook < 1000 && told.wakeTook < 1000)
      }
    }
  }
}
