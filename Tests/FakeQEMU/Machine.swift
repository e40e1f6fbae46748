/// What an honest QEMU would say: enough of it for every command that the daemon sends.
struct Machine {
  let uuid: String
  /// Whether an agent has opened its line in the guest.
  let hasAgent: Bool
  private var status = "prelaunch"

  init(uuid: String, hasAgent: Bool) {
    self.uuid = uuid
    self.hasAgent = hasAgent
  }

  static let greeting = """
    {"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": "fake"}, "capabilities": ["oob"]}}
    """

  /// Carries a command out.
  ///
  /// - Returns: the value of the answer, and the events that come before it.
  mutating func execute(_ command: String) -> (value: String, events: [String]) {
    switch command {
    case "query-status":
      return (#"{"status": "\#(status)", "running": \#(status == "running"), "singlestep": false}"#, [])
    case "cont":
      status = "running"
      return ("{}", ["RESUME"])
    case "stop":
      status = "paused"
      return ("{}", ["STOP"])
    case "system_powerdown":
      status = "shutdown"
      return ("{}", ["POWERDOWN", "SHUTDOWN"])
    case "query-uuid": return (#"{"UUID": "\#(uuid)"}"#, [])
    case "query-balloon": return (#"{"actual": 31457280}"#, [])
    case "qom-get": return (#"{"stats": {}, "last-update": 0}"#, [])
    case "query-vnc": return (#"{"enabled": false}"#, [])
    case "query-chardev" where hasAgent:
      return (#"[{"label": "charchannel0", "filename": "unix", "frontend-open": true}]"#, [])
    case "query-chardev", "query-block", "query-blockstats", "query-jobs", "query-cpus-fast": return ("[]", [])
    case "human-monitor-command": return (#""""#, [])
    default: return ("{}", [])
    }
  }

  static func event(_ name: String) -> String {
    let data = name == "SHUTDOWN" ? #", "data": {"guest": false, "reason": "host-signal"}"# : ""
    return #"{"timestamp": {"seconds": 1700000000, "microseconds": 7}, "event": "\#(name)"\#(data)}"#
  }
}

/// A request of the daemon, as far as it matters.
struct Request {
  let command: String
  let id: String
  /// The number that the way into step of an agent is to give back.
  let number: String

  /// Reads a line as the daemon writes it: without blanks, the id a text.
  init?(_ line: String) {
    guard let command = Self.text(after: #""execute":""#, in: line) else { return nil }
    self.command = command
    id = Self.text(after: #""id":""#, in: line) ?? ""
    number = Self.text(after: #""id":"#, in: line)?.prefix { $0.isNumber }.description ?? ""
  }

  private static func text(after mark: String, in line: String) -> String? {
    let (bytes, mark) = (Array(line.utf8), Array(mark.utf8))
    guard bytes.count >= mark.count else { return nil }
    for start in 0...(bytes.count - mark.count) where bytes[start..<start + mark.count].elementsEqual(mark) {
      return String(decoding: bytes[(start + mark.count)...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }
    return nil
  }
}
