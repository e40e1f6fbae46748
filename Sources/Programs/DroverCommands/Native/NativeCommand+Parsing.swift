extension NativeCommand {
  /// Takes a command apart that is quoted for a shell: variables, then words.
  init(text: String) {
    self.init(environment: [], arguments: [], text: text)
    for word in Self.words(text) {
      if arguments.isEmpty, let equals = word.firstIndex(of: "="), !word[..<equals].contains("/") {
        environment.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
      } else {
        arguments.append(word)
      }
    }
  }

  /// The words of a text as a POSIX shell parts them: quotes of both kinds and backslashes, nothing else.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var source = text.makeIterator()
    while let character = source.next() {
      switch (quote, character) {
      case ("'", "'"), ("\"", "\""):
        quote = nil
      case ("'", _):
        word?.append(character)
      case (_, "\\"):
        guard let next = source.next() else { break }
        // A line end behind a backslash is no character at all; in double quotes others keep their backslash.
        if next == "\n" { continue }
        if quote == "\"", !"\"\\$`".contains(next) { word?.append("\\") }
        word = (word ?? "") + String(next)
      case ("\"", _):
        word?.append(character)
      case (nil, "'"), (nil, "\""):
        quote = character
        word = word ?? ""
      default:
        guard character.isWhitespace else {
          word = (word ?? "") + String(character)
          continue
        }
        if let whole = word { words.append(whole) }
        word = nil
      }
    }
    if let word { words.append(word) }
    return words
  }
}
