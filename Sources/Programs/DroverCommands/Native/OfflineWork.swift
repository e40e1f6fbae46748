import ArgumentParser
import DroverCore

/// What can be done with a definition without a daemon.
protocol OfflineWork: Sendable {
  /// The command that a start of the definition would run.
  func command(of xml: String) throws(VirtError) -> NativeCommand

  /// The definition as it would be stored: with what the daemon fills in.
  func completed(_ xml: String) throws(VirtError) -> String
}

/// A command that runs an emulator.
struct NativeCommand: Sendable, Equatable {
  /// The environment, in order.
  var environment: [(name: String, value: String)]
  /// The emulator's path, then its arguments.
  var arguments: [String]
  /// The same, quoted for a shell.
  var text: String

  static func == (left: NativeCommand, right: NativeCommand) -> Bool {
    left.arguments == right.arguments && left.text == right.text
      && left.environment.elementsEqual(right.environment) { $0 == $1 }
  }

  /// For programs.
  var json: JSON {
    var variables = JSONObject()
    for variable in environment { variables[variable.name] = .string(variable.value) }
    return [
      "environment": .object(variables), "arguments": .array(arguments.map(JSON.string)), "native": .string(text),
    ]
  }
}

/// What is known of a host without asking it.
struct OfflineSources: Sendable {
  /// What a QEMU can do; nil for what droverd found out here.
  var capabilities: String?
  /// The folder that describes firmware.
  var firmwareDir: String?
}

/// Whether a command does its work without a daemon, and what it knows of the host then.
struct OfflineOptions: ParsableArguments {
  @Flag(help: "Work without a daemon.") var offline = false

  @Option(
    help: ArgumentHelp(
      "What a QEMU can do: its recorded answers, or a file from droverd's cache. Without it, what droverd found out here.",
      valueName: "file"), completion: .file())
  var capabilities: String?

  @Option(
    help: ArgumentHelp("The folder that describes the firmware, in the host's place.", valueName: "folder"),
    completion: .directory)
  var firmwareDir: String?

  @Flag(name: .customLong("validate"), help: "Refuse names that are not known.") var refusesUnknown = false

  /// The files that say what a host could.
  var sources: OfflineSources { OfflineSources(capabilities: capabilities, firmwareDir: firmwareDir) }

  mutating func validate() throws {
    if !offline, refusesUnknown { throw ValidationError("--validate goes with --offline") }
    if !offline, capabilities != nil { throw ValidationError("--capabilities goes with --offline") }
    if !offline, firmwareDir != nil { throw ValidationError("--firmware-dir goes with --offline") }
  }
}
