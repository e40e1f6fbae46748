public import DroverCore

/// Small answers of the human monitor, as QEMU has written them from 2.x to today.
///
/// The texts are made for people, and no version of QEMU promises them; what does not look as expected is nil.
public enum HMPAnswer {
  /// Why QEMU refused a command that says nothing when it is carried out; nil when it was carried out.
  public static func refusal(_ text: String) -> String? {
    let words = text.trimmingBlanks()
    guard !words.isEmpty else { return nil }
    return words.hasPrefix("Error: ") ? String(words.dropFirst(7)) : words
  }

  /// Whether the answer says that QEMU does not know the command.
  public static func isUnknownCommand(_ text: String) -> Bool { text.hasPrefix("unknown command: ") }

  /// `info version`: `7.2.22Debian 1:7.2+dfsg-7`
  public static func version(_ text: String) -> QMPVersion? { QMPVersion(words: text.trimmingBlanks()) }

  /// `info kvm`: `kvm support: enabled`; `disabled` and `not compiled` are no.
  public static func usesKVM(_ text: String) -> Bool? {
    let words = text.trimmingBlanks()
    guard words.hasPrefix("kvm support: ") else { return nil }
    return words == "kvm support: enabled"
  }

  /// `info name`; nil when none was given at the start.
  public static func name(_ text: String) -> String? {
    let name = text.trimmingBlanks()
    return name.isEmpty || isUnknownCommand(name) ? nil : name
  }

  /// `info uuid`; zeros mean that none was given at the start.
  public static func uuid(_ text: String) -> UUID? { UUID(text.trimmingBlanks()) }

  /// `info status`: `VM status: running`, `VM status: paused (prelaunch)`, `VM status: running (single step mode)`.
  public static func status(_ text: String) -> QMPRunStatus? {
    let words = text.trimmingBlanks()
    let lead = "VM status: "
    guard words.hasPrefix(lead) else { return nil }
    let parts = words.dropFirst(lead.count).split(separator: " ", maxSplits: 1)
    switch parts.first {
    case "running": return QMPRunStatus(state: .running, running: true)
    case "paused":
      let word = parts.dropFirst().last.map { $0.filter { $0 != "(" && $0 != ")" } }
      return QMPRunStatus(state: word.map { QMPRunStatus.State(rawValue: $0) ?? .other } ?? .paused, running: false)
    default: return nil
    }
  }

  /// `info memory_size_summary`: `base memory: 134217728` in its first line (since 2.11).
  public static func baseMemory(_ text: String) -> UInt64? {
    let lead = "base memory: "
    return text.answerLines.first { $0.hasPrefix(lead) }.flatMap { UInt64($0.dropFirst(lead.count)) }
  }

  /// `info balloon`: `balloon: actual=512`, in MiB; nil without a balloon.
  public static func balloon(_ text: String) -> ByteCount? {
    let words = text.trimmingBlanks()
    let lead = "balloon: actual="
    guard words.hasPrefix(lead), let size = UInt64(words.dropFirst(lead.count).prefix { $0.isNumber }) else {
      return nil
    }
    let (bytes, overflows) = size.multipliedReportingOverflow(by: 1 << 20)
    return overflows ? nil : ByteCount(bytes: bytes)
  }
}

extension String {
  /// The lines, with the blanks before them.
  var answerLines: [Substring] { split(whereSeparator: \.isNewline) }
}
