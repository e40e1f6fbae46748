import Domains
import DroverCore
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

/// One line from its beginning to its end, with a book of what was asked and finished.
private struct Conversation {
  private var decisions: Decisions
  private var now = Deadline(instant: .now)
  private var session: AgentSession
  /// The number of the last way into step: the one that was sent.
  private var number = ""
  private var isAsked = false
  private var isClosed = false

  private static let commands: [AgentCommand] = [
    .time, .filesystems, .leave(reboots: false), .leave(reboots: true), .sleep("ram"), AgentCommand(request: [:]),
  ]

  init(_ decisions: Decisions) {
    self.decisions = decisions
    var limits = AgentSession.Limits()
    (limits.answer, limits.sync, limits.noise) = (2048, 128, 8192)
    session = AgentSession(seed: 1, limits: limits)
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
      case 11: pass(.milliseconds(decisions.below(40_000)))
      case 12: if let next = session.nextDeadline { passTo(next) }
      case 13: take(session.happened(decisions.one(of: [.shutdown, .reset, .sleep]) ?? .sleep))
      case 14: take(session.lost())
      default: if decisions.byte() > 224 { close() }
      }
      expect(session.isWaiting == isAsked, "the session waits, or not, as it should not")
      expect(session.pending <= 2048, "more is held than may be")
      expect(isAsked || session.pending == 0, "something is held for nobody")
    }
    close()
    expect(!isAsked, "a command was never finished")
    expect(session.nextDeadline == nil, "a line that is closed waits for a deadline")
  }

  private mutating func says(_ bytes: [UInt8]) {
    // Half of what is said comes in two pieces.
    let cut = decisions.byte() < 128 ? decisions.below(bytes.count + 1) : bytes.count
    for piece in [bytes[..<cut], bytes[cut...]] {
      let actions = piece.withUnsafeBytes { session.received($0, now: now) }
      take(actions)
    }
  }

  private mutating func submit() {
    guard let command = decisions.one(of: Self.commands) else { return }
    let wasAsked = isAsked
    let actions = session.submit(command, now: now, allowed: .seconds(30), syncLimit: .seconds(5))
    if wasAsked || isClosed {
      expect(actions.count == 1, "a command that cannot be asked is refused")
      guard case .finished(.failure(let failure))? = actions.first else { return expect(false, "it is not") }
      expect(failure == (isClosed ? .closed : .busy), "it is refused for another reason")
      return
    }
    isAsked = true
    take(actions)
  }

  private mutating func pass(_ duration: Duration) {
    now = Deadline(instant: now.instant.advanced(by: duration))
    take(session.timePassed(now: now))
  }

  /// At the moment that the session asked for, something is over, or the session would ask for ever.
  private mutating func passTo(_ deadline: Deadline) {
    now = max(now, deadline)
    let actions = session.timePassed(now: now)
    expect(!actions.isEmpty, "a deadline came and nothing happened")
    take(actions)
  }

  private mutating func close() {
    take(session.close())
    isClosed = true
  }

  private mutating func take(_ actions: [AgentSession.Action]) {
    for action in actions {
      expect(isAsked, "something is done that nobody asked for")
      switch action {
      case .send(let bytes): sent(bytes)
      case .finished(let outcome):
        isAsked = false
        if case .success(let line?) = outcome { Self.read(line) }
      }
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
