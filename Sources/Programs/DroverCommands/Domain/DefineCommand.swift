import ArgumentParser
import DroverClient
import DroverCore

struct DefineCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "define", abstract: "Store a definition, without starting it.",
    discussion: "Elements and attributes that the daemon does not know are refused, unless --no-validate is given.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var file: FileArgument
  @Flag(inversion: .prefixedNo, help: "Refuse what is not known.") var validate = true

  func run(in session: ToolSession) async throws {
    let xml = try InputFile.read(file.text)
    let domain = try await session.connected { connection in
      do throws(VirtError) {
        return try await connection.defineDomain(xml, options: validate ? .validate : [])
      } catch {
        throw CommandFailure.refused(
          "Failed to define domain from \(file.text)", error, file: file.text, text: xml, isStrict: validate)
      }
    }
    session.done("Domain '\(domain.name)' defined from \(file.text)", "defined", domain: domain)
  }
}

struct CreateCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Start a domain from a definition that is not stored.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var file: FileArgument
  @OptionGroup var how: StartFlags
  @Flag(help: "Refuse elements and attributes that the daemon does not know.") var validate = false

  func run(in session: ToolSession) async throws {
    let text = try InputFile.read(file.text)
    let xml = how.lease?.added(to: text) ?? text
    var chosen = how.chosen
    if validate { chosen.insert(.validate) }
    try await session.connected { connection in
      let watch = try await how.watch(on: connection)
      let domain: Domain
      do throws(VirtError) {
        domain = try await connection.createDomain(xml, options: chosen)
      } catch {
        throw CommandFailure.refused(
          "Failed to create domain from \(file.text)", error, file: file.text, text: xml, isStrict: validate)
      }
      session.done("Domain '\(domain.name)' created from \(file.text)", "created", domain: domain)
      try await watch?.untilStopped(domain)
    }
  }
}
