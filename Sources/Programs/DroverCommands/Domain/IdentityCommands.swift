import ArgumentParser
import DroverClient
import DroverCore

struct DomIDCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domid", abstract: "Show the number of a domain's run.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument

  func run(in session: ToolSession) async throws {
    try await session.showIdentity(of: domain, byNumber: false) { identity in
      (identity.id.map { "\($0)" } ?? "-", ["id": identity.id.map { .integer(Int64($0)) } ?? .null])
    }
  }
}

struct DomNameCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domname", abstract: "Show the name of a domain.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument

  func run(in session: ToolSession) async throws {
    try await session.showIdentity(of: domain) { ($0.name, ["name": .string($0.name)]) }
  }
}

struct DomUUIDCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domuuid", abstract: "Show the UUID of a domain.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument

  func run(in session: ToolSession) async throws {
    try await session.showIdentity(of: domain) { ("\($0.uuid)", ["uuid": .string("\($0.uuid)")]) }
  }
}

extension ToolSession {
  func showIdentity(
    of argument: DomainArgument, byNumber: Bool = true, _ what: (DomainIdentity) -> (text: String, json: JSON)
  ) async throws {
    let domain = try await connected { connection in
      try await connection.domain(meaning: argument.text, byNumber: byNumber)
    }
    let (text, json) = what(domain.identity)
    show(Report(.answer(text + "\n"), json: json))
  }
}
