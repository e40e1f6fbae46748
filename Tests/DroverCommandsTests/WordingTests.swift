import DroverClient
import DroverCore
import Testing

@testable import DroverCommands

@Suite struct WordingTests {
  @Test("every state and reason has words; those that OpenNebula matches on are these") func states() {
    for state in DomainState.all {
      #expect(!state.words.isEmpty)
      #expect(!state.reasonWords.isEmpty)
      #expect(!state.reasonWords.contains("-") || state.reasonWords.hasPrefix("post-copy"))
    }
    let matched: [(DomainState, String)] = [
      (.paused(.migration), "migrating"), (.paused(.save), "saving"), (.paused(.startingUp), "starting up"),
      (.running(.booted), "booted"), (.paused(.ioError), "I/O error"), (.paused(.watchdog), "watchdog"),
      (.paused(.panicked), "crashed"), (.paused(.postcopyFailed), "post-copy failed"), (.paused(.user), "user"),
      (.shutoff(.crashed), "crashed"), (.shutoff(.fromSnapshot), "from snapshot"),
    ]
    for (state, words) in matched { #expect(state.reasonWords == words) }
    #expect(DomainState.shutdown(.user).words == "in shutdown")
    #expect(DomainState.shutoff(.saved).words == "shut off")
  }

  @Test("numbers that are not known have words too") func unknownNumbers() {
    #expect(StateNumbers(state: 1, reason: 99).words == "running")
    #expect(StateNumbers(state: 1, reason: 99).reasonWords == "unknown")
    #expect(StateNumbers(state: 99, reason: 0).words == "no state")
  }

  @Test(
    "lifecycle events in virsh's words",
    arguments: [
      (0, 0, "Defined Added"), (2, 0, "Started Booted"), (3, 6, "Suspended API error"), (4, 0, "Resumed Unpaused"),
      (5, 1, "Stopped Destroyed"), (6, 2, "Shutdown Finished after host request"), (1, 0, "Undefined Removed"),
      (8, 0, "Crashed Panicked"), (5, 99, "Stopped unknown"), (5, -1, "Stopped unknown"), (99, 0, "unknown unknown"),
    ])
  func lifecycle(kind: Int, detail: Int, words: String) {
    let identity = DomainIdentity(name: "a", uuid: UUID(high: 0, low: 1), id: 1)
    let change = LifecycleEvent(domain: identity, kindNumber: Int32(kind), detail: Int32(detail))
    let line = EventLine(DomainEvent(kind: .lifecycle, domain: identity, lifecycle: change))
    #expect(line.text == "event 'lifecycle' for domain 'a': \(words)")
  }

  @Test("other events name what they carry") func otherEvents() {
    let identity = DomainIdentity(name: "a", uuid: UUID(high: 0, low: 1), id: 1)
    let event = DomainEvent(
      kind: .trayChange, domain: identity,
      details: [TypedParameter("alias", .string("ide0")), TypedParameter("reason", .int(1))])
    #expect(EventLine(event).text == "event 'tray-change' for domain 'a': alias ide0, reason 1")
    #expect(EventLine(event).json["alias"]?.string == "ide0")
    #expect(EventLine(DomainEvent(kind: .reboot, domain: identity)).text == "event 'reboot' for domain 'a'")
  }

  @Test("every kind of event has a name, and the name leads back") func kinds() {
    #expect(EventKind.known.map(\.id) == DomainEventKind.allCases)
    for kind in EventKind.known { #expect(EventKind(argument: kind.name)?.id == kind.id) }
    #expect(EventKind(argument: "nothing") == nil)
  }

  @Test("a moment as virsh writes it") func moment() {
    #expect(WallClock.text(seconds: 1_795_462_038, milliseconds: 7) == "2026-11-23 19:27:18.007+0000")
  }
}
