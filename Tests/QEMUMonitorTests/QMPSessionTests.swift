import DroverCore
import QEMUMonitor
import Testing

@Suite struct QMPSessionTests {
  let greeting = QMPGreeting(
    version: QMPVersion(major: 7, minor: 2, micro: 22, package: "Debian"), capabilities: ["oob"])

  @Test func `the greeting is answered with the way into command mode`() {
    var transcript = Transcript()
    #expect(transcript.session.condition == .connecting)
    #expect(transcript.says(Transcript.greeting).map(\.line) == [Transcript.negotiation])
    #expect(transcript.session.condition == .connecting)
    #expect(transcript.says(Transcript.negotiated) == [.ready(greeting)])
    #expect(transcript.session.condition == .answering)
    #expect(transcript.session.nextDeadline == nil)
  }

  @Test func `what is submitted before command mode goes out in one flight after it`() throws {
    var transcript = Transcript()
    let (first, none) = transcript.submit(.queryStatus)
    let (second, nothing) = transcript.submit(.cont)
    #expect(none.isEmpty && nothing.isEmpty)
    #expect(first < second)
    let actions = transcript.says(Transcript.greeting + Transcript.negotiated)
    #expect(actions[1] == .ready(greeting))
    #expect(
      actions.dropFirst(2).map(\.line) == [
        #"{"execute":"query-status","id":"drover-1"}"#, #"{"execute":"cont","id":"drover-2"}"#,
      ])
    #expect(transcript.session.nextDeadline != nil)
  }

  @Test func `answers find their commands by id, in any order`() throws {
    var transcript = Transcript.ready()
    let (status, _) = transcript.submit(.queryStatus)
    let (name, _) = transcript.submit(.queryName)
    let actions = transcript.says(
      #"{"return": {"name": "vm"}, "id": "drover-2"}"# + "\r\n"
        + #"{"id": "drover-1", "return": {"status": "paused", "running": false}}"# + "\n")
    let outcomes = actions.compactMap(\.outcome)
    #expect(outcomes.map(\.id) == [name, status])
    #expect(try outcomes[0].value.get() == ["name": "vm"])
    #expect(try QMPRunStatus(outcomes[1].value.get()) == QMPRunStatus(state: .paused, running: false))
    #expect(transcript.session.waiting == 0)
  }

  @Test func `a refusal gives QEMU's class and words`() throws {
    var transcript = Transcript.ready()
    let (id, _) = transcript.submit(QMPCommand("nonsense"))
    let actions = transcript.says(
      #"{"id": "drover-1", "error": {"class": "CommandNotFound", "desc": "The command nonsense"}}"# + "\r\n")
    let outcome = try #require(actions.first?.outcome)
    #expect(outcome.id == id)
    let failure = QMPFailure.refused(
      command: "nonsense", QMPError(errorClass: .commandNotFound, text: "The command nonsense"))
    #expect(outcome.value == .failure(failure))
    #expect(
      failure.virtError.message
        == "internal error: unable to execute QEMU command 'nonsense': The command nonsense")
  }

  @Test func `an event is handed on with its time, also while an answer is awaited`() throws {
    var transcript = Transcript.ready()
    _ = transcript.submit(.stop)
    let actions = transcript.says(
      #"{"timestamp": {"seconds": 17, "microseconds": 284760}, "event": "STOP"}"# + "\r\n")
    #expect(
      actions == [.event(QMPEvent(name: "STOP", timestamp: .init(seconds: 17, microseconds: 284760)))])
    #expect(transcript.session.waiting == 1)
  }

  @Test func `a command that is not answered in time fails, and the late answer is dropped`() throws {
    var transcript = Transcript.ready()
    let (id, _) = transcript.submit(.queryStatus)
    #expect(transcript.waits(.milliseconds(9_999)).isEmpty)
    #expect(
      transcript.waits(.milliseconds(1)) == [
        .stoppedAnswering(command: "query-status"),
        .finished(id, .failure(.timedOut(command: "query-status", after: .seconds(10)))),
      ])
    #expect(transcript.session.condition == .notAnswering)
    #expect(transcript.says(#"{"return": {}, "id": "drover-1"}"# + "\n") == [.answersAgain])
    #expect(transcript.session.condition == .answering)
  }

  @Test func `a monitor that does not answer is told once, and takes commands meanwhile`() throws {
    var transcript = Transcript.ready()
    let (first, _) = transcript.submit(.queryStatus, limit: .seconds(1))
    let (second, _) = transcript.submit(.queryName, limit: .seconds(2))
    let actions = transcript.waits(.seconds(1)) + transcript.waits(.seconds(1))
    #expect(actions.first == .stoppedAnswering(command: "query-status"))
    #expect(actions.compactMap(\.outcome).map(\.id) == [first, second])
    #expect(actions.count == 3)
    let (third, sent) = transcript.submit(.queryKVM)
    #expect(sent.count == 1)
    let recovered = transcript.says(#"{"return": {"enabled": true}, "id": "drover-3"}"# + "\n")
    #expect(recovered.first == .answersAgain)
    #expect(recovered.last?.outcome?.id == third)
  }

  @Test func `an event alone does not make a monitor answer again`() {
    var transcript = Transcript.ready()
    _ = transcript.submit(.queryStatus)
    _ = transcript.waits(.seconds(10))
    _ = transcript.says(#"{"event": "RESUME", "timestamp": {"seconds": 1, "microseconds": 0}}"# + "\n")
    #expect(transcript.session.condition == .notAnswering)
  }

  @Test func `the classes have deadlines of their own`() {
    let deadlines = QMPDeadlines()
    #expect(deadlines[.quick] < deadlines[.block])
    #expect(deadlines[.block] < deadlines[.heavy])
    var transcript = Transcript.ready()
    _ = transcript.submit(.human("info block"))
    let (quick, _) = transcript.submit(.queryStatus)
    #expect(transcript.session.nextDeadline?.instant == transcript.now.instant.advanced(by: deadlines.quick))
    #expect(transcript.waits(deadlines.quick).compactMap(\.outcome).map(\.id) == [quick])
  }

  @Test func `the table of deadlines may be another`() {
    var deadlines = QMPDeadlines()
    deadlines.block = .seconds(3)
    var transcript = Transcript.ready(deadlines: deadlines)
    let (id, _) = transcript.submit(.stop)
    #expect(
      transcript.waits(.seconds(3)) == [
        .stoppedAnswering(command: "stop"),
        .finished(id, .failure(.timedOut(command: "stop", after: .seconds(3)))),
      ])
  }

  @Test func `a greeting behind the negotiation of telnet is one`() {
    var transcript = Transcript()
    let negotiation: [UInt8] = [0xFF, 0xFB, 1, 0xFF, 0xFB, 3, 0xFF, 0xFB, 0, 0xFF, 0xFD, 0]
    #expect(transcript.says(negotiation).isEmpty)
    #expect(transcript.says(Transcript.greeting).map(\.line) == [Transcript.negotiation])
  }

  @Test func `a greeting that no command mode follows is told as what it is`() {
    var transcript = Transcript()
    _ = transcript.says(Transcript.greeting)
    #expect(transcript.waits(.seconds(10)) == [.close(.noCommandMode(after: .seconds(10)))])
  }

  @Test func `no greeting within the limit ends the session and wakes everybody`() {
    var transcript = Transcript()
    let (id, _) = transcript.submit(.cont)
    let closure = QMPClosure.noGreeting(after: .seconds(10))
    #expect(
      transcript.waits(.seconds(10)) == [.finished(id, .failure(.closed(closure))), .close(closure)])
    #expect(transcript.session.condition == .closed(closure))
  }

  @Test func `without a limit the greeting is waited for, but a command is not waited for without end`() {
    var transcript = Transcript(greetingLimit: nil)
    #expect(transcript.session.nextDeadline == nil)
    let (id, _) = transcript.submit(.queryStatus)
    let actions = transcript.waits(.seconds(10))
    #expect(actions == [.finished(id, .failure(.timedOut(command: "query-status", after: .seconds(10))))])
    #expect(transcript.session.condition == .connecting)
    #expect(transcript.waits(.seconds(1_000_000)).isEmpty)
    #expect(transcript.says(Transcript.greeting + Transcript.negotiated).last == .ready(greeting))
  }

  @Test func `half a greeting within the limit ends the session, and says what came`() {
    var transcript = Transcript()
    _ = transcript.says(#"{"QMP": {"ver"#)
    #expect(transcript.waits(.seconds(10)) == [.close(.notQMP(#"{"QMP": {"ver"#))])
  }

  @Test func `a human monitor is told from a QMP one at its first line`() {
    var transcript = Transcript()
    let banner = "QEMU 7.2.22 monitor - type 'help' for more information"
    #expect(transcript.says(banner + "\r\n(qemu) ") == [.close(.notQMP(banner))])
  }

  @Test func `death wakes everybody, once`() {
    var transcript = Transcript.ready()
    let ids = [QMPCommand.stop, .cont, .queryStatus].map { transcript.submit($0).0 }
    let actions = transcript.session.closed(.endOfFile)
    #expect(actions == ids.map { .finished($0, .failure(.closed(.endOfFile))) })
    #expect(transcript.session.closed(.byUs).isEmpty)
    #expect(transcript.says(#"{"return": {}, "id": "drover-1"}"# + "\n").isEmpty)
    let (late, refused) = transcript.submit(.cont)
    #expect(refused == [.finished(late, .failure(.closed(.endOfFile)))])
    #expect(transcript.session.nextDeadline == nil)
  }

  @Test func `one that is retired wakes everybody, and hears only whether QEMU shuts down`() {
    var transcript = Transcript.ready()
    let (id, _) = transcript.submit(.stop)
    #expect(transcript.session.retire() == [.finished(id, .failure(.closed(.byUs)))])
    #expect(transcript.session.retire().isEmpty)
    #expect(transcript.session.nextDeadline == nil)
    let event = #"{"timestamp": {"seconds": 1, "microseconds": 0}, "event": "SHUTDOWN", "#
    #expect(transcript.says(#"{"return": {}, "id": "drover-1"}"# + "\r\n" + event).isEmpty)
    #expect(!transcript.session.toldShutdown)
    #expect(transcript.says(#""data": {"guest": false, "reason": "host-signal"}}"# + "\r\n").isEmpty)
    #expect(transcript.session.toldShutdown)
    let (late, refused) = transcript.submit(.cont)
    #expect(refused == [.finished(late, .failure(.closed(.byUs)))])
  }

  @Test func `what a retired one is told besides is of no consequence`() {
    var limits = QMPSession.Limits()
    limits.line = 100
    var transcript = Transcript.ready(limits: limits)
    _ = transcript.session.retire()
    for _ in 0..<100 { #expect(transcript.says("nonsense\n").isEmpty) }
    #expect(transcript.says(String(repeating: "x", count: 1000)).isEmpty)
    #expect(transcript.says(#"{"event": "SHUTDOWN", "data": {"guest": true}}"# + "\n").isEmpty)
    #expect(!transcript.session.toldShutdown)
  }

  @Test func `a cancelled command is finished, and its answer wakes nobody`() {
    var transcript = Transcript.ready()
    let (id, _) = transcript.submit(.cont)
    #expect(transcript.session.cancel(id) == [.finished(id, .failure(.cancelled(command: "cont")))])
    #expect(transcript.session.cancel(id).isEmpty)
    #expect(transcript.says(#"{"return": {}, "id": "drover-1"}"# + "\n").isEmpty)
  }

  @Test func `the number of waiting commands is limited`() {
    var limits = QMPSession.Limits()
    limits.waiting = 2
    var transcript = Transcript.ready(limits: limits)
    _ = transcript.submit(.cont)
    _ = transcript.submit(.cont)
    let (id, actions) = transcript.submit(.stop)
    #expect(actions == [.finished(id, .failure(.tooManyWaiting(command: "stop")))])
    #expect(transcript.session.waiting == 2)
  }

  @Test func `a refusal of command mode ends the session`() {
    var transcript = Transcript()
    let refusal = #"{"error": {"class": "GenericError", "desc": "no"}, "id": "drover-0"}"# + "\r\n"
    let closure = QMPClosure.refused(QMPError(errorClass: .generic, text: "no"))
    #expect(transcript.says(Transcript.greeting + refusal).last == .close(closure))
  }

  @Test func `descriptors go with the line of their command`() {
    var transcript = Transcript.ready()
    let (_, actions) = transcript.submit(.handOver(17, as: "fd0"))
    let line = #"{"execute":"getfd","arguments":{"fdname":"fd0"},"id":"drover-1"}"# + "\n"
    #expect(actions == [.send(Array(line.utf8), descriptors: [17])])
  }
}
