/// A value of the configuration file: a number, a word or quoted text, or a list of texts in brackets.
enum ConfigurationValue: Hashable, Sendable {
  case text(String)
  case list([String])
}

/// One `key = value` of a configuration file, and where it stands.
struct ConfigurationEntry: Hashable, Sendable {
  var key: String
  var value: ConfigurationValue
  var line: Int
}

/// Splits a configuration file into entries: `key = value`, `#` begins a comment, lists may span lines.
struct ConfigurationReader {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private(set) var entries: [ConfigurationEntry] = []
  private(set) var problems: [ConfigurationProblem] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    while position < bytes.count { readLine() }
  }

  private var current: UInt8? { bytes.indices.contains(position) ? bytes[position] : nil }

  private mutating func advance() {
    if current == UInt8(ascii: "\n") { line += 1 }
    position += 1
  }

  private mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while let byte = current, isSkipped(byte) { advance() }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  private static func isBlankOrNewline(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A }

  private static func isWord(_ byte: UInt8) -> Bool {
    !isBlankOrNewline(byte) && byte != UInt8(ascii: "=") && byte != UInt8(ascii: "#") && byte != UInt8(ascii: ",")
      && byte != UInt8(ascii: "]") && byte != UInt8(ascii: "[") && byte != UInt8(ascii: "\"") && byte != 0x27
  }

  private mutating func word() -> String {
    let start = position
    skip(Self.isWord)
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func readLine() {
    skip(Self.isBlankOrNewline)
    guard let byte = current else { return }
    if byte == UInt8(ascii: "#") { return skip { $0 != 0x0A } }
    let start = line
    let key = word()
    skip(Self.isBlank)
    guard !key.isEmpty, current == UInt8(ascii: "=") else { return fail("'key = value' is expected", start) }
    advance()
    skip(Self.isBlank)
    guard let value = value() else { return fail("\(key) has no proper value", start) }
    skip(Self.isBlank)
    guard current == nil || current == 0x0A || current == UInt8(ascii: "#") else {
      return fail("something follows the value of \(key)", start)
    }
    entries.append(ConfigurationEntry(key: key, value: value, line: start))
  }

  private mutating func fail(_ text: String, _ number: Int) {
    problems.append(ConfigurationProblem(line: number, text: text))
    skip { $0 != 0x0A }
  }

  private mutating func value() -> ConfigurationValue? {
    guard current == UInt8(ascii: "[") else { return text().map(ConfigurationValue.text) }
    advance()
    var list: [String] = []
    while true {
      skipToItem()
      if current == UInt8(ascii: "]") { break }
      guard let item = text() else { return nil }
      list.append(item)
      skipToItem()
      if current == UInt8(ascii: ",") { advance() } else if current != UInt8(ascii: "]") { return nil }
    }
    advance()
    return .list(list)
  }

  private mutating func skipToItem() {
    skip(Self.isBlankOrNewline)
    while current == UInt8(ascii: "#") {
      skip { $0 != 0x0A }
      skip(Self.isBlankOrNewline)
    }
  }

  private mutating func text() -> String? {
    guard let quote = current, quote == UInt8(ascii: "\"") || quote == 0x27 else {
      let word = word()
      return word.isEmpty ? nil : word
    }
    advance()
    let start = position
    skip { $0 != quote && $0 != 0x0A }
    guard current == quote else { return nil }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    advance()
    return text
  }
}
