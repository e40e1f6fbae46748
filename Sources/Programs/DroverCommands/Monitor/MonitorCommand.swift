import ArgumentParser
import DroverClient
import DroverCore

struct MonitorCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "qemu-monitor-command", abstract: "Send a command to the QEMU of a domain.",
    discussion: """
      A command is JSON with "execute", or the bare name of a command without arguments; with --hmp it is what one \
      would write in QEMU's own monitor.
      """)

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Option(name: .customLong("domain"), help: .hidden) var named: String?
  @Argument(help: ArgumentHelp("The domain, then the command.", valueName: "domain> <command"))
  var words: [String] = []
  @Option(name: .customLong("cmd"), parsing: .singleValue, help: .hidden) var commandWords: [String] = []
  @Flag(help: "The command is for people, and so is the answer.") var hmp = false
  @Flag(help: "Lay the answer out in lines.") var pretty = false
  @Flag(help: "Show only what the command returned.") var returnValue = false

  mutating func validate() throws {
    if hmp, pretty || returnValue {
      throw ValidationError("Options --hmp and --\(pretty ? "pretty" : "return-value") are mutually exclusive")
    }
    let parts = try parts
    if parts.command.isEmpty { throw ValidationError("which command? It is missing.") }
  }

  /// What stands where: each of the two can be named by an option.
  var parts: (domain: String, command: String) {
    get throws {
      var rest = words[...]
      guard let domain = named ?? rest.popFirst() else {
        throw ValidationError("which domain? Its name, number or UUID is missing.")
      }
      return (domain, (commandWords + rest).joined(separator: " "))
    }
  }

  func run(in session: ToolSession) async throws {
    let (text, command) = try parts
    let answer = try await session.connected { connection in
      let domain = try await connection.domain(meaning: text)
      return hmp
        ? try await domain.monitorCommand(command, language: .human)
        : try await domain.monitorCommand(Self.qmp(command))
    }
    session.show(try report(answer))
  }

  /// A bare name becomes a command without arguments.
  static func qmp(_ command: String) -> String {
    guard let first = command.first(where: { !$0.isWhitespace }), first != "{" else { return command }
    return (["execute": .string(command)] as JSON).text()
  }

  func report(_ answer: String) throws -> Report {
    if hmp { return Report(.answer(answer + "\n"), json: .string(answer)) }
    guard pretty || returnValue || options.output == .json else {
      return Report(.answer(answer + "\n"), json: .string(answer))
    }
    guard var value = try? JSON.parse(answer) else {
      throw CommandFailure("QEMU's answer is no JSON: \(answer)")
    }
    if returnValue {
      guard let returned = value["return"] else {
        throw CommandFailure("QEMU refused the command: \(value["error"]?["desc"]?.string ?? answer)")
      }
      value = returned
    }
    // virsh ends the second of them with no line end of its own; only `--quiet` shows that.
    return Report(.answer(value.text(pretty ? .pretty : .compact)), json: value)
  }
}
