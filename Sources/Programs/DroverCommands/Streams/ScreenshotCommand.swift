import ArgumentParser
import DroverClient
import DroverCore
import Glibc

struct ScreenshotCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "screenshot", abstract: "Write what a domain shows on its screen to a file.",
    discussion: "Without a file, one is named after the domain and the kind of picture.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Argument(help: "Where the picture goes.", completion: .file()) var file: String?
  @Option(help: "The number of the screen.") var screen: UInt32 = 0

  func run(in session: ToolSession) async throws {
    let (name, type) = try await session.connected { connection in
      let domain = try await connection.domain(meaning: self.domain.text)
      let (type, picture) = try await domain.screenshot(screen: screen)
      let name = file ?? "\(domain.name).\(type == "image/png" ? "png" : "ppm")"
      var bytes: [UInt8] = []
      for try await piece in picture { bytes += piece }
      try await picture.finish()
      try Self.write(bytes, to: name)
      return (name, type)
    }
    session.show(
      Report(
        .done("Screenshot saved to \(name), with type of \(type)"),
        json: ["file": .string(name), "type": .string(type)]))
  }

  private static func write(_ bytes: [UInt8], to name: String) throws(CommandFailure) {
    let descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    let isWritten = descriptor >= 0 && Terminal.write(bytes, to: descriptor)
    let reason = String(cString: strerror(errno))
    if descriptor >= 0 { close(descriptor) }
    guard isWritten else { throw CommandFailure("cannot write file '\(name)': \(reason)") }
  }
}
