import ArgumentParser
import DroverClient
import DroverCore

struct ToNativeCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domxml-to-native", abstract: "Turn a definition into QEMU's command line.",
    discussion: "With --offline no daemon is asked, and the definition is in a file.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Argument(help: ArgumentHelp("The format, qemu-argv, then the file.", valueName: "format> <file"))
  var words: [String] = []
  @Option(name: .customLong("format"), help: .hidden) var namedFormat: String?
  @Option(help: "The definition of this domain.", completion: .domains) var domain: String?
  @Option(
    help: ArgumentHelp("The definition in this file.", valueName: "file"), completion: .file(extensions: ["xml"]))
  var xml: String?
  @OptionGroup(title: "Without a daemon") var offline: OfflineOptions

  mutating func validate() throws { _ = try parts }

  private var parts: (format: String, file: String?) {
    get throws {
      var rest = words[...]
      guard let format = namedFormat ?? rest.popFirst() else {
        throw ValidationError("which format? qemu-argv is one.")
      }
      // virsh takes the file in the place of the domain too.
      let file = xml ?? rest.popFirst()
      if let surplus = rest.first { throw ValidationError("unexpected data '\(surplus)'") }
      if (file == nil) == (domain == nil) { throw ValidationError("either a file or a --domain is needed") }
      if offline.offline, domain != nil { throw ValidationError("--offline and --domain exclude each other") }
      return (format, file)
    }
  }

  func run(in session: ToolSession) async throws {
    let (format, file) = try parts
    let definition = try file.map { file throws(CommandFailure) in try InputFile.read(file) } ?? ""
    if offline.offline {
      try NativeFormat.check(format)
      let work = try Offline.work(offline.sources, session)
      let command = try session.checked(definition, file: file ?? "-", isStrict: offline.refusesUnknown) {
        () throws(VirtError) in
        try work.command(of: definition)
      }
      session.show(Report(.answer(command.text), json: command.json))
      return
    }
    let native = try await session.connected { connection in
      var source = definition
      if let domain {
        source = try await connection.domain(meaning: domain).xml([.secure, .migratable])
      }
      return try await connection.nativeConfiguration(of: source, format: format)
    }
    session.show(Report(.answer(native), json: NativeCommand(text: native).json))
  }
}

/// The formats that are known without a daemon.
enum NativeFormat {
  static func check(_ format: String) throws(VirtError) {
    guard format == "qemu-argv" else {
      throw VirtError(.invalidArg, "unsupported config type \(format)", origin: .none)
    }
  }
}
