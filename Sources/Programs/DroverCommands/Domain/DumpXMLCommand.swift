import ArgumentParser
import DroverClient
import DroverCore

struct DumpXMLCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "dumpxml", abstract: "Show the definition of a domain.",
    discussion: "Of one that runs: as it runs now, unless --inactive is given.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Flag(help: "What the next start uses.") var inactive = false
  @Flag(help: "With passwords.") var securityInfo = false
  @Flag(name: .customLong("update-cpu"), help: "With the CPU that the host gives.") var updateCPU = false
  @Flag(help: "What a move to another host carries.") var migratable = false

  func run(in session: ToolSession) async throws {
    var chosen: XMLOptions = []
    if inactive { chosen.insert(.inactive) }
    if securityInfo { chosen.insert(.secure) }
    if updateCPU { chosen.insert(.updateCPU) }
    if migratable { chosen.insert(.migratable) }
    let wanted = chosen
    let (domain, xml) = try await session.connected { connection -> (Domain, String) in
      let domain = try await connection.domain(meaning: self.domain.text)
      return (domain, try await domain.xml(wanted))
    }
    session.show(
      Report(
        .answer(xml), json: ["name": .string(domain.name), "uuid": .string("\(domain.uuid)"), "xml": .string(xml)]))
  }
}
