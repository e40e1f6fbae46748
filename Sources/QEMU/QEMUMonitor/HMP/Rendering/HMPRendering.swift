import DroverCore

/// A command of QMP's in the words of the human monitor: what is typed, and what QMP would have answered.
///
/// So that whoever asks a guest for something asks it in one language. A rendering says no more than the human monitor
/// tells: members that it does not tell are absent, as they are from an older QEMU.
public struct HMPRendering: Sendable {
  /// What is typed, one after the other.
  public let lines: [String]
  private let read: @Sendable ([String]) -> Result<JSON, QMPError>

  init(_ lines: [String], read: @escaping @Sendable ([String]) -> Result<JSON, QMPError>) {
    self.lines = lines
    self.read = read
  }

  /// Renders a command; nil for one that has no equal in the human monitor.
  public init?(_ command: QMPCommand) {
    guard command.descriptors.isEmpty,
      let rendering = HMPRendering(order: command) ?? HMPRendering(blockOrder: command) ?? HMPRendering(query: command)
    else { return nil }
    self = rendering
  }

  /// The answer of QMP's that the texts stand for.
  ///
  /// - Parameter texts: one for each line.
  public func reply(to command: QMPCommand, _ texts: [String]) -> QMPReply {
    switch texts.count == lines.count ? read(texts) : .failure(.unreadable) {
    case .success(let value): return QMPReply(message: ["return": value], command: command.name)
    case .failure(let error): return .refusal(error, of: command)
    }
  }
}

extension QMPReply {
  /// QEMU's refusal of a command.
  public static func refusal(_ error: QMPError, of command: QMPCommand) -> QMPReply {
    let words: JSONObject = ["class": .string(error.errorClass.rawValue), "desc": .string(error.text)]
    return QMPReply(message: ["error": .object(words)], command: command.name)
  }
}

// MARK: - The forms of renderings

extension HMPRendering {
  /// A line that QEMU carries out in silence; whatever it says is its refusal.
  static func order(_ line: String) -> HMPRendering {
    HMPRendering([line]) { texts in
      HMPAnswer.refusal(texts[0]).map { .failure(QMPError(words: $0)) } ?? .success([:])
    }
  }

  /// Lines whose texts are read into a value.
  ///
  /// - Parameter value: nil when the texts are not as they should be.
  static func query(_ lines: String..., value: @escaping @Sendable ([String]) -> JSON?) -> HMPRendering {
    HMPRendering(lines) { texts in
      for text in texts {
        if HMPAnswer.isUnknownCommand(text) { return .failure(QMPError(.commandNotFound, words: text)) }
        if text.hasPrefix("Error: "), let refusal = HMPAnswer.refusal(text) {
          return .failure(QMPError(words: refusal))
        }
      }
      return value(texts).map { .success($0) } ?? .failure(.unreadable)
    }
  }
}

extension QMPError {
  /// An answer of the human monitor that does not look as any QEMU's does.
  static let unreadable = QMPError(words: "the human monitor's answer cannot be read")

  init(_ errorClass: Class = .generic, words: String) {
    self.init(errorClass: errorClass, text: words.trimmingBlanks())
  }
}

// MARK: - Words

/// What a line of the human monitor is made of.
enum HMPWord {
  /// A text, in quotes; what the terminal would take for a key is left to the session to refuse.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }

  /// A value of an option behind `key=`, where a comma begins the next one.
  static func option(_ value: JSON) -> String? {
    let text: String
    switch value {
    case .string(let words): text = words
    case .bool(let truth): text = truth ? "on" : "off"
    case .integer(let number): text = "\(number)"
    default: return nil
    }
    var escaped = ""
    for character in text.unicodeScalars {
      if character == "," { escaped += "," }
      escaped.unicodeScalars.append(character)
    }
    return escaped
  }
}
