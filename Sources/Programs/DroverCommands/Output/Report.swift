import DroverCore

/// What a command has to say: as text, as virsh writes it, and as JSON.
struct Report: Sendable {
  /// The text.
  enum Body: Sendable {
    /// That something was done; not shown with `--quiet`.
    case done(String)
    /// What was asked for.
    case answer(String)
    /// What was asked for between a head and a tail, which `--quiet` takes away.
    case framed(head: String, String, tail: String)
    /// What was asked for, in columns; `--quiet` takes the head away.
    case table(TextTable)
  }

  var body: Body
  var json: JSON
  /// Whether the answer is one that scripts have to see as a failure.
  var isFailure = false

  init(_ body: Body, json: JSON) {
    self.body = body
    self.json = json
  }

  /// Lines of `name:   value`, the values below each other.
  ///
  /// - Parameter width: the column of the values, as virsh has it for this command.
  static func fields(_ fields: [(name: String, value: String)], width: Int, json: JSON) -> Report {
    var text = ""
    for field in fields {
      // A line without a name goes on with what the one above it says.
      let name = field.name.isEmpty ? "" : field.name + ":"
      let gap = max(1, width - name.count)
      text += name + String(repeating: " ", count: gap) + TextWidth.printable(field.value) + "\n"
    }
    return Report(.answer(text), json: json)
  }

  /// The text without the empty line that ends a command's output.
  func text(quiet: Bool, colours: Bool) -> String {
    switch body {
    case .done(let sentence): quiet ? "" : sentence + "\n"
    case .answer(let text): text
    case .framed(let head, let text, let tail): quiet ? text : head + text + tail
    case .table(let table): table.text(showsHead: !quiet, colours: colours)
    }
  }
}
