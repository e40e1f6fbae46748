import ArgumentParser
import DroverClient
import DroverCore
import DroverXML

struct InterfaceListRow: DomainRow {
  static let row = CommandRow("domiflist", "List the network interfaces of a domain.")
  @Flag(help: "Those of the next start, though it runs.") var inactive = false

  func report(on domain: Domain) async throws -> Report {
    let rows = try await domain.devices("interface", inactive ? .inactive : []).map { interface -> [JSON] in
      let source = interface.first("source")
      let names = ["network", "bridge", "dev", "path", "name"]
      return [
        JSON(text: interface.at("target")?["dev"]), JSON(text: interface["type"]),
        JSON(text: names.lazy.compactMap { source?[$0] }.first), JSON(text: interface.at("model")?["type"]),
        JSON(text: interface.at("mac")?["address"]),
      ]
    }
    let columns = [
      ("Interface", "interface"), ("Type", "type"), ("Source", "source"), ("Model", "model"), ("MAC", "mac"),
    ]
    return .rows(columns, rows)
  }
}

struct InterfaceFiguresRow: DomainRow {
  static let row = CommandRow(
    "domifstat", "Show what went through a network interface.", places: ["interface"],
    failing: "Failed to get interface stats")
  @Argument(help: "Its device on the host, or its hardware address.") var interface: String

  func report(on domain: Domain) async throws -> Report {
    let figures = try await domain.interfaceFigures(interface)
    let both = [("rx", figures.received), ("tx", figures.sent)]
    let known = both.flatMap { name, direction -> [(String, Int64?)] in
      [
        ("\(name)_bytes", direction.bytes), ("\(name)_packets", direction.packets),
        ("\(name)_errs", direction.errors), ("\(name)_drop", direction.drops),
      ]
    }
    let shown = known.compactMap { name, value in value.map { Figure(name, .integer($0)) } }
    return .figures(shown, .words(prefix: interface + " "))
  }
}

struct LinkStateRow: DomainRow {
  static let row = CommandRow(
    "domif-getlink", "Show whether the link of a network interface is up.", places: ["interface"])
  @Argument(help: "Its device on the host, or its hardware address.") var interface: String
  @Flag(help: "Of the next start, though it runs.") var config = false

  func report(on domain: Domain) async throws -> Report {
    let interfaces = try await domain.devices("interface", config ? .inactive : [])
    let wanted = interface.lowercased()
    guard
      let found = interfaces.first(where: {
        $0.at("target")?["dev"] == interface || $0.at("mac")?["address"]?.lowercased() == wanted
      })
    else { throw CommandFailure("Interface (\(interface)) not found.") }
    let state = found.at("link")?["state"] ?? "up"
    return Report(
      .answer("\(interface) \(state)\n"), json: ["interface": .string(interface), "state": .string(state)])
  }
}
