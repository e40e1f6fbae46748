import ArgumentParser
import DroverXML

/// What is said to a command that does not exist: the parser only knows it as an argument that is left.
enum UnknownCommand {
  /// The sentence, with the name that was meant perhaps; nil when something else is wrong.
  static func explanation(of text: String) -> String? {
    guard text.hasPrefix("Error: "), text.contains("<subcommand>"), text.contains("nexpected argument"),
      let quote = text.firstIndex(of: "'")
    else { return nil }
    let name = String(text[text.index(after: quote)...].prefix { $0 != "'" })
    let names = Drover.commands.compactMap { $0.configuration.commandName }
    let near = nearestName(to: name, among: names).map { "\nhint: did you mean '\($0)'?" } ?? ""
    return "error: unknown command: '\(name)'\(near)"
  }
}
