import ArgumentParser
import DroverClient
import DroverCore

struct FromNativeCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domxml-from-native", abstract: "Turn QEMU's command line into a definition.",
    discussion: "With --offline no daemon is asked.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Argument(help: "The format: qemu-argv.") var format: String
  @Argument(help: "The file with the command line; - reads standard input.", completion: .file()) var config: String
  @Flag(help: "Tell what of the command line has no element of its own.") var report = false
  @OptionGroup(title: "Without a daemon") var offline: OfflineOptions

  mutating func validate() throws {
    if report, !offline.offline { throw ValidationError("--report goes with --offline") }
  }

  func run(in session: ToolSession) async throws {
    let text = try InputFile.read(config)
    guard offline.offline else {
      let xml = try await session.connected { connection in
        try await connection.definition(fromNative: text, format: format)
      }
      session.show(Report(.answer(xml), json: ["format": .string(format), "xml": .string(xml)]))
      return
    }
    try NativeFormat.check(format)
    let result = try Offline.definition(ofCommand: text, offline.sources)
    if report, !session.writesJSON { for note in result.notes { session.console.error(note.text + "\n") } }
    session.show(Report(.answer(result.xml), json: result.json(format: format)))
  }
}

/// A definition that was made from a command line, with what has no element of its own.
struct NativeDefinition: Sendable, Equatable {
  /// Something of the command line.
  struct Note: Sendable, Equatable {
    /// What became of it: `kept`, `replaced`, `lost`, `unsure`.
    var fate: String
    /// The option.
    var option: String
    /// Why.
    var reason: String

    /// One line for people.
    var text: String { "\(fate): \(option): \(reason)" }
  }

  /// The definition.
  var xml: String
  /// What has no element of its own, in the order of the options.
  var notes: [Note]

  /// For programs.
  func json(format: String) -> JSON {
    let list = notes.map { note -> JSON in
      ["fate": .string(note.fate), "option": .string(note.option), "reason": .string(note.reason)]
    }
    return ["format": .string(format), "xml": .string(xml), "report": .array(list)]
  }
}
