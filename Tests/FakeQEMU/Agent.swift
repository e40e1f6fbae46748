import Glibc

/// The agent in the guest, played by the same script on a thread of its own: its line is none of QEMU's business.
///
/// Its occasions are the names of its commands, `guest-sync-delimited` among them.
final class Agent {
  private let script: Script
  private var line: Monitor
  private var counts: [String: Int] = [:]

  private init(_ script: Script, listener: Int32) {
    self.script = script
    line = Monitor(listener: listener)
  }

  /// Begins to play.
  static func start(_ script: Script, listener: Int32) {
    let agent = Unmanaged.passRetained(Agent(script, listener: listener)).toOpaque()
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { agent in
        if let agent { Unmanaged<Agent>.fromOpaque(agent).takeRetainedValue().play() }
        return nil
      }, agent)
    if failure != 0 { FakeQEMU.fail("no thread for the agent") }
  }

  private func play() {
    while true {
      if line.client == nil {
        // The listener does not wait by itself.
        var entry = pollfd(fd: line.listener ?? -1, events: Int16(POLLIN), revents: 0)
        if poll(&entry, 1, -1) > 0 { _ = line.accept() }
        continue
      }
      for text in line.read() ?? [] { if let request = Request(text) { answer(request) } }
    }
  }

  private func answer(_ request: Request) {
    let count = (counts[request.command] ?? 0) + 1
    counts[request.command] = count
    let acts = script.acts(on: request.command, count)
    if acts != nil { FakeQEMU.note("on \(request.command)") }
    for act in acts ?? [.answer] { perform(act, request) }
  }

  private func perform(_ act: Act, _ request: Request) {
    let reply = Self.reply(to: request)
    switch act {
    case .answer: line.write(reply)
    case .halfAnswer: line.write(Array(reply.prefix(reply.count / 2)))
    case .answerTwice: line.write(reply + reply)
    case .answerAnother: line.write([0xFF] + Array("{\"return\": 77}\n".utf8))
    case .refuse(let words): line.write(line: #"{"error": {"class": "GenericError", "desc": "\#(words)"}}"#)
    case .garbage(let count): for _ in 0..<count { line.write(line: "}{ this is no JSON \u{1}") }
    case .line(let count): line.write([UInt8](repeating: UInt8(ascii: "x"), count: count) + [10])
    case .wait(let milliseconds): usleep(UInt32(max(0, milliseconds)) * 1000)
    case .closeMonitor: line.dropClient()
    case .hang: while true { pause() }
    default: break
    }
  }

  /// What an honest agent says.
  private static func reply(to request: Request) -> [UInt8] {
    let value: String
    switch request.command {
    case "guest-sync-delimited": return [0xFF] + Array("{\"return\": \(request.number)}\n".utf8)
    case "guest-get-time": value = "1700000000123456789"
    case "guest-get-host-name": value = #"{"host-name": "fake"}"#
    case "guest-ping": value = "{}"
    default:
      return Array(#"{"error": {"class": "CommandNotFound", "desc": "no \#(request.command)"}}"#.utf8) + [10]
    }
    return Array("{\"return\": \(value)}\n".utf8)
  }
}
