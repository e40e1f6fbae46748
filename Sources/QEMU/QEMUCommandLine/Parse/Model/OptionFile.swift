import DroverCore

/// A file of options as `-readconfig` takes it: sections `[group]` or `[group "id"]`, lines `key = "value"`.
enum OptionFile {
  /// The options of a text.
  ///
  /// - Throws: `invalidArg` with the line that is no section, key or comment.
  static func entries(_ text: String, path: String) throws(VirtError) -> [OptionEntry] {
    var entries: [OptionEntry] = []
    var lineNumber = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lineNumber += 1
      let bare = trimmed(line)
      if bare.isEmpty || bare.hasPrefix("#") { continue }
      if bare.hasPrefix("["), bare.hasSuffix("]") {
        guard entries.count < OptionReader.countLimit else { break }
        entries.append(section(bare.dropFirst().dropLast()))
        continue
      }
      guard let equals = bare.firstIndex(of: "="), !entries.isEmpty else {
        throw VirtError(.invalidArg, "line \(lineNumber) of '\(path)' is neither a section nor a key")
      }
      let key = trimmed(bare[..<equals])
      var value = trimmed(bare[bare.index(after: equals)...])
      if value.utf8.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") { value = value.dropFirst().dropLast() }
      entries[entries.count - 1].settings.set(String(key), .string(String(value)))
    }
    for index in entries.indices { entries[index].finishReading() }
    return entries
  }

  private static func section(_ header: Substring) -> OptionEntry {
    let parts = header.split(separator: " ", maxSplits: 1)
    let group = String(parts.first ?? "")
    let names = ["smp-opts": "smp", "memory": "m", "boot-opts": "boot", "fwcfg": "fw_cfg"]
    let option = CommandOption(name: names[group] ?? group, value: nil, words: [])
    var settings = Settings()
    if parts.count > 1 { settings.set("id", .string(String(trimmed(parts[1]).filter { $0 != "\"" }))) }
    return OptionEntry(option: option, settings: settings)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first == " " || first == "\t" || first == "\r" { text = text.dropFirst() }
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text = text.dropLast() }
    return text
  }
}

extension OptionEntry {
  /// Gives the option the words that would have said the same on the command line, and its keys their levels.
  fileprivate mutating func finishReading() {
    var text = KeyValueText("")
    var isFirst = true
    for entry in settings.entries {
      let value = entry.value.optionText ?? ""
      if isFirst { text = KeyValueText(entry.key, value) } else { text.add(entry.key, value) }
      isFirst = false
    }
    option.value = text.text
    option.words = ["-\(name)", text.text]
    if case .nested? = OptionTable.form(of: name) {
      let parts = settings.entries.map { KeyValueReader.Part(key: $0.key, value: $0.value.optionText ?? "") }
      if let object = NestedKeys.object(parts) { settings = Settings(object) }
    }
  }
}
