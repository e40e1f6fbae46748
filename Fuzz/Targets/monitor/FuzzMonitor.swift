import DroverCore
import FuzzSessions
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

/// One session from its beginning to its end.
private struct Conversation {
  private var decisions: Decisions
  private var book: SessionBook<QMPSession>

  init(_ decisions: Decisions) {
    self.decisions = decisions
    var limits = QMPSession.Limits()
    limits.line = 4096
    limits.waiting = 16
    limits.garbage = 8
    let isPatient = self.decisions.byte() & 1 == 1
    book = SessionBook(most: 16) { now in
      QMPSession(now: now, greetingLimit: isPatient ? nil : .seconds(10), limits: limits)
    }
  }

  mutating func run() {
    while !decisions.isEmpty {
      switch decisions.byte() & 15 {
      case 0..<4:
        let bytes = Array(decisions.piece(decisions.below(256)))
        check(book.says(bytes, cut: bytes.count))
      case 4: says(#"{"QMP": {"version": {"qemu": {"micro": 0, "minor": 2, "major": 7}}, "capabilities": []}}"#)
      case 5: answers(to: "0", #""return": {}"#)
      case 6..<9: submit()
      case 9: cancel()
      case 10: check(book.pass(.milliseconds(decisions.below(20_000))))
      case 11: answers(to: "\(decisions.below(32))", #""error": {"class": "GenericError", "desc": "no"}"#)
      case 12: answers(to: "\(decisions.below(32))", #""return": {}"#)
      case 13: event()
      case 14: check(book.passToDeadline())
      default: if decisions.byte() > 224 { check(book.input { $0.lost(.broken("reset by peer")) }) }
      }
      expect(book.session.waiting == book.waiting, "the session does not wait for what is not finished")
    }
    check(book.close())
    expect(book.session.waiting == 0, "a session that is over waits for answers")
  }

  private mutating func says(_ text: String) {
    let bytes = Array(text.utf8) + [0x0A]
    let cut = decisions.byte() < 32 ? decisions.below(bytes.count) : bytes.count
    check(book.says(bytes, cut: cut))
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
    check(book.submit(command, limit: limit).actions)
  }

  private mutating func cancel() {
    guard let id = decisions.one(of: book.submitted) else { return }
    let wasFinished = book.isFinished(id)
    let actions = book.input { $0.cancel(id) }
    expect(actions.isEmpty == wasFinished, "cancelling finishes exactly what is not finished")
    check(actions)
  }

  private func check(_ actions: [QMPAction]) {
    for action in actions {
      switch action {
      case .send(let bytes, _):
        expect(bytes.last == 0x0A && (try? JSON.parse(bytes)) != nil, "what is sent is no line of JSON")
      case .event(let event): Interpretation.check(event)
      case .finished, .close, .ready, .stoppedAnswering, .answersAgain, .dropped: break
      }
    }
  }
}
