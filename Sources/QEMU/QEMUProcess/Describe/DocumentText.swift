/// An XML document being written: elements within elements, two spaces for each level.
struct DocumentText {
  private(set) var text = ""
  private var level = 0

  /// An element with others in it.
  mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], _ body: (inout DocumentText) -> Void
  ) {
    line("<\(name)\(Self.words(attributes))>")
    level += 1
    body(&self)
    level -= 1
    line("</\(name)>")
  }

  /// An element with nothing in it.
  mutating func empty(_ name: String, _ attributes: [(String, String)] = []) {
    line("<\(name)\(Self.words(attributes))/>")
  }

  /// An element with a text in it.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], text: String) {
    line("<\(name)\(Self.words(attributes))>\(Self.escape(text))</\(name)>")
  }

  /// What a list of `<domainCapabilities>` may hold.
  mutating func choice(_ name: String, _ values: [String]) {
    if values.isEmpty { return empty("enum", [("name", name)]) }
    element("enum", [("name", name)]) { document in
      for value in values { document.element("value", text: value) }
    }
  }

  private mutating func line(_ words: String) {
    text += String(repeating: "  ", count: level) + words + "\n"
  }

  private static func words(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)='\(escape($0.1))'" }.joined()
  }

  private static func escape(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "'": result += "&apos;"
      case "\u{0}"..<" ": result += " "
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
