import ArgumentParser
import DroverClient
import DroverCore

struct ToNativeCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domxml-to-native", abstract: "Turn a definition into QEMU's command line.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Argument(help: ArgumentHelp("The format, qemu-argv, then the file.", valueName: "format> <file"))
  var words: [String] = []
  @Option(name: .customLong("format"), help: .hidden) var namedFormat: String?
  @Option(help: "The definition of this domain.", completion: .domains) var domain: String?
  @Option(help: ArgumentHelp("The definition in this file.", valueName: "file"), completion: .file(extensions: ["xml"]))
  var xml: String?

  mutating func validate() throws { _ = try parts }

  private var parts: (format: String, file: String?) {
    get throws {
      var rest = words[...]
      guard let format = namedFormat ?? rest.popFirst() else { throw ValidationError("which format? qemu-argv?") }
      // virsh takes the file in the place of the domain too.
      let file = xml ?? rest.popFirst()
      if let surplus = rest.first { throw ValidationError("unexpected data '\(surplus)'") }
      if (file == nil) == (domain == nil) { throw ValidationError("either a file or a --domain is needed") }
      return (format, file)
    }
  }

  func run(in session: ToolSession) async throws {
    let (format, file) = try parts
    let definition = try file.map { file throws(CommandFailure) in try InputFile.read(file) }
    let native = try await session.connected { connection in
      var source = definition ?? ""
      if let domain {
        source = try await connection.domain(meaning: domain).xml([.secure, .migratable])
      }
      return try await connection.nativeConfiguration(of: source, format: format)
    }
    session.show(Report(.answer(native), json: ["format": .string(format), "native": .string(native)]))
  }
}

struct FromNativeCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domxml-from-native", abstract: "Turn QEMU's command line into a definition.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Argument(help: "The format: qemu-argv.") var format: String
  @Argument(help: "The file with the command line.", completion: .file()) var config: String

  func run(in session: ToolSession) async throws {
    let text = try InputFile.read(config)
    let xml = try await session.connected { connection in
      try await connection.definition(fromNative: text, format: format)
    }
    session.show(Report(.answer(xml), json: ["format": .string(format), "xml": .string(xml)]))
  }
}
