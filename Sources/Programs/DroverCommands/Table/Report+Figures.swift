import DroverClient
import DroverCore

/// A value in a report, as text and as JSON.
struct Figure: Sendable {
  var name: String
  var text: String
  var json: JSON

  init(_ name: String, _ json: JSON, text: String? = nil) {
    self.name = name
    self.json = json
    self.text = text ?? Self.text(of: json)
  }

  init(_ parameter: TypedParameter) {
    self.init(parameter.name, parameter.value.json, text: parameter.value.text)
  }

  /// As it stands in a table: a text without quotes; `-` for nothing.
  static func text(of json: JSON) -> String {
    switch json {
    case .string(let text): text
    case .null: "-"
    default: json.text()
    }
  }
}

extension Report {
  /// How figures are laid out.
  enum Layout: Sendable {
    /// `name           : value`, as virsh has it for parameters.
    case colons
    /// The same with another width.
    case aligned(Int)
    /// `prefix name value`
    case words(prefix: String)
  }

  /// Figures, one a line, and one object.
  static func figures(_ figures: [Figure], _ layout: Layout, head: String = "") -> Report {
    var text = head
    var json = JSONObject()
    for figure in figures {
      json[figure.name] = figure.json
      let name = TextWidth.printable(figure.name)
      let value = TextWidth.printable(figure.text)
      switch layout {
      case .colons: text += aligned(name, 15) + ": " + value + "\n"
      case .aligned(let width): text += aligned(name, width) + ": " + value + "\n"
      case .words(let prefix): text += prefix + name + " " + value + "\n"
      }
    }
    return Report(.answer(text), json: .object(json))
  }

  private static func aligned(_ name: String, _ width: Int) -> String {
    name + String(repeating: " ", count: max(0, width - name.count))
  }

  /// Parameters as virsh shows them.
  static func parameters(_ parameters: [TypedParameter]) -> Report { figures(parameters.map(Figure.init), .colons) }

  /// A table: what the columns are called for people and for programs, and a row for each thing.
  static func rows(_ columns: [(title: String, key: String)], _ rows: [[JSON]]) -> Report {
    var table = TextTable(head: columns.map(\.title))
    for row in rows { table.append(row.map { TextTable.Cell(Figure.text(of: $0)) }) }
    let json = rows.map { row in
      var object = JSONObject()
      for (column, value) in zip(columns, row) { object[column.key] = value }
      return JSON.object(object)
    }
    return Report(.table(table), json: .array(json))
  }

  /// One text, which JSON has by a name.
  static func text(_ text: String, key: String) -> Report {
    Report(.answer(text.hasSuffix("\n") ? text : text + "\n"), json: .object([key: .string(text)]))
  }

  /// Lines, which JSON has as a list.
  static func list(_ lines: [String]) -> Report {
    Report(.answer(lines.map { TextWidth.printable($0) + "\n" }.joined()), json: .array(lines.map(JSON.string)))
  }

  /// That something was done to a domain.
  static func done(_ sentence: String, _ action: String, _ domain: Domain) -> Report {
    Report(
      .done(sentence),
      json: ["action": .string(action), "domain": .string(domain.name), "uuid": .string("\(domain.uuid)")])
  }
}
