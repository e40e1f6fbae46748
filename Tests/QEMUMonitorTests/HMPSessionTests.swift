import DroverCore
import Foundation
import QEMUMonitor
import Testing

/// Transcripts of a real QEMU's human monitor (`Fixtures/HumanMonitor`): each line a command and all that came back.
struct HumanTranscript {
  static let banner = "QEMU 7.2.22 monitor - type 'help' for more information\r\n(qemu) "

  /// What a terminal writes while a command is typed: at each byte it goes back, writes the line and clears the rest.
  static func echo(_ command: String) -> String {
    var text = ""
    for count in command.indices.map({ command.distance(from: command.startIndex, to: $0) + 1 }) {
      text += String(repeating: "\u{1B}[D", count: count - 1) + command.prefix(count) + "\u{1B}[K"
    }
    return text + "\r\n"
  }

  static let recorded = read("qemu-7.2")

  /// A machine with drives of each kind, a balloon, an I/O thread and a screen, in two versions of QEMU.
  static let rich = ["7.2": read("qemu-7.2-rich"), "10.0": read("qemu-10.0-rich")]

  private static func read(_ name: String) -> [(command: String, output: String)] {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/HumanMonitor/\(name).txt").standardizedFileURL
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      guard let pair = try? JSON.parse(String(line)).array, pair.count == 2, let command = pair[0].string,
        let output = pair[1].string
      else { return nil }
      return (command, output)
    }
  }

  var now = Deadline(instant: ContinuousClock.now)
  var session: HMPSession

  init(limits: HMPSession.Limits = .init()) {
    session = HMPSession(now: now, greetingLimit: .seconds(10), limits: limits)
  }

  static func ready(limits: HMPSession.Limits = .init()) -> HumanTranscript {
    var transcript = HumanTranscript(limits: limits)
    _ = transcript.says(banner)
    return transcript
  }

  mutating func says(_ text: String) -> [HMPAction] {
    Array(text.utf8).withUnsafeBytes { session.received($0) }
  }

  mutating func submit(_ command: String, limit: Duration = .seconds(10)) -> (HMPSession.CommandID, [HMPAction]) {
    let (id, actions) = session.submit(command, now: now, limit: limit)
    return (id, actions)
  }

  mutating func waits(_ duration: Duration) -> [HMPAction] {
    now = Deadline(instant: now.instant.advanced(by: duration))
    return session.timePassed(now: now)
  }

  /// The answer that a whole exchange gives.
  ///
  /// - Parameter version: of which QEMU the rich machine is asked; nil for the plain one.
  static func answer(_ command: String, of version: String? = nil) throws -> String {
    let exchanges = version.map { rich[$0] ?? [] } ?? recorded
    let exchange = try #require(exchanges.first { $0.command == command }, "\(command)")
    var transcript = ready()
    _ = transcript.submit(command)
    return try #require(transcript.says(exchange.output).first?.answer)
  }
}

extension HMPAction {
  var answer: String? {
    guard case .finished(_, .success(let text)) = self else { return nil }
    return text
  }
}

@Suite struct HMPSessionTests {
  @Test func `the greeting tells the version`() {
    var transcript = HumanTranscript()
    #expect(transcript.session.condition == .connecting)
    let version = QMPVersion(major: 7, minor: 2, micro: 22)
    #expect(transcript.says(HumanTranscript.banner) == [.ready(HMPGreeting(version: version))])
    #expect(transcript.session.condition == .answering)
  }

  @Test func `every exchange with a real QEMU gives its answer, whole and byte by byte`() throws {
    #expect(HumanTranscript.recorded.count > 15)
    var whole = HumanTranscript()
    var pieces = HumanTranscript()
    for (command, output) in HumanTranscript.recorded {
      let isGreeting = command.isEmpty && output.hasPrefix("QEMU")
      if !isGreeting {
        #expect(whole.submit(command).1 == [.send(Array("\(command)\n".utf8))])
        _ = pieces.submit(command)
      }
      let actions = whole.says(output)
      var slowly: [HMPAction] = []
      for byte in output.utf8 { slowly += [byte].withUnsafeBytes { pieces.session.received($0) } }
      #expect(actions == slowly)
      #expect(actions.count == 1)
      guard !isGreeting else { continue }
      let answer = try #require(actions.first?.answer)
      #expect(!answer.contains("\u{1B}") && !answer.contains("(qemu)") && !answer.contains("\r"))
    }
  }

