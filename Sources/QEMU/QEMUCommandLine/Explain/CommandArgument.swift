/// An option of a command line with its value.
public struct CommandArgument: Sendable, Hashable {
  /// The option: `-device`.
  public var option: String
  /// Its value; nil for one that takes none.
  public var value: String?

  /// Takes both.
  public init(_ option: String, _ value: String? = nil) {
    self.option = option
    self.value = value
  }

  /// The argument without the numbers of descriptors, which count up through the command line.
  var withoutDescriptors: CommandArgument {
    guard var text = value else { return self }
    let marks = ["fd=", "fds=", "\"fd\":\"", "\"fds\":\"", "\"vhostfd\":\"", "\"vhostfds\":\"", "/dev/fdset/"]
    for mark in marks + (option == "-add-fd" ? ["set="] : []) {
      text = Self.blanked(text, behind: mark)
    }
    return CommandArgument(option, text)
  }

  /// What tells it from others of its option: an id, a node's name, or else all of it.
  var identity: CommandArgument {
    guard let value else { return self }
    for (mark, end) in [("\"id\":\"", "\""), ("\"node-name\":\"", "\""), ("id=", ",")] as [(String, Character)] {
      if let name = Self.text(in: value, behind: mark, before: end) { return CommandArgument(option, name) }
    }
    return CommandArgument(option, value)
  }

  private static func blanked(_ text: String, behind mark: String) -> String {
    let pieces = text.split(separator: mark, omittingEmptySubsequences: false)
    guard let first = pieces.first, pieces.count > 1 else { return text }
    return pieces.dropFirst().reduce(String(first)) { $0 + mark + $1.drop { $0.isNumber || $0 == ":" } }
  }

  private static func text(in value: String, behind mark: String, before end: Character) -> String? {
    guard let start = value.firstRange(of: mark)?.upperBound else { return nil }
    return String(value[start...].prefix { $0 != end })
  }
}

extension CommandLine {
  /// The arguments by option, without the emulator.
  public var options: [CommandArgument] {
    var options: [CommandArgument] = []
    var rest = arguments.dropFirst()
    while let option = rest.popFirst() {
      if option.hasPrefix("-"), let value = rest.first, !value.hasPrefix("-") {
        options.append(CommandArgument(option, value))
        rest.removeFirst()
      } else {
        options.append(CommandArgument(option))
      }
    }
    return options
  }
}
