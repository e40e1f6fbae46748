import DroverCore

/// Names the files of a command line from the root on, which were named from the folder in which QEMU was started: a
/// definition is started in another.
struct RelativePaths {
  /// The folder, with a slash at its end.
  private let base: String

  /// Takes the folder.
  init(from folder: String) { base = folder.hasSuffix("/") ? folder : "\(folder)/" }

  /// The option with whole names; nil when it has no others.
  func named(_ option: CommandOption) -> CommandOption? {
    guard let text = option.value, let form = PathOptions.form(of: option.name) else { return nil }
    // The name of a socket of the kernel's own (`abstract=on`) is no file's.
    if Self.isAbstract(text) { return nil }
    let changed: String
    switch form {
    case .file: changed = whole(text)
    case .image: changed = image(text)
    case .data: changed = text.contains("/") ? whole(text) : text
    case .line: changed = line(text)
    case .keys(let keys): changed = text.hasPrefix("{") ? json(text, keys) : keyed(text, keys)
    }
    guard changed != text, let last = option.words.indices.last else { return nil }
    var option = option
    option.value = changed
    // An image may stand without its option.
    option.words[last] = changed
    return option
  }

  private static func isAbstract(_ text: String) -> Bool {
    KeyValueReader.parts(text, impliedKey: nil).contains { part in
      part.key.split(separator: ".").last == "abstract" && JSON.string(part.value).optionFlag == true
    }
  }

  private func whole(_ path: String) -> String {
    // Descriptors, and the words that stand for no file.
    if path.isEmpty || path.hasPrefix("/") || path == "no" || path == "-" || path == "none" { return path }
    return base + (path.hasPrefix("./") ? path.dropFirst(2) : path[...])
  }

  /// What has a colon before its first folder begins with a protocol.
  private func image(_ name: String) -> String {
    if name.hasPrefix("file:") { return "file:" + whole(String(name.dropFirst(5))) }
    if name.hasPrefix("json:") { return "json:" + json(String(name.dropFirst(5)), ["filename", "dir"]) }
    if name.hasPrefix("fat:") {
      var folder = name.dropFirst(4)
      while let colon = folder.firstIndex(of: ":"), !folder[..<colon].contains("/") {
        folder = folder[folder.index(after: colon)...]
      }
      return name[..<folder.startIndex] + whole(String(folder))
    }
    if let colon = name.firstIndex(of: ":"), !name[..<colon].contains("/") { return name }
    return whole(name)
  }

  private func line(_ text: String) -> String {
    let lead = text.hasPrefix("mon:") ? "mon:" : ""
    let rest = text.dropFirst(lead.count)
    guard let word = PathOptions.lineWords.first(where: { rest.hasPrefix($0) }) else { return text }
    let path = rest.dropFirst(word.count)
    // `unix:fd=3`
    if let end = path.firstIndex(where: { $0 == "," || $0 == "=" }), path[end] == "=" { return text }
    return lead + word + whole(String(path))
  }

  private func value(_ text: String, of key: String) -> String {
    if PathOptions.data.contains(key), !text.contains("/") { return text }
    return PathOptions.images.contains(key) ? image(text) : whole(text)
  }

  /// Changes the values in place: all else stays as it was written.
  private func keyed(_ text: String, _ keys: Set<String>) -> String {
    KeyValueReader.pieces(text).map { bytes in
      let piece = String(decoding: bytes, as: UTF8.self)
      guard let equals = piece.firstIndex(of: "="),
        let name = piece[..<equals].split(separator: ".").last.map(String.init), keys.contains(name)
      else { return KeyValueText.quoted(piece) }
      let path = value(String(piece[piece.index(after: equals)...]), of: name)
      return KeyValueText.quoted("\(piece[..<equals])=\(path)")
    }.joined(separator: ",")
  }

  private func json(_ text: String, _ keys: Set<String>) -> String {
    guard let object = try? JSON.parse(text) else { return text }
    let changed = named(object, keys)
    return changed == object ? text : changed.text()
  }

  private func named(_ json: JSON, _ keys: Set<String>) -> JSON {
    switch json {
    case .array(let items): return .array(items.map { named($0, keys) })
    case .object(let object):
      if object["abstract"]?.bool == true { return json }
      var changed = object
      for member in object.members {
        if case .string(let text) = member.value {
          if keys.contains(member.key) { changed[member.key] = .string(value(text, of: member.key)) }
        } else {
          changed[member.key] = named(member.value, keys)
        }
      }
      return .object(changed)
    default: return json
    }
  }
}
