import DroverCore

/// An option with its keys, and what became of it.
struct OptionEntry {
  /// What becomes of an option.
  enum Fate: Equatable {
    /// Nobody took it yet: in the end it is kept as it stands.
    case open
    /// It is in the definition.
    case converted
    /// These words are kept in its place.
    case kept([String])
    /// It is not part of the definition; a note may say why.
    case dropped
  }

  /// The option as it stood.
  var option: CommandOption
  /// Its keys; none for a flag or a plain text.
  var settings: Settings
  /// Whether it was written in JSON.
  var isJSON = false
  /// What became of it.
  var fate = Fate.open

  /// The name without dashes.
  var name: String { option.name }
  /// The text behind it.
  var text: String { option.value ?? "" }
  /// As it was written.
  var written: String { option.words.joined(separator: " ") }
  /// The id of the device that the option makes without being `-device`; nil for one that makes none, or gives it no id.
  var impliedDevice: String? { name == "debugcon" && text != "none" ? "debugcon" : nil }
}

extension OptionEntry {
  /// Reads the keys of an option.
  ///
  /// - Throws: `invalidArg` where a JSON object is broken.
  init(_ option: CommandOption) throws(VirtError) {
    self.option = option
    settings = Settings()
    guard let text = option.value, let form = OptionTable.form(of: option.name) else { return }
    switch form {
    case .flag, .text: return
    case .keys(let implied), .nested(let implied):
      if text.hasPrefix("{") {
        settings = Settings(try Self.object(text, option))
        isJSON = true
        return
      }
      let parts = KeyValueReader.parts(text, impliedKey: implied)
      // Lists of a network are said one by one.
      let lists = option.name == "netdev" ? parts.filter { NetworkProperty.isList($0.key) } : []
      let others = lists.isEmpty ? parts : parts.filter { !NetworkProperty.isList($0.key) }
      if case .nested = form, let object = NestedKeys.object(others) {
        settings = Settings(object)
        settings.append(Settings(lists))
      } else {
        settings = Settings(parts)
      }
    }
  }

  private static func object(_ text: String, _ option: CommandOption) throws(VirtError) -> JSONObject {
    let parsed: JSON
    do {
      parsed = try JSON.parse(text)
    } catch {
      throw VirtError(.invalidArg, "the JSON of '-\(option.name)' is broken: \(error)")
    }
    guard let object = parsed.object else { throw VirtError(.invalidArg, "'-\(option.name)' takes a JSON object") }
    return object
  }
}
