import DroverCore
import QEMUMonitor
import Testing

/// The same stream gives the same actions, however it is cut; and no stream does harm.
@Suite struct QMPSessionStreamTests {
  private let stream: [UInt8] = {
    var text = Transcript.greeting + Transcript.negotiated
    text += #"{"timestamp": {"seconds": 1, "microseconds": 2}, "event": "RESUME"}"# + "\r\n"
    text += #"{"return": {"text": "zwölf \"Boxkämpfer\"\r\n"}, "id": "drover-2"}"# + "\r\n\r\n"
    text += "garbage\n" + #"{"id": "drover-1", "error": {"class": "GenericError", "desc": "no"}}"# + "\n"
    text += #"{"event": "SHUTDOWN", "data": {"guest": true, "reason": "guest-shutdown"}}"# + "\r\n{\"half"
    return Array(text.utf8)
  }()

  private func run(_ pieces: [[UInt8]]) -> [QMPAction] {
    var transcript = Transcript()
    _ = transcript.submit(.stop)
    _ = transcript.submit(.human("info status"))
    return pieces.flatMap { transcript.says($0) } + transcript.session.closed(.endOfFile)
  }

  @Test func `it may come byte by byte`() {
    let whole = run([stream])
    #expect(whole.count == 9)
    #expect(run(stream.map { [$0] }) == whole)
  }

  @Test func `it may be cut at any place, with empty pieces between`() {
    let whole = run([stream])
    for place in stream.indices {
      #expect(run([Array(stream[..<place]), [], Array(stream[place...])]) == whole)
    }
  }

  @Test func `a hundred thousand random inputs finish each command once`() {
    var source = SplitMix(state: 20)
    let fragments = [
      Transcript.greeting, Transcript.negotiated, "\n", "{", "\"", #"{"return": {}, "id": "drover-"#, "1\"}\n",
      "2\"}\n",
      "7\"}\n", #"{"event": "STOP"}"# + "\n", #"{"error": {"class": 1}, "id": "drover-1"}"# + "\n", "\u{0}", "x",
    ].map { Array($0.utf8) }
    var inputs = 0
    while inputs < 100_000 {
      var limits = QMPSession.Limits()
      limits.line = 400
      var transcript = Transcript(limits: limits)
      var open: Set<QMPSession.CommandID> = []
      for _ in 0..<Int.random(in: 1..<60, using: &source) {
        inputs += 1
        let actions: [QMPAction]
        switch Int.random(in: 0..<10, using: &source) {
        case 0:
          let (id, results) = transcript.submit(.cont)
          open.insert(id)
          actions = results
        case 1: actions = transcript.waits(.seconds(Int.random(in: 0..<4, using: &source)))
        case 2 where Int.random(in: 0..<8, using: &source) == 0: actions = transcript.session.closed(.endOfFile)
        case 3: actions = open.min().map { transcript.session.cancel($0) } ?? []
        case 4: actions = transcript.says((0..<20).map { _ in UInt8.random(in: 0...255, using: &source) })
        default: actions = transcript.says(fragments[Int.random(in: 0..<fragments.count, using: &source)])
        }
        for case .finished(let id, _) in actions { #expect(open.remove(id) != nil) }
        #expect(transcript.session.waiting == open.count)
      }
      for case .finished(let id, _) in transcript.session.closed(.byUs) { open.remove(id) }
      #expect(open.isEmpty)
    }
  }

  @Test func `a monitor that writes each message over several lines is understood`() throws {
    var transcript = Transcript()
    let greeting =
      "{\r\n    \"QMP\": {\r\n        \"version\": {\r\n            \"qemu\": {\r\n"
      + "                \"micro\": 0,\r\n                \"minor\": 2,\r\n                \"major\": 7\r\n"
      + "            },\r\n            \"package\": \"\"\r\n        },\r\n        \"capabilities\": [\r\n        ]\r\n"
      + "    }\r\n}\r\n"
    #expect(transcript.says(greeting).map(\.line) == [Transcript.negotiation])
    #expect(transcript.says("{\r\n    \"return\": {\r\n    },\r\n").isEmpty)
    #expect(transcript.says("    \"id\": \"drover-0\"\r\n}\r\n").count == 1)
    #expect(transcript.session.condition == .answering)
    let (id, _) = transcript.submit(.queryStatus)
    let actions = transcript.says(
      "{\n    \"return\": \"}\",\n    \"id\": \"drover-1\"\n}\n{\"return\": {}, \"id\": \"drover-9\"}\n")
    guard case .finished(id, .success(let reply))? = actions.first else {
      Issue.record("\(actions)")
      return
    }
    #expect(try reply.value.get() == .string("}"))
  }

  @Test func `an object that is never closed has a limit, and what is no QMP is told on one line`() {
    var limits = QMPSession.Limits()
    limits.line = 100
    var endless = Transcript(limits: limits)
    let actions = endless.says("{\n" + String(repeating: "  \"a\": 1,\n", count: 20))
    #expect(actions == [.close(.lineTooLong(limit: 100))])
    var garbage = Transcript()
    #expect(garbage.says("\u{0}\u{1B}[31m220 mail\r\n") == [.close(.notQMP("??[31m220 mail"))])
  }
}

/// The same random inputs in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
