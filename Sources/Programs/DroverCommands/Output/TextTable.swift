/// A table as virsh lays it out, so that scripts which cut its columns go on working.
///
/// One space before each cell, two behind it; the columns as wide as their widest cell; a line of dashes below
/// the head; nothing at the ends of lines.
struct TextTable: Sendable {
  /// One field.
  struct Cell: Sendable, ExpressibleByStringLiteral {
    var text: String
    var style: Style

    init(_ text: String, style: Style = .plain) {
      self.text = text
      self.style = style
    }

    init(stringLiteral value: String) { self.init(value) }
  }

  let head: [String]
  private(set) var rows: [[Cell]] = []

  init(head: [String]) { self.head = head }

  /// Adds a row; it has as many cells as the head.
  mutating func append(_ row: [Cell]) { rows.append(row) }

  /// The lines, each with its end.
  ///
  /// - Parameters:
  ///   - showsHead: without it the widths are those of the rows alone.
  ///   - colours: whether styles are shown.
  func text(showsHead: Bool, colours: Bool) -> String {
    let shown = rows.map { row in row.map { Cell(TextWidth.printable($0.text), style: $0.style) } }
    var widths = head.map { showsHead ? TextWidth.of($0) : 0 }
    for row in shown {
      for (index, cell) in row.enumerated() where widths.indices.contains(index) {
        widths[index] = max(widths[index], TextWidth.of(cell.text))
      }
    }
    var text = ""
    if showsHead {
      text += line(head.map { Cell($0) }, widths: widths, colours: false)
      text += String(repeating: "-", count: widths.reduce(0) { $0 + $1 + 3 }) + "\n"
    }
    for row in shown { text += line(row, widths: widths, colours: colours) }
    return text
  }

  private func line(_ cells: [Cell], widths: [Int], colours: Bool) -> String {
    var text = ""
    var gap = 0
    for (cell, width) in zip(cells, widths) {
      text += String(repeating: " ", count: gap + 1)
      text += colours ? cell.style.apply(to: cell.text) : cell.text
      gap = width - TextWidth.of(cell.text) + 2
    }
    return text + "\n"
  }
}