  @Test func `one command is on its way at a time`() {
    var transcript = HumanTranscript.ready()
    let (first, sent) = transcript.submit("stop")
    let (second, none) = transcript.submit("cont")
    #expect(sent == [.send(Array("stop\n".utf8))])
    #expect(none.isEmpty)
    #expect(
      transcript.says(HumanTranscript.echo("stop") + "(qemu) ")
        == [.finished(first, .success("")), .send(Array("cont\n".utf8))])
    #expect(
      transcript.says(HumanTranscript.echo("cont") + "Error: no\r\n(qemu) ") == [
        .finished(second, .success("Error: no\n"))
      ])
    #expect(transcript.session.waiting == 0)
  }

  @Test func `a prompt inside of an answer does not put the next answer out of step`() {
    var transcript = HumanTranscript.ready()
    _ = transcript.submit("info snapshots")
    // A name that somebody chose, and a piece that ends just behind it.
    let cut = transcript.says(HumanTranscript.echo("info snapshots") + "1 (qemu) ")
    #expect(cut.first?.answer == "1 ")
    #expect(transcript.says("evil\r\n(qemu) ").isEmpty)
    let (id, _) = transcript.submit("info name")
    #expect(
      transcript.says("more\r\n(qemu) " + HumanTranscript.echo("info name") + "vm\r\n(qemu) ") == [
        .finished(id, .success("vm\n"))
      ])
  }

  @Test func `a command that is late is given up, and the next waits for the terminal`() {
    var transcript = HumanTranscript.ready()
    let (late, _) = transcript.submit("commit all", limit: .seconds(1))
    #expect(
      transcript.waits(.seconds(1)) == [
        .stoppedAnswering(command: "commit all"),
        .finished(late, .failure(.timedOut(command: "commit all", after: .seconds(1)))),
      ])
    let (next, none) = transcript.submit("stop")
    #expect(none.isEmpty)
    #expect(
      transcript.says(HumanTranscript.echo("commit all") + "(qemu) ") == [.answersAgain, .send(Array("stop\n".utf8))])
    #expect(transcript.says(HumanTranscript.echo("stop") + "(qemu) ") == [.finished(next, .success(""))])
  }

  @Test func `a command that asks for a password gets an empty one`() {
    var transcript = HumanTranscript.ready()
    let (id, _) = transcript.submit("change vnc password")
    #expect(transcript.says(HumanTranscript.echo("change vnc password") + "Password: ") == [.send([0x0A])])
    #expect(transcript.says("\r\n(qemu) ") == [.finished(id, .success("Password: \n"))])
  }

  @Test func `an answer without end is dropped beyond the limit`() {
    var limits = HMPSession.Limits()
    limits.answer = 100
    var transcript = HumanTranscript.ready(limits: limits)
    let (id, _) = transcript.submit("x")
    #expect(transcript.says(HumanTranscript.echo("x")).isEmpty)
    for _ in 0..<1000 { #expect(transcript.says(String(repeating: "y", count: 997)).isEmpty) }
    #expect(
      transcript.says("\r\n(qemu) ") == [.finished(id, .failure(.answerTooLong(command: "x", limit: 100)))])
  }

  @Test(arguments: ["two\nlines", "tab\t", "\u{1B}[A", "del\u{7F}", String(repeating: "x", count: 4096)])
  func `what the terminal would take for keys is not sent`(_ command: String) {
    var transcript = HumanTranscript.ready()
    let (_, actions) = transcript.submit(command)
    guard case .finished(_, .failure(.unsendable))? = actions.first else {
      Issue.record("it was sent: \(actions)")
      return
    }
  }

  @Test func `another language is told apart`() {
    var qmp = HumanTranscript()
    #expect(qmp.says(#"{"QMP": {}}"#) == [.close(.speaksQMP)])
    var http = HumanTranscript()
    #expect(http.says("HTTP/1.1 400\r\n") == [.close(.notHuman("HTTP/1.1 400\r\n"))])
    var silent = HumanTranscript()
    #expect(silent.waits(.seconds(10)) == [.close(.noGreeting(after: .seconds(10)))])
  }

  @Test func `telnet's negotiation before the greeting is passed over`() {
    var transcript = HumanTranscript()
    let negotiation: [UInt8] = [255, 251, 1, 255, 251, 3, 255, 251, 0, 255, 253, 0]
    #expect(negotiation.withUnsafeBytes { transcript.session.received($0) }.isEmpty)
    #expect(transcript.says(HumanTranscript.banner).count == 1)
    #expect(transcript.session.condition == .answering)
  }

  @Test func `the end wakes everybody once`() {
    var transcript = HumanTranscript.ready()
    let (first, _) = transcript.submit("stop")
    let (second, _) = transcript.submit("cont")
    let closed = HMPFailure.closed(.endOfFile)
    #expect(
      transcript.session.closed(.endOfFile) == [
        .finished(first, .failure(closed)), .finished(second, .failure(closed)),
      ])
    #expect(transcript.session.closed(.byUs).isEmpty)
    #expect(transcript.session.nextDeadline == nil)
  }
}
