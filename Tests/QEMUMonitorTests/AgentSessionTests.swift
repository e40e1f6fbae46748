import DroverCore
import QEMUMonitor
import Testing

/// A line to an agent, a clock that stands still unless it is moved, and what the agent says.
private struct AgentTranscript {
  var now = Deadline(instant: ContinuousClock.now)
  var session: AgentSession
  /// The number that leads the next command in.
  private(set) var number: Int64 = 7 << 20

  init(limits: AgentSession.Limits = .init()) { session = AgentSession(seed: 7, limits: limits) }

  mutating func says(_ text: String) -> [AgentSession.Action] { says(Array(text.utf8)) }

  mutating func says(_ bytes: [UInt8]) -> [AgentSession.Action] {
    bytes.withUnsafeBytes { session.received($0, now: now) }
  }

  mutating func submit(_ command: AgentCommand) -> [AgentSession.Action] {
    number += 1
    return session.submit(command, now: now, limit: .init(answer: .seconds(30), sync: .seconds(5))).actions
  }

  /// Comes into step, as an honest agent does.
  mutating func synchronises() -> [AgentSession.Action] { says([0xFF] + Array("{\"return\": \(number)}\n".utf8)) }

  mutating func waits(_ duration: Duration) -> [AgentSession.Action] {
    now = Deadline(instant: now.instant.advanced(by: duration))
    return session.timePassed(now: now)
  }
}

extension AgentSession.Action {
  /// What is sent, without the mark before it and the newline behind it.
  fileprivate var line: String? {
    guard case .send(let bytes, _) = self, bytes.last == 0x0A else { return nil }
    return String(decoding: bytes.drop { $0 == 0xFF }.dropLast(), as: UTF8.self)
  }

  /// How a command was finished.
  fileprivate var outcome: Result<[UInt8]?, AgentFailure>? {
    if case .finished(_, let outcome) = self { outcome } else { nil }
  }

  fileprivate var answer: String? {
    guard case .finished(_, .success(let line?)) = self else { return nil }
    return String(decoding: line, as: UTF8.self)
  }
}

@Suite struct AgentSessionTests {
  @Test func `a command is led in by a number of its own`() {
    var transcript = AgentTranscript()
    let sync = transcript.submit(.time)
    #expect(sync.map(\.line) == [#"{"execute":"guest-sync-delimited","arguments":{"id":7340033}}"#])
    if case .send(let bytes, _)? = sync.first { #expect(bytes.first == 0xFF) }
    #expect(transcript.synchronises().map(\.line) == [#"{"execute":"guest-get-time"}"#])
    #expect(transcript.says("{\"return\": 5}\r\n").map(\.answer) == ["{\"return\": 5}\r"])
    #expect(!transcript.session.isWaiting && transcript.session.nextDeadline == nil)
    #expect(
      transcript.submit(.hostName).map(\.line) == [#"{"execute":"guest-sync-delimited","arguments":{"id":7340034}}"#])
  }

  @Test func `what comes before the number is thrown away, however it is cut`() {
    var transcript = AgentTranscript()
    _ = transcript.submit(.time)
    #expect(transcript.says("{\"return\": 1}\n{\"error\": {\"class\": \"GenericError\"}}\nhalf").isEmpty)
    // A late answer to an earlier number, and one without the mark.
    #expect(transcript.says([0xFF] + Array("{\"return\": 12}\n{\"return\": 7340033}\n".utf8)).isEmpty)
    for byte in [0xFF] + Array("{\"return\": 7340033}".utf8) { #expect(transcript.says([byte]).isEmpty) }
    #expect(transcript.says("\n").map(\.line) == [#"{"execute":"guest-get-time"}"#])
    #expect(transcript.says("\n  \n{\"return\"").isEmpty)
    #expect(transcript.says(": 9}\n{\"return\": 10}\n").map(\.answer) == ["{\"return\": 9}"])
  }

  @Test func `the late answer to a command that was given up is nobody's`() {
    var transcript = AgentTranscript()
    _ = transcript.submit(.time)
    _ = transcript.synchronises()
    #expect(transcript.waits(.milliseconds(29_999)).isEmpty)
    #expect(
      transcript.waits(.milliseconds(1)).map(\.outcome) == [
        .failure(.timedOut(command: "guest-get-time", after: .seconds(30)))
      ])
    _ = transcript.submit(.hostName)
    #expect(transcript.says("{\"return\": 5}\n").isEmpty)
    #expect(transcript.synchronises().map(\.line) == [#"{"execute":"guest-get-host-name"}"#])
    #expect(transcript.says("{\"return\": {\"host-name\": \"a\"}}\n").count == 1)
  }

  @Test func `an agent that does not come into step is given up`() {
    var transcript = AgentTranscript()
    _ = transcript.submit(.time)
    #expect(transcript.says([0xFF] + Array("{\"return\": 1}\n".utf8)).isEmpty)
    #expect(
      transcript.waits(.seconds(5)).map(\.outcome) == [
        .failure(.notInStep(command: "guest-get-time", after: .seconds(5)))
      ])
    #expect(
      AgentFailure.notInStep(command: "", after: .seconds(5)).virtError.message.hasPrefix(
        "Guest agent is not responding: Guest agent not available for now"))
  }

