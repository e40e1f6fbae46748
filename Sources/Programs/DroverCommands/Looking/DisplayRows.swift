import ArgumentParser
import DroverClient
import DroverCore
import DroverXML

struct DisplayRow: DomainRow {
  static let row = CommandRow("domdisplay", "Show where the screen of a guest can be seen.")
  @Option(help: "Of that kind: vnc, spice.") var type: String?
  @Flag(help: "With the password.") var includePassword = false
  @Flag(help: "All of them.") var all = false

  func report(on domain: Domain) async throws -> Report {
    guard try await domain.isActive() else { throw CommandFailure("Domain is not running") }
    let graphics = try await domain.devices("graphics", includePassword ? .secure : [])
    let found = graphics.filter { type == nil || $0["type"] == type }.compactMap(Self.address)
    guard !found.isEmpty else {
      throw CommandFailure("No graphical display\(type.map { " with type '\($0)'" } ?? "") found")
    }
    return .list(all ? found : Array(found.prefix(1)))
  }

  /// The address of one; nil when nobody can connect to it.
  static func address(_ graphics: XMLElement) -> String? {
    guard let kind = graphics["type"] else { return nil }
    let listen = graphics.first("listen")
    if let socket = graphics["socket"] ?? listen?["socket"] { return "\(kind)+unix://\(socket)" }
    let port = graphics["port"].flatMap({ Int($0) }).flatMap { $0 > 0 ? $0 : nil }
    let secure = graphics["tlsPort"].flatMap({ Int($0) }).flatMap { $0 > 0 ? $0 : nil }
    guard port != nil || secure != nil else { return nil }
    var host = graphics["listen"] ?? listen?["address"] ?? "localhost"
    if host == "0.0.0.0" || host == "::" { host = "localhost" }
    if host.contains(":") { host = "[\(host)]" }
    let password = graphics["passwd"].map { kind == "vnc" ? ":\($0)@" : "" } ?? ""
    var text = "\(kind)://\(password)\(host)"
    if let port { text += ":\(kind == "vnc" ? port - 5900 : port)" }
    var questions = secure.map { ["tls-port=\($0)"] } ?? []
    if kind != "vnc", let word = graphics["passwd"] { questions.append("password=\(word)") }
    return questions.isEmpty ? text : text + "?" + questions.joined(separator: "&")
  }
}

struct VNCDisplayRow: DomainRow {
  static let row = CommandRow("vncdisplay", "Show the address and number of a guest's VNC display.")

  func report(on domain: Domain) async throws -> Report {
    guard try await domain.isActive() else { throw CommandFailure("Domain is not running") }
    let vnc = try await domain.devices("graphics").first { $0["type"] == "vnc" }
    guard let vnc, let port = vnc["port"].flatMap({ Int($0) }), port >= 5900 else {
      throw CommandFailure("Failed to get VNC port. Is this domain using VNC?")
    }
    let listen = vnc["listen"] ?? vnc.at("listen")?["address"] ?? ""
    let host = listen == "0.0.0.0" ? "" : listen.contains(":") ? "[\(listen)]" : listen
    return Report(
      .answer("\(host):\(port - 5900)\n"), json: ["address": .string(listen), "display": JSON(port - 5900)])
  }
}

struct TerminalRow: DomainRow {
  static let row = CommandRow("ttyconsole", "Show the terminal of a guest's console.")

  func report(on domain: Domain) async throws -> Report {
    guard let terminal = try await domain.devices("console").lazy.compactMap({ $0["tty"] }).first else {
      throw CommandFailure("the domain has no console on a terminal of the host")
    }
    return .text(terminal, key: "tty")
  }
}
