import ArgumentParser
import DroverClient
import DroverCore

struct DiscoverCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover", abstract: "Show every QEMU on the host that no domain stands for.",
    discussion: "Nothing is asked of them. droverd only.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions

  func run(in session: ToolSession) async throws {
    try await session.connected { connection in
      let guests = try await CommandFailure.saying("Failed to look for guests") { () async throws(VirtError) in
        try await connection.discover()
      }
      session.show(Self.report(guests))
    }
  }

  static func report(_ guests: [ForeignGuest]) -> Report {
    var table = TextTable(head: ["PID", "Name", "User", "Since", "Memory", "Monitor", "Held by"])
    for guest in guests {
      table.append([
        TextTable.Cell("\(guest.pid)"), TextTable.Cell(guest.name ?? "-"), TextTable.Cell("\(guest.uid)"),
        TextTable.Cell(WallClock.day(seconds: Int(guest.startedAt))),
        TextTable.Cell("\(guest.residentMemory / 1024) MiB"), TextTable.Cell(monitor(guest)),
        TextTable.Cell(guest.holder ?? "-"),
      ])
    }
    return Report(.table(table), json: .array(guests.map(json)))
  }

  private static func monitor(_ guest: ForeignGuest) -> String {
    if let obstacle = guest.obstacle { return "cannot be attached: \(obstacle)" }
    guard let language = guest.monitor else { return "none: \(guest.monitorPlace)" }
    return "\(language) \(guest.monitorPlace)"
  }

  private static func json(_ guest: ForeignGuest) -> JSON {
    func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
    return [
      "pid": JSON(Int(guest.pid)), "name": text(guest.name), "uuid": text(guest.uuid.map { "\($0)" }),
      "uid": JSON(Int(guest.uid)), "startedAt": .integer(guest.startedAt), "residentKiB": JSON(guest.residentMemory),
      "executable": .string(guest.executable), "monitor": text(guest.monitor),
      "monitorPlace": .string(guest.monitorPlace), "holder": text(guest.holder), "obstacle": text(guest.obstacle),
    ]
  }
}

/// The commands about guests that were started without the daemon.
enum AttachCommands {
  /// All of them.
  static let all: [any ParsableCommand.Type] = [
    DiscoverCommand.self, AttachCommand.self, DetachCommand.self, AdoptCommand.self,
  ]
}
