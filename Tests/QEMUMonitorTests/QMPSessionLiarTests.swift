import DroverCore
import QEMUMonitor
import Testing

/// What a peer does that is no QEMU, or a broken one.
@Suite struct QMPSessionLiarTests {
  @Test(arguments: [
    "garbage", "[]", "{}", "17", #"{"event": 5}"#, #"{"QMP": {}}"#, #"{"return": {}, "return": {}}"#, "\u{1}\u{2}",
  ])
  func `a line without meaning is dropped and the next one read`(line: String) throws {
    var transcript = Transcript.ready()
    let (id, _) = transcript.submit(.cont)
    let actions = transcript.says(line + "\r\n" + #"{"return": {}, "id": "drover-1"}"# + "\r\n")
    guard case .dropped = try #require(actions.first) else {
      Issue.record("\(actions)")
      return
    }
    #expect(actions.last?.outcome?.id == id)
  }

  @Test func `an answer with a foreign id, or none, wakes nobody`() {
    var transcript = Transcript.ready()
    _ = transcript.submit(.cont)
    for id in [#""drover-9""#, #""drover-""#, #""drover--1""#, #""libvirt-1""#, "1", "null", #""drover-0""#] {
      _ = transcript.says(#"{"return": {}, "id": \#(id)}"# + "\n")
    }
    _ = transcript.says(#"{"return": {}}"# + "\n")
    #expect(transcript.session.waiting == 1)
  }

  @Test func `much garbage ends the session`() {
    var limits = QMPSession.Limits()
    limits.garbage = 3
    var transcript = Transcript.ready(limits: limits)
    let actions = transcript.says(String(repeating: "x\n", count: 10))
    #expect(actions.last == .close(.garbage))
    #expect(actions.count == 5)
  }

  @Test func `a line beyond the limit ends the session, whether its end comes or not`() {
    var limits = QMPSession.Limits()
    limits.line = 1000
    let endless = String(repeating: "x", count: 1001)
    for text in [endless, endless + "\n"] {
      var transcript = Transcript.ready(limits: limits)
      let (id, _) = transcript.submit(.cont)
      let closure = QMPClosure.lineTooLong(limit: 1000)
      #expect(transcript.says(text) == [.finished(id, .failure(.closed(closure))), .close(closure)])
    }
    var transcript = Transcript.ready(limits: limits)
    for _ in 0..<1000 { #expect(transcript.says("x").isEmpty) }
    #expect(transcript.says("x") == [.close(.lineTooLong(limit: 1000))])
  }

  @Test func `an answer before the greeting is no QMP`() {
    var transcript = Transcript()
    #expect(
      transcript.says(#"{"return": {}, "id": "drover-0"}"# + "\n")
        == [.close(.notQMP("an answer before the greeting"))])
  }

  @Test func `a hundred thousand events are all handed on`() {
    var transcript = Transcript.ready()
    let event = #"{"event": "BALLOON_CHANGE", "data": {"actual": 1}, "timestamp": {"seconds": 1}}"# + "\r\n"
    var count = 0
    for _ in 0..<100 { count += transcript.says(String(repeating: event, count: 1000)).count }
    #expect(count == 100_000)
  }

  @Test func `white space between lines means nothing`() {
    var transcript = Transcript.ready()
    #expect(transcript.says("\r\n \n\t\r\n\n").isEmpty)
  }
}
