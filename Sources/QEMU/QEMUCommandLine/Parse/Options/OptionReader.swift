import DroverCore

/// Parts the words behind the emulator into options.
enum OptionReader {
  /// More options than this are no machine.
  static let countLimit = 16_384

  /// The options, in order.
  ///
  /// - Throws: `invalidArg` when an option lacks its text.
  static func options(_ words: [String]) throws(VirtError) -> [CommandOption] {
    var options: [CommandOption] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      guard options.count < countLimit else {
        throw VirtError(.invalidArg, "the command line has more than \(countLimit) options")
      }
      guard word.hasPrefix("-"), word.utf8.count > 1 else {
        // A word that stands alone is the image of the first disk.
        options.append(CommandOption(name: "hda", value: word, words: [word]))
        continue
      }
      let written = name(of: word)
      let next = index < words.count ? words[index] : nil
      switch OptionTable.form(of: written) {
      case .flag:
        options.append(CommandOption(name: OptionTable.canonical(written), value: nil, words: [word]))
      case .text, .keys, .nested:
        guard let next else {
          throw VirtError(.invalidArg, "the option '\(word)' at the end of the command line lacks its value")
        }
        index += 1
        options.append(CommandOption(name: OptionTable.canonical(written), value: next, words: [word, next]))
      case nil:
        var option = CommandOption(name: written, value: nil, words: [word], isKnown: false)
        if let next, !next.hasPrefix("-") {
          option.value = next
          option.words.append(next)
          index += 1
        }
        options.append(option)
      }
    }
    return options
  }

  /// `-smp` and `--smp` are one.
  private static func name(of word: String) -> String {
    String(word.dropFirst(word.hasPrefix("--") && word.utf8.count > 2 ? 2 : 1))
  }
}
