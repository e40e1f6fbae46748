public import DroverCore
import DroverXML

/// A command line that is brought up to what a running QEMU has: what is gone since the start goes from it, what was
/// added is added.
///
/// Files of options are written out, so that what they hold can go too.
public struct CommandRevision: Sendable {
  /// What stands in an option of one of these kinds and may be gone.
  public enum Kind: String, Sendable, CaseIterable {
    /// `-device`, by its id.
    case device
    /// `-netdev`, by its id.
    case netdev
    /// `-chardev`, by its id.
    case chardev
    /// `-blockdev`, by the name of its node.
    case blockdev
    /// `-drive` that no board takes (`if=none`), by its id.
    case drive
    /// `-object`, by its id.
    case object
  }

  private struct Part: Sendable {
    var name: String
    var words: [String]
    var kind: Kind?
    var id: String?
  }

  private var command: LaunchedCommand
  private var parts: [Part]

  /// Reads a command line.
  ///
  /// - Throws: `invalidArg` where it cannot be read at all.
  public init(
    _ command: LaunchedCommand, surroundings: any LaunchSurroundings = UnknownSurroundings()
  ) throws(VirtError) {
    let model = try CommandModel(command, surroundings: surroundings)
    self.command = command
    self.command.defaults = BoardDefaults(model)
    parts = model.entries.map { entry in
      let settings = entry.settings
      var part = Part(name: entry.name, words: entry.option.words, kind: Kind(rawValue: entry.name))
      switch part.kind {
      case .device?, .netdev?, .chardev?, .object?: part.id = settings.peekText("id")
      case .blockdev?: part.id = settings.peekText("node-name")
      case .drive?: part.id = settings.peekText("if") == "none" ? settings.peekText("id") : nil
      case nil:
        guard let id = entry.impliedDevice else { break }
        part.kind = .device
        part.id = id
      }
      return part
    }
  }

  /// The ids that options of a kind have.
  public func ids(of kind: Kind) -> Set<String> { Set(parts.filter { $0.kind == kind }.compactMap(\.id)) }

  /// Drops the options of a kind whose id is none of these. Those without one stay.
  public mutating func keep(_ ids: Set<String>, of kind: Kind) {
    parts.removeAll { part in
      guard part.kind == kind, let id = part.id else { return false }
      return !ids.contains(id)
    }
  }

  /// Drops the files of options that could not be read: what they hold is said in another way.
  ///
  /// - Returns: their names.
  public mutating func dropUnreadFiles() -> [String] {
    let files = parts.compactMap { $0.name == "readconfig" ? $0.words.last : nil }
    parts.removeAll { $0.name == "readconfig" }
    return files
  }

  /// Adds an option with keys of its own.
  public mutating func add(_ option: String, _ settings: JSONObject) {
    let kind = Kind(rawValue: option)
    let id = settings[kind == .blockdev ? "node-name" : "id"]?.string
    parts.append(Part(name: option, words: ["-\(option)", Self.text(option, settings)], kind: kind, id: id))
  }

  private static func text(_ option: String, _ settings: JSONObject) -> String {
    if option == "device" || option == "blockdev" || option == "object" { return JSON.object(settings).text() }
    var text = KeyValueText("")
    for (position, member) in settings.members.enumerated() {
      let value = member.value.optionText ?? ""
      if position == 0 {
        // The first key of these has no name.
        text = KeyValueText(value)
      } else {
        text.add(member.key, value)
      }
    }
    return text.text
  }

  /// The command line as it would be now.
  public var revised: LaunchedCommand {
    var command = command
    command.arguments = parts.flatMap(\.words)
    return command
  }
}
