import ArgumentParser
import DroverClient
import DroverCore

struct VersionCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Show the versions of tool, daemon and QEMU.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Flag(help: "That of the daemon by itself too.") var daemon = false

  func run(in session: ToolSession) async throws {
    let versions = try await session.connected { connection in
      let type = try await connection.type()
      let library = try await connection.libraryVersion()
      return Versions(type: type, library: library, hypervisor: try await connection.hypervisorVersion())
    }
    session.show(versions.report(daemon: daemon))
  }
}

/// What `version` shows.
struct Versions: Sendable {
  var type: String
  var library: LibraryVersion
  var hypervisor: LibraryVersion

  // The lines are those of virsh, with this tool in the place of its library.
  func report(daemon: Bool) -> Report {
    var text = """
      Using library: drover \(ToolVersion.current)
      Using API: \(type) \(library)
      Running hypervisor: \(type) \(hypervisor)

      """
    if daemon { text += "Running against daemon: \(library)\n" }
    return Report(
      .answer(text),
      json: [
        "drover": .string(ToolVersion.current), "api": .string("\(library)"), "hypervisorType": .string(type),
        "hypervisor": .string("\(hypervisor)"),
      ])
  }
}
