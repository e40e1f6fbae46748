import ArgumentParser
import DroverCore
import QEMUCommandLine

struct ExplainCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show which element of a definition becomes which argument of QEMU.",
    discussion: """
      And for everything that becomes none, why not. No daemon is asked. An argument comes from what it would be \
      different without: the command line is built once more without each element, and compared.
      """)

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var file: FileArgument
  @Option(
    help: ArgumentHelp(
      "What a QEMU can do: its recorded answers, or a file from droverd's cache. Without it, what droverd found out here.",
      valueName: "file"), completion: .file())
  var capabilities: String?
  @Option(
    help: ArgumentHelp("The folder that describes the firmware, in the host's place.", valueName: "folder"),
    completion: .directory)
  var firmwareDir: String?
  @Flag(help: "Refuse names that are not known.") var validate = false

  func run(in session: ToolSession) async throws {
    let text = try InputFile.read(file.text)
    let work = try Offline.work(OfflineSources(capabilities: capabilities, firmwareDir: firmwareDir), session)
    let explanation = try session.checked(text, file: file.text, isStrict: validate) { () throws(VirtError) in
      try work.explanation(of: text)
    }
    session.show(Report(.answer(explanation.text), json: explanation.json))
  }
}
