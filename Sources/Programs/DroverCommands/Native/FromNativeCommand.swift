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
  @OptionGroup(title: "Without a daemon") var offline: OfflineOptions

  func run(in session: ToolSession) async throws {
    let text = try InputFile.read(config)
    let xml: String
    if offline.offline {
      try NativeFormat.check(format)
      xml = try Offline.work(offline.sources, session).definition(ofCommand: text)
    } else {
      xml = try await session.connected { connection in
        try await connection.definition(fromNative: text, format: format)
      }
    }
    session.show(Report(.answer(xml), json: ["format": .string(format), "xml": .string(xml)]))
  }
}
