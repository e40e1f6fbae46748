import DroverCore
import FuzzSupport
import QEMUMonitor

/// A monitor's connection: the input decides who does what next, and what QEMU says.
///
/// Whatever QEMU sends, each command that was submitted is finished exactly once.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMonitor(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var conversation = Conversation(Decisions(UnsafeRawBufferPointer(input: input, count: count)))
  conversation.run()
  return Verdict.taken.code
}

/// One session from its beginning to its end, with a book of what was submitted and finished.
private struct Conversation {
  private var decisions: Decisions
  private var now = Deadline(instant: .now)
  private var session: QMPSession
  private var submitted: [QMPSession.CommandID] = []
  private var finished: Set<QMPSession.CommandID> = []
  private var isClosed = false

  init(_ decisions: Decisions) {
    self.decisions = decisions
    var limits = QMPSession.Limits()
    limits.line = 4096
    limits.waiting = 16
    limits.garbage = 8
    let isPatient = self.decisions.byte() & 1 == 1
    session = QMPSession(now: now, greetingLimit: isPatient ? nil : .seconds(10), limits: limits)
  }

  mutating func run() {
    while !decisions.isEmpty {
      switch decisions.byte() & 15 {
      case 0..<4: says(decisions.piece(decisions.below(256)))
      case 4: says(#"{"QMP": {"version": {"qemu": {"micro": 0, "minor": 2, "major": 7}}, "capabilities": []}}"#)
      case 5: answers(to: "0", #""return": {}"#)
      case 6..<9: submit()
      case 9: cancel()
      case 10: pass(.milliseconds(decisions.below(20_000)))
      case 11: answers(to: "\(decisions.below(32))", #""error": {"class": "GenericError", "desc": "no"}"#)
      case 12: answers(to: "\(decisions.below(32))", #""return": {}"#)
      case 13: event()
      case 14: passToDeadline()
      default: end()
      }
      check()
    }
    take(session.closed(.endOfFile))
    isClosed = true
    for id in submitted { expect(finished.contains(id), "a command was never finished") }
    expect(session.waiting == 0, "a session that is over waits for answers")
    expect(session.nextDeadline == nil, "a session that is over waits for a deadline")
    expect(session.timePassed(now: now).isEmpty, "a session that is over has something to do")
  }

  private mutating func says(_ bytes: UnsafeRawBufferPointer) { take(session.received(bytes, now: now)) }

  private mutating func says(_ text: String) {
    let bytes = Array(text.utf8) + [0x0A]
    let cut = decisions.byte() < 32 ? decisions.below(bytes.count) : bytes.count
    for piece in [bytes[..<cut], bytes[cut...]] where !piece.isEmpty {
      let actions = piece.withUnsafeBytes { session.received($0, now: now) }
      take(actions)
    }
  }

  private mutating func answers(to number: String, _ what: String) {
    says(#"{\#(what), "id": "drover-\#(number)"}"#)
  }

  private mutating func event() {
    let names = [
      "SHUTDOWN", "STOP", "RESUME", "WATCHDOG", "BLOCK_IO_ERROR", "DEVICE_TRAY_MOVED", "GUEST_PANICKED", "RTC_CHANGE",
      "BALLOON_CHANGE", "DEVICE_DELETED", "VSERPORT_CHANGE", "RESET", "X",
    ]
    let data = String(decoding: decisions.piece(decisions.below(64)), as: UTF8.self)
    says(#"{"event": "\#(decisions.one(of: names) ?? "")", "timestamp": {"seconds": 1}, "data": {\#(data)}}"#)
  }

  private mutating func submit() {
    let commands: [QMPCommand] = [.stop, .cont, .human("info"), .removeDevice("a"), QMPCommand(request: [:])]
    let limit: Duration? = decisions.byte() & 1 == 0 ? nil : .milliseconds(decisions.below(5_000))
    guard let command = decisions.one(of: commands) else { return }
    let (id, actions) = session.submit(command, now: now, limit: limit)
    expect(!submitted.contains(id), "a number was given twice")
    submitted.append(id)
    take(actions)
  }

  private mutating func cancel() {
    guard let id = decisions.one(of: submitted) else { return }
    let wasFinished = finished.contains(id)
    let actions = session.cancel(id)
    expect(actions.isEmpty == wasFinished, "cancelling finishes exactly what is not finished")
    take(actions)
  }

  private mutating func pass(_ duration: Duration) {
    now = Deadline(instant: now.instant.advanced(by: duration))
    take(session.timePassed(now: now))
  }

  /// At the moment that the session asked for, something is over, or the session would ask for ever.
  private mutating func passToDeadline() {
    guard let deadline = session.nextDeadline else { return }
    now = max(now, deadline)
    let actions = session.timePassed(now: now)
    expect(!actions.isEmpty, "a deadline came and nothing happened")
    take(actions)
  }

  private mutating func end() {
    guard decisions.byte() > 224 else { return }
    take(session.closed(.broken("reset by peer")))
    isClosed = true
  }

  private mutating func take(_ actions: [QMPAction]) {
    expect(actions.isEmpty || !isClosed || actions.allSatisfy(\.isRefusal), "a closed session acts")
    for action in actions {
      switch action {
      case .finished(let id, _):
        expect(submitted.contains(id) || id == submitted.last, "a command was finished that nobody submitted")
        expect(finished.insert(id).inserted, "a command was finished twice")
      case .send(let bytes, _):
        expect(bytes.last == 0x0A && (try? JSON.parse(bytes)) != nil, "what is sent is no line of JSON")
      case .close: isClosed = true
      case .event(let event): Interpretation.check(event)
      case .ready, .stoppedAnswering, .answersAgain, .dropped: break
      }
    }
  }

  private func check() {
    let unfinished = submitted.count - finished.count
    expect(session.waiting == unfinished, "\(session.waiting) commands wait, \(unfinished) are not finished")
  }
}

extension QMPAction {
  /// Whether it only says that a command does not run any more.
  fileprivate var isRefusal: Bool {
    if case .finished(_, .failure) = self { true } else { false }
  }
}
