import ArgumentParser
import DroverClient
import DroverCore

struct RenameCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domrename", abstract: "Give a domain that is shut off another name.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Argument(help: "Its name or its UUID.", completion: .domains) var domain: String
  @Argument(help: "The new name.") var newName: String

  func run(in session: ToolSession) async throws {
    try await session.connected { connection in
      let domain = try await connection.domain(meaning: domain)
      try await CommandFailure.saying("Failed to rename domain '\(domain.name)'") { () async throws(VirtError) in
        try await domain.rename(to: newName)
      }
      session.done("Domain '\(domain.name)' renamed to '\(newName)'", "renamed", domain: domain)
    }
  }
}
