/// How a piece of text looks on a terminal that shows colours.
enum Style: Sendable {
  case plain
  case good
  case attention
  case bad
  case faint

  /// The text between the sequences that switch the style on and off (ECMA-48, SGR).
  func apply(to text: String) -> String {
    guard let code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private var code: String? {
    switch self {
    case .plain: nil
    case .good: "32"
    case .attention: "33"
    case .bad: "1;31"
    case .faint: "2"
    }
  }
}