  @Test func `nothing that an agent says takes more room than is given to it`() {
    var limits = AgentSession.Limits()
    (limits.answer, limits.sync, limits.noise) = (100, 64, 1000)
    var transcript = AgentTranscript(limits: limits)
    _ = transcript.submit(.time)
    let noise = [0xFF] + [UInt8](repeating: UInt8(ascii: "x"), count: 400)
    #expect(transcript.says(noise).isEmpty && transcript.session.pending <= 64)
    #expect(transcript.says(noise).isEmpty && transcript.session.pending <= 64)
    #expect(transcript.says(noise).map(\.outcome) == [.failure(.babble(limit: 1000))])
    _ = transcript.submit(.time)
    _ = transcript.synchronises()
    #expect(
      transcript.says([UInt8](repeating: UInt8(ascii: "x"), count: 101)).map(\.outcome) == [
        .failure(.answerTooLong(command: "guest-get-time", limit: 100))
      ])
    _ = transcript.submit(.time)
    _ = transcript.synchronises()
    #expect(
      transcript.says([UInt8](repeating: 0x0A, count: 1001)).map(\.outcome) == [.failure(.babble(limit: 1000))])
    #expect(transcript.says(noise).isEmpty && transcript.session.pending == 0)
  }

  @Test func `a guest that leaves tells so by QEMU, or by its agent that is gone`() {
    var transcript = AgentTranscript()
    _ = transcript.submit(.leave(reboots: false))
    // What happens before the agent was told is not its doing.
    #expect(transcript.session.happened(.shutdown).isEmpty)
    #expect(
      transcript.synchronises().map(\.line)
        == [#"{"execute":"guest-shutdown","arguments":{"mode":"powerdown"}}"#])
    #expect(transcript.session.happened(.reset).isEmpty)
    #expect(transcript.session.happened(.shutdown).map(\.outcome) == [.success(nil)])
    _ = transcript.submit(.leave(reboots: true))
    _ = transcript.synchronises()
    #expect(transcript.session.lost().map(\.outcome) == [.success(nil)])
    _ = transcript.submit(.leave(reboots: true))
    _ = transcript.synchronises()
    #expect(transcript.says("{\"error\": {\"desc\": \"no\"}}\n").map(\.answer) == ["{\"error\": {\"desc\": \"no\"}}"])
    _ = transcript.submit(.sleep("ram"))
    _ = transcript.synchronises()
    #expect(transcript.session.happened(.sleep).map(\.outcome) == [.success(nil)])
  }

  @Test func `a line that breaks, or is closed, wakes who waits`() {
    var transcript = AgentTranscript()
    #expect(transcript.session.lost().isEmpty)
    _ = transcript.submit(.time)
    #expect(transcript.submit(.time).map(\.outcome) == [.failure(.busy)])
    #expect(transcript.session.lost().map(\.outcome) == [.failure(.disappeared(command: "guest-get-time"))])
    _ = transcript.submit(.time)
    #expect(transcript.session.close().map(\.outcome) == [.failure(.closed)])
    #expect(transcript.submit(.time).map(\.outcome) == [.failure(.closed)])
    #expect(transcript.session.close().isEmpty)
    #expect(AgentFailure.closed.virtError == .notRunning)
  }

  @Test func `an answer is a value, a refusal, or none`() throws {
    let answer = try AgentReply(Array(#"{"return": 5}"#.utf8), to: "guest-get-time")
    #expect(try answer.value() == 5 && !answer.isUnknown)
    let unknown = try AgentReply(
      Array(#"{"error": {"class": "CommandNotFound", "desc": "no such"}}"#.utf8), to: "guest-x")
    #expect(unknown.isUnknown)
    let error = #expect(throws: VirtError.self) { try unknown.value() }
    #expect(error?.message == "internal error: unable to execute QEMU agent command 'guest-x': no such")
    for text in ["", "5", "[]", "{}", "{\"return\"", #"{"event": "X"}"#] {
      let error = #expect(throws: VirtError.self) { try AgentReply(Array(text.utf8), to: "guest-x") }
      #expect(error?.code == .internalError)
    }
  }
}
