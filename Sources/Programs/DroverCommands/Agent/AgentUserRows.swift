import ArgumentParser
import DroverClient
import DroverCore

struct PasswordRow: DomainRow {
  static let row = CommandRow(
    "set-user-password", "Give a user of a guest another password.", places: ["user", "password"])
  @Argument(help: "Whose.") var user: String
  @Argument(help: "The new one.") var password: String
  @Flag(help: "It is encrypted already.") var encrypted = false

  func report(on domain: Domain) async throws -> Report {
    try await domain.setPassword(of: user, password, isEncrypted: encrypted)
    return .done("Password set successfully for \(user) in \(domain.name)", "password-set", domain)
  }
}

struct SSHKeysRow: DomainRow {
  static let row = CommandRow("get-user-sshkeys", "List the keys by which a user of a guest gets in.", places: ["user"])
  @Argument(help: "Whose.") var user: String

  func report(on domain: Domain) async throws -> Report { .list(try await domain.sshKeys(of: user)) }
}

struct SSHKeysSetRow: DomainRow {
  static let row = CommandRow(
    "set-user-sshkeys", "Change the keys by which a user of a guest gets in.", places: ["user", "file"])
  @Argument(help: "Whose.") var user: String
  @Argument(help: "The keys, a line each; - reads standard input.", completion: .file()) var file: String?
  @Flag(help: "They are the only ones.") var reset = false
  @Flag(help: "They are taken away.") var remove = false

  mutating func validate() throws {
    if reset, remove { throw ValidationError("Options --reset and --remove are mutually exclusive") }
    if file == nil, !reset { throw ValidationError("which keys? A file is missing, or --reset.") }
  }

  func report(on domain: Domain) async throws -> Report {
    let text = try file.map { path throws(CommandFailure) in try InputFile.read(path) } ?? ""
    let keys = text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.hasPrefix("#") }
    try await domain.setSSHKeys(of: user, keys, reset ? .replace : remove ? .remove : .append)
    return .done("Keys of \(user) in \(domain.name) changed", "ssh-keys-set", domain)
  }
}

struct AddressesRow: DomainRow {
  static let row = CommandRow(
    "domifaddr", "Show the addresses of a guest's network interfaces.", places: ["interface"],
    failing: "Failed to query for interfaces addresses")
  @Argument(help: "Of one of them.") var interface: String?
  @Flag(help: "Name and hardware address in each line.") var full = false
  @Option(help: "Who is asked: lease, agent or arp.") var source: SourceWord = .lease

  func report(on domain: Domain) async throws -> Report {
    let interfaces = try await domain.addresses(source.source)
    var lines: [(shown: [String], json: JSON)] = []
    for found in interfaces where interface == nil || found.name == interface {
      let hardware = found.hardwareAddress ?? "N/A"
      guard !found.addresses.isEmpty else {
        lines.append(([found.name, hardware, "N/A", "N/A"], json(found, nil)))
        continue
      }
      for (number, address) in found.addresses.enumerated() {
        let isNamed = number == 0 || full
        lines.append(
          (
            [
              isNamed ? found.name : "-", isNamed ? hardware : "-", address.isIPv6 ? "ipv6" : "ipv4",
              "\(address.text)/\(address.prefix)",
            ], json(found, address)
          ))
      }
    }
    let text = lines.map { Self.line($0.shown) }.joined()
    return Report(
      .framed(
        head: Self.line(["Name", "MAC address", "Protocol", "Address"]) + String(repeating: "-", count: 79) + "\n",
        text,
        tail: ""), json: .array(lines.map(\.json)))
  }

  private func json(_ interface: GuestInterface, _ address: GuestInterface.Address?) -> JSON {
    [
      "name": .string(interface.name), "mac": JSON(text: interface.hardwareAddress),
      "protocol": address.map { .string($0.isIPv6 ? "ipv6" : "ipv4") } ?? .null,
      "address": JSON(text: address?.text), "prefix": address.map { .integer(Int64($0.prefix)) } ?? .null,
    ]
  }

  // virsh's columns are as wide as these, whatever stands in them.
  private static func line(_ cells: [String]) -> String {
    let padded = zip(cells, [10, 20, 8]).map { $0 + String(repeating: " ", count: max(0, $1 - $0.count)) }
    return " " + padded[0] + " " + padded[1] + " " + padded[2] + "     " + TextWidth.printable(cells[3]) + "\n"
  }
}

/// The rows of the table that ask or tell a guest's agent.
enum AgentCommands {
  static let all: [any ParsableCommand.Type] = [
    OnDomain<FreezeRow>.self, OnDomain<ThawRow>.self, OnDomain<TrimRow>.self, OnDomain<FileSystemsRow>.self,
    OnDomain<GuestHostnameRow>.self, OnDomain<GuestTimeRow>.self, OnDomain<GuestInformationRow>.self,
    OnDomain<GuestProcessorsRow>.self, OnDomain<AddressesRow>.self, OnDomain<PasswordRow>.self,
    OnDomain<SSHKeysRow>.self, OnDomain<SSHKeysSetRow>.self, OnDomain<AgentTimeoutRow>.self,
    OnDomain<AgentCommandRow>.self,
  ]
}
