import DroverCore
import FuzzSupport
import QEMUMonitor

/// A human monitor's connection: the input decides who does what next, and what the terminal writes.
///
/// Whatever it writes, each command that was submitted is finished exactly once, and what is held is bounded.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHuman(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var conversation = Conversation(Decisions(UnsafeRawBufferPointer(input: input, count: count)))
  conversation.run()
  return Verdict.taken.code
}

/// One session from its beginning to its end, with a book of what was submitted and finished.
private struct Conversation {
  private var decisions: Decisions
  private var now = Deadline(instant: .now)
  private var session: HMPSession
  private var submitted: [HMPSession.CommandID] = []
  private var finished: Set<HMPSession.CommandID> = []
  private var last = ""
  private var isClosed = false

  init(_ decisions: Decisions) {
    self.decisions = decisions
    var limits = HMPSession.Limits()
    limits.answer = 2048
    limits.greeting = 512
    limits.waiting = 16
    let isPatient = self.decisions.byte() & 1 == 1
    session = HMPSession(now: now, greetingLimit: isPatient ? nil : .seconds(10), limits: limits)
  }

  mutating func run() {
    while !decisions.isEmpty {
      switch decisions.byte() & 15 {
      case 0..<3: says(decisions.piece(decisions.below(256)))
      case 3: says("QEMU 7.2.22 monitor - type 'help' for more information\r\n(qemu) ")
      case 4..<7: submit()
      case 7: cancel()
      case 8: pass(.milliseconds(decisions.below(20_000)))
      case 9: if let next = session.nextDeadline { pass(now.instant.duration(to: next.instant)) }
      case 10: says("\(last)\u{1B}[K\r\n")
      case 11: says("\(last)\u{1B}[K\r\nVM status: paused\r\n(qemu) ")
      case 12: says("(qemu) ")
      case 13: says("Password: ")
      case 14: read()
      default: take(session.closed(.endOfFile))
      }
      if case .closed = session.condition { isClosed = true }
      expect(session.waiting <= 16, "more commands wait than may")
    }
    take(session.closed(.endOfFile))
    for id in submitted { expect(finished.contains(id), "a command was never finished") }
    expect(session.waiting == 0, "a session that is over waits for answers")
    expect(session.nextDeadline == nil, "a session that is over waits for a deadline")
    expect(session.timePassed(now: now).isEmpty, "a session that is over has something to do")
  }

  private mutating func says(_ bytes: UnsafeRawBufferPointer) { take(session.received(bytes)) }

  private mutating func says(_ text: String) {
    let bytes = Array(text.utf8)
    let cut = decisions.byte() < 32 ? decisions.below(bytes.count) : bytes.count
    for piece in [bytes[..<cut], bytes[cut...]] where !piece.isEmpty {
      let actions = piece.withUnsafeBytes { session.received($0) }
      take(actions)
    }
  }

  private mutating func submit() {
    let chosen = decisions.one(of: ["info status", "stop", "", "x"]) ?? ""
    let text = decisions.byte() < 200 ? chosen : String(decoding: decisions.piece(decisions.below(32)), as: UTF8.self)
    let (id, actions) = session.submit(text, now: now, limit: .seconds(decisions.below(10) + 1))
    submitted.append(id)
    take(actions)
  }

  private mutating func cancel() {
    guard let id = decisions.one(of: submitted) else { return }
    take(session.cancel(id))
  }

  private mutating func pass(_ duration: Duration) {
    now = Deadline(instant: now.instant.advanced(by: max(.zero, duration)))
    take(session.timePassed(now: now))
    if let next = session.nextDeadline { expect(now < next, "a deadline is past and was not looked at") }
  }

  private mutating func take(_ actions: [HMPAction]) {
    for action in actions {
      switch action {
      case .finished(let id, _):
        expect(finished.insert(id).inserted, "a command was finished twice")
      case .send(let bytes):
        expect(!isClosed, "a session that is over sends")
        expect(bytes.last == 0x0A && bytes.dropLast().allSatisfy { $0 >= 0x20 }, "keys were sent")
        if bytes.count > 1 { last = String(decoding: bytes.dropLast(), as: UTF8.self) }
      case .ready, .stoppedAnswering, .answersAgain, .close: break
      }
    }
  }

  /// Every reader of answers takes any text.
  private mutating func read() {
    let text = String(decoding: decisions.piece(decisions.below(512)), as: UTF8.self)
    _ = HMPAnswer.version(text)
    _ = HMPAnswer.status(text)
    _ = HMPAnswer.usesKVM(text)
    _ = HMPAnswer.uuid(text)
    _ = HMPAnswer.name(text)
    _ = HMPAnswer.balloon(text)
    _ = HMPAnswer.refusal(text)
    _ = HMPBlockDevice.list(text)
    _ = HMPNetworkClient.list(text)
    _ = HMPPCIDevice.list(text)
    _ = QMPCPU.list(human: text)
    _ = QMPCharacterDevice.list(human: text)
    _ = QMPVNCServer(human: text)
  }
}
