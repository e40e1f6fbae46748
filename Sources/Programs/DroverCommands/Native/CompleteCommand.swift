import ArgumentParser
import DroverCore

struct CompleteCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domxml-complete", abstract: "Show a definition as it would be stored.",
    discussion: "With the defaults and the addresses that define fills in; no daemon is asked.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var file: FileArgument
  @OptionGroup(title: "Without a daemon") var offline: OfflineOptions

  mutating func validate() throws {
    if !offline.offline { throw ValidationError("domxml-complete needs --offline; a daemon completes what it defines") }
  }

  func run(in session: ToolSession) async throws {
    let text = try InputFile.read(file.text)
    let work = try Offline.work(offline.sources, session)
    let xml = try session.checked(text, file: file.text, isStrict: offline.refusesUnknown) { () throws(VirtError) in
      try work.completed(text)
    }
    session.show(Report(.answer(xml), json: ["xml": .string(xml)]))
  }
}
