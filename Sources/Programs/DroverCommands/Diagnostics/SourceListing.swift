import DroverCore
import DroverXML

/// Mistakes in a file, shown as a compiler shows them: file, line and column, the line of the file, a mark below it.
struct SourceListing: Sendable {
  /// How bad it is.
  enum Severity: String, Sendable {
    /// The definition is refused.
    case error
    /// It is taken, without this.
    case warning
  }

  /// The file, as the caller named it.
  let file: String
  /// What is wrong, each with its line where it has one.
  let mistakes: [XMLError]
  let severity: Severity

  private let source: XMLSourceMap

  init(file: String, text: String, mistakes: [XMLError], severity: Severity = .error) {
    self.file = file == "-" ? "<stdin>" : file
    self.severity = severity
    let map = XMLSourceMap(text)
    source = map
    let located = mistakes.map { mistake in
      guard let place = map.place(of: mistake.path), place.isExact || mistake.line == 0 else { return mistake }
      var found = mistake
      found.line = place.line
      found.column = place.isExact ? place.column : 0
      return found
    }
    // In the order of the file; several on one line in that in which they were found.
    self.mistakes = located.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }

  /// The lines for people.
  func text(colours: Bool) -> String {
    mistakes.map { text(of: $0, colours: colours) }.joined()
  }

  /// The same for programs.
  var json: JSON {
    .array(
      mistakes.map { mistake in
        var members = JSONObject()
        members["severity"] = .string(severity.rawValue)
        members["file"] = .string(file)
        if mistake.line > 0 { members["line"] = JSON(mistake.line) }
        if mistake.column > 0 { members["column"] = JSON(mistake.column) }
        if !mistake.path.isEmpty { members["path"] = .string(mistake.path) }
        members["message"] = .string(mistake.detail)
        return .object(members)
      })
  }

  private func text(of mistake: XMLError, colours: Bool) -> String {
    var place = TextWidth.printable(file)
    if mistake.line > 0 { place += ":\(mistake.line)" }
    if mistake.line > 0, mistake.column > 0 { place += ":\(mistake.column)" }
    let word = "\(severity.rawValue):"
    let style: Style = severity == .error ? .bad : .attention
    let path = mistake.path.isEmpty ? "" : " (\(TextWidth.printable(mistake.path)))"
    let head = "\(place): \(colours ? style.apply(to: word) : word) \(TextWidth.printable(mistake.detail))\(path)\n"
    return head + excerpt(of: mistake, style, colours: colours)
  }

  /// The line of the file, and below it a mark under what is meant.
  private func excerpt(of mistake: XMLError, _ style: Style, colours: Bool) -> String {
    guard mistake.line > 0, let line = source.line(mistake.line) else { return "" }
    let number = "\(mistake.line)"
    let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number
    let shown = String(line.prefix(Self.longest))
    var text = "\(margin) | \(TextWidth.printable(shown.replacing("\t", with: " ")))\n"
    guard mistake.column > 0, mistake.column <= shown.count else { return text }
    let before = TextWidth.of(String(shown.prefix(mistake.column - 1)).replacing("\t", with: " "))
    let length = source.place(of: mistake.path).map { $0.column == mistake.column ? $0.length : 1 } ?? 1
    let width = max(1, min(length, shown.count - mistake.column + 1))
    let mark = "^" + String(repeating: "~", count: width - 1)
    text += String(repeating: " ", count: margin.count) + " | " + String(repeating: " ", count: before)
    return text + (colours ? style.apply(to: mark) : mark) + "\n"
  }

  /// How much of a line is shown: a definition can be one line.
  private static let longest = 160
}
