import DroverCore
import QEMUMonitor

/// A session, a clock that stands still unless it is moved, and what QEMU says.
struct Transcript {
  static let greeting =
    #"{"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": "Debian"}, "#
    + #""capabilities": ["oob"]}}"# + "\r\n"
  static let negotiated = #"{"return": {}, "id": "drover-0"}"# + "\r\n"
  static let negotiation = #"{"execute":"qmp_capabilities","id":"drover-0"}"#

  var now = Deadline(instant: ContinuousClock.now)
  var session: QMPSession

  init(
    limits: QMPSession.Limits = .init(), greetingLimit: Duration? = .seconds(10), deadlines: QMPDeadlines = .init()
  ) {
    session = QMPSession(now: now, greetingLimit: greetingLimit, deadlines: deadlines, limits: limits)
  }

  /// A session that is in command mode.
  static func ready(limits: QMPSession.Limits = .init(), deadlines: QMPDeadlines = .init()) -> Transcript {
    var transcript = Transcript(limits: limits, deadlines: deadlines)
    _ = transcript.says(greeting + negotiated)
    return transcript
  }

  mutating func says(_ text: String) -> [QMPAction] { says(Array(text.utf8)) }

  mutating func says(_ bytes: [UInt8]) -> [QMPAction] {
    bytes.withUnsafeBytes { session.received($0, now: now) }
  }

  mutating func submit(_ command: QMPCommand, limit: Duration? = nil) -> (QMPSession.CommandID, [QMPAction]) {
    let (id, actions) = session.submit(command, now: now, limit: limit)
    return (id, actions)
  }

  mutating func waits(_ duration: Duration) -> [QMPAction] {
    now = Deadline(instant: now.instant.advanced(by: duration))
    return session.timePassed(now: now)
  }
}

extension QMPAction {
  /// The line that is sent, without its newline.
  var line: String? {
    guard case .send(let bytes, _) = self, bytes.last == 0x0A else { return nil }
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }

  /// The outcome of a command: its value as text, or the failure.
  var outcome: (id: QMPSession.CommandID, value: Result<JSON, QMPFailure>)? {
    guard case .finished(let id, let result) = self else { return nil }
    return (id, result.flatMap(\.value))
  }
}
