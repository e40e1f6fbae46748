import Domains
import DroverCore
import FuzzSessions
import FuzzSupport
import QEMUMonitor

@testable import QEMUProcess

/// The line to a guest's agent: the input decides who does what next, and what the agent says.
///
/// Whatever it says, each command is finished exactly once, nothing is sent unasked, what is held is bounded, and its
/// answers can be read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAgent(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var conversation = Conversation(Decisions(UnsafeRawBufferPointer(input: input, count: count)))
  conversation.run()
  return Verdict.taken.code
}

/// One line from its beginning to its end.
private struct Conversation {
  private var decisions: Decisions
  private var book: SessionBook<AgentSession>
  /// The number of the last way into step: the one that was sent.
  private var number = ""

  private static let commands: [AgentCommand] = [
    .time, .filesystems, .leave(reboots: false), .leave(reboots: true), .sleep("ram"), AgentCommand(request: [:]),
  ]

  init(_ decisions: Decisions) {
    self.decisions = decisions
    var limits = AgentSession.Limits()
    (limits.answer, limits.sync, limits.noise) = (2048, 128, 8192)
    // One that is asked beside it is refused at once.
    book = SessionBook(most: 1) { _ in AgentSession(seed: 1, limits: limits) }
  }

  mutating func run() {
    while !decisions.isEmpty {
      switch decisions.byte() & 15 {
      case 0..<3: says(Array(decisions.piece(decisions.below(256))))
      case 3..<6: submit()
      case 6: says([0xFF] + Array("{\"return\": \(number)}\n".utf8))
      case 7: says([0xFF] + Array("{\"return\": \(decisions.below(1 << 16))}\n".utf8))
      case 8: says(Array("{\"return\": {}}\n".utf8))
      case 9: says([0xFF])
      case 10: says([UInt8](repeating: decisions.byte(), count: decisions.below(4096)))
      case 11: check(book.pass(.milliseconds(decisions.below(40_000))))
      case 12: check(book.passToDeadline())
      case 13:
        let moment = decisions.one(of: [AgentMoment.shutdown, .reset, .sleep]) ?? .sleep
        check(book.input { $0.happened(moment) })
      case 14: check(book.input { $0.lost(.endOfFile) })
      default: if decisions.byte() > 224 { check(book.close()) }
      }
      expect(book.session.isWaiting == (book.waiting == 1), "the session waits, or not, as it should not")
      expect(book.session.pending <= 2048, "more is held than may be")
      expect(book.waiting == 1 || book.session.pending == 0, "something is held for nobody")
    }
    check(book.close())
  }

  private mutating func says(_ bytes: [UInt8]) {
    // Half of what is said comes in two pieces.
    let cut = decisions.byte() < 128 ? decisions.below(bytes.count + 1) : bytes.count
    let wasWaiting = book.waiting == 1
    let actions = book.says(bytes, cut: cut)
    expect(wasWaiting || actions.isEmpty, "something is done that nobody asked for")
    check(actions)
  }

  private mutating func submit() {
    guard let command = decisions.one(of: Self.commands) else { return }
    let (wasWaiting, wasClosed) = (book.waiting == 1, book.session.closure != nil)
    let actions = book.submit(command, limit: .init(answer: .seconds(30), sync: .seconds(5))).actions
    if wasWaiting || wasClosed {
      expect(actions.count == 1, "a command that cannot be asked is refused")
      guard case .finished(_, .failure(let failure))? = actions.first else { return expect(false, "it is not") }
      expect(failure == (wasClosed ? .closed : .busy), "it is refused for another reason")
    }
    check(actions)
  }

  private mutating func check(_ actions: [AgentSession.Action]) {
    for action in actions {
      if case .send(let bytes, _) = action { sent(bytes) }
      if case .finished(_, .success(let line?)) = action { Self.read(line) }
    }
  }

  private mutating func sent(_ bytes: [UInt8]) {
    let text = bytes.first == 0xFF ? Array(bytes.dropFirst()) : bytes
    guard text.last == 0x0A, let request = try? JSON.parse(text) else {
      return expect(false, "no line of JSON is sent")
    }
    if bytes.first == 0xFF { number = "\(request["arguments"]?["id"]?.int64 ?? -1)" }
  }

  /// Any answer may be given to any question.
  private static func read(_ line: [UInt8]) {
    guard let answer = try? AgentReply(line, to: "guest-x"), let value = try? answer.value() else { return }
    _ = AgentUser.list(value)
    _ = AgentSystem(value)
    _ = AgentTimeZone(value)
    _ = AgentFilesystem.list(value)
    _ = AgentDisk.list(value)
    _ = GuestInterface.list(value)
    if let processors = AgentProcessor.list(value) { expect(processors.count <= 1024, "more than a line can hold") }
  }
}
