import DroverCore
import QEMUCommandLine

extension CommandExplanation {
  /// For people: each argument with the lines that it comes from, then what became none.
  var text: String {
    var text = ""
    for argument in arguments {
      text += TextWidth.printable(argument.argument.text) + "\n"
      for source in argument.sources { text += Self.margin(source.line) + TextWidth.printable(source.path) + "\n" }
      if argument.sources.isEmpty { text += Self.margin(nil) + "not from the definition\n" }
    }
    guard !untold.isEmpty else { return text }
    var table = TextTable(head: ["Line", "Not told to QEMU", "Value", "Why"])
    for item in untold {
      table.append([
        .init(item.source.line.map(String.init) ?? "-"), .init(item.source.path), .init(Self.clipped(item.value ?? "")),
        .init(item.reason.words),
      ])
    }
    return text + "\n" + table.text(showsHead: true, colours: false)
  }

  /// For programs.
  var json: JSON {
    [
      "arguments": .array(
        arguments.map { argument in
          var members = JSONObject()
          members["option"] = .string(argument.argument.option)
          if let value = argument.argument.value { members["value"] = .string(value) }
          members["sources"] = .array(argument.sources.map { .object($0.json) })
          return .object(members)
        }),
      "untold": .array(
        untold.map { item in
          var members = item.source.json
          if let value = item.value { members["value"] = .string(value) }
          members["reason"] = .string(item.reason.name)
          members["why"] = .string(item.reason.words)
          return .object(members)
        }),
    ]
  }

  private static func margin(_ line: Int?) -> String {
    let number = line.map(String.init) ?? "-"
    return String(repeating: " ", count: max(0, 7 - number.count)) + number + "  "
  }

  private static func clipped(_ text: String) -> String { text.count <= 30 ? text : text.prefix(29) + "…" }
}

extension CommandExplanation.Source {
  fileprivate var json: JSONObject {
    var members = JSONObject()
    members["path"] = .string(path)
    if let line { members["line"] = JSON(line) }
    return members
  }
}

extension CommandArgument {
  /// As it is written on a command line, without a shell's quotes.
  fileprivate var text: String { value.map { "\(option) \($0)" } ?? option }
}
