import DroverCore
import DroverXML

/// The text of `-serial`, `-parallel`, `-monitor` and their like, as the keys that `-chardev` would have.
struct OlderLine {
  /// What the line is.
  enum Kind: Equatable {
    /// There is none.
    case none
    /// A `-chardev` that stands elsewhere.
    case reference(String)
    /// Its keys.
    case keys(Settings)
  }

  /// What the line is.
  var kind: Kind
  /// Whether a monitor shares it.
  var isShared = false

  /// Reads a text; nil for one that no line is.
  init?(_ text: String) {
    var text = text
    if text.hasPrefix("mon:") {
      isShared = true
      text = String(text.dropFirst(4))
    }
    if text == "none" {
      kind = .none
    } else if text.hasPrefix("chardev:") {
      kind = .reference(String(text.dropFirst("chardev:".count)))
    } else if let settings = Self.keys(text) {
      kind = .keys(settings)
    } else {
      return nil
    }
  }

  private static func keys(_ text: String) -> Settings? {
    var settings = Settings()
    func set(_ key: String, _ value: some StringProtocol) { settings.set(key, .string(String(value))) }
    let head = text.prefix { $0 != "," }
    // What follows the first comma are keys.
    if head.endIndex < text.endIndex {
      let rest = String(text[text.index(after: head.endIndex)...])
      settings.append(Settings(KeyValueReader.parts(rest, impliedKey: nil)))
    }
    switch head {
    case "null", "stdio", "pty", "msmouse", "braille", "testdev":
      set("backend", head)
      return settings
    default: break
    }
    if head == "vc" || head.hasPrefix("vc:") {
      set("backend", "vc")
      return settings
    }
    if head.hasPrefix("/dev/par") {
      set("backend", "parallel")
    } else if head.hasPrefix("/dev/") {
      set("backend", "serial")
    }
    if head.hasPrefix("/dev/") {
      set("path", head)
      return settings
    }
    guard let colon = head.firstIndex(of: ":") else { return nil }
    let rest = head[head.index(after: colon)...]
    switch head[..<colon] {
    case "pty": set("backend", "pty")
    case "file", "pipe":
      set("backend", head[..<colon])
      set("path", rest)
    case "unix":
      set("backend", "socket")
      if let equals = rest.firstIndex(of: "="), ["fd", "path"].contains(rest[..<equals]) {
        set(String(rest[..<equals]), rest[rest.index(after: equals)...])
      } else {
        set("path", rest)
      }
    case "tcp", "telnet", "websocket":
      guard let mark = rest.lastIndex(of: ":") else { return nil }
      set("backend", "socket")
      set("host", rest[..<mark].filter { $0 != "[" && $0 != "]" })
      set("port", rest[rest.index(after: mark)...])
      if head[..<colon] != "tcp" { set(String(head[..<colon]), "on") }
    case "udp": return udp(rest, settings)
    default: return nil
    }
    return settings
  }

  /// `[HOST]:PORT[@[HOST]:PORT]`
  private static func udp(_ text: Substring, _ given: Settings) -> Settings? {
    var settings = given
    settings.set("backend", "udp")
    let ends = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    for (end, keys) in zip(ends, [("host", "port"), ("localaddr", "localport")]) {
      guard let mark = end.lastIndex(of: ":") else { return nil }
      settings.set(keys.0, .string(String(end[..<mark])))
      settings.set(keys.1, .string(String(end[end.index(after: mark)...])))
    }
    return settings
  }
}
