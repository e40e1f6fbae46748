import ArgumentParser
import DroverClient
import DroverCore

struct FreezeRow: DomainRow {
  static let row = CommandRow(
    "domfsfreeze", "Stop writing to a guest's file systems.", failing: "Unable to freeze filesystems")
  @Argument(help: "Where they are mounted; without one, all.") var mountpoints: [String] = []
  @Option(name: .customLong("mountpoint"), parsing: .singleValue, help: .hidden) var named: [String] = []

  func report(on domain: Domain) async throws -> Report {
    let count = try await domain.freezeFileSystems(named + mountpoints)
    return Report(.done("Froze \(count) filesystem(s)"), json: ["action": "frozen", "count": JSON(count)])
  }
}

struct ThawRow: DomainRow {
  static let row = CommandRow(
    "domfsthaw", "Let a guest's file systems be written to again.", failing: "Unable to thaw filesystems")
  @Argument(help: "Where they are mounted; without one, all.") var mountpoints: [String] = []
  @Option(name: .customLong("mountpoint"), parsing: .singleValue, help: .hidden) var named: [String] = []

  func report(on domain: Domain) async throws -> Report {
    let count = try await domain.thawFileSystems(named + mountpoints)
    return Report(.done("Thawed \(count) filesystem(s)"), json: ["action": "thawed", "count": JSON(count)])
  }
}

struct TrimRow: DomainRow {
  static let row = CommandRow(
    "domfstrim", "Give back what a guest's file systems do not use.", failing: "Unable to invoke fstrim")
  @Option(help: "Free ranges of fewer bytes may be left.") var minimum: UInt64 = 0
  @Option(help: "Where it is mounted; without it, all.") var mountpoint: String?

  func report(on domain: Domain) async throws -> Report {
    try await domain.trimFileSystems(mountpoint, minimum: minimum)
    return .done("File systems of domain '\(domain.name)' trimmed", "trimmed", domain)
  }
}

struct FileSystemsRow: DomainRow {
  static let row = CommandRow(
    "domfsinfo", "List the file systems that a guest has mounted.", failing: "Unable to get filesystem information")

  func report(on domain: Domain) async throws -> Report {
    let rows = try await domain.fileSystems().map { system -> [JSON] in
      [
        .string(system.mountpoint), .string(system.name), .string(system.kind),
        .string(system.disks.joined(separator: ",")),
      ]
    }
    let columns = [("Mountpoint", "mountpoint"), ("Name", "name"), ("Type", "type"), ("Target", "target")]
    return .rows(columns, rows)
  }
}

/// Who is asked, in virsh's words.
enum SourceWord: String, ExpressibleByArgument, CaseIterable {
  case lease, agent, arp

  var source: AddressSource {
    switch self {
    case .lease: .lease
    case .agent: .agent
    case .arp: .arp
    }
  }
}

struct GuestHostnameRow: DomainRow {
  static let row = CommandRow(
    "domhostname", "Show the name that a guest gives itself.", failing: "failed to get hostname")
  @Option(help: "Who is asked: lease or agent.") var source: SourceWord?

  mutating func validate() throws {
    if source == .arp { throw ValidationError("Unknown data source 'arp'") }
  }

  func report(on domain: Domain) async throws -> Report {
    .text(try await domain.guestHostname(source?.source), key: "hostname")
  }
}

struct GuestTimeRow: DomainRow {
  static let row = CommandRow("domtime", "Show or set the clock of a guest.")
  @Flag(help: "Set it to the time of this host.") var now = false
  @Flag(help: "Set it to what its hardware clock says.") var sync = false
  @Option(help: ArgumentHelp("Set it: since 1970.", valueName: "seconds")) var time: Int64?
  @Flag(help: "Show it as date and time (UTC).") var pretty = false

  mutating func validate() throws {
    guard [now, sync, time != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError("Options --now, --sync and --time are mutually exclusive")
    }
  }

  func report(on domain: Domain) async throws -> Report {
    if now || sync || time != nil {
      let moment = WallClock.moment
      try await domain.setGuestTime(
        sync ? nil : time ?? moment.seconds, nanoseconds: now ? moment.nanoseconds : 0)
      return .done("Clock of domain '\(domain.name)' set", "time-set", domain)
    }
    let (seconds, nanoseconds) = try await domain.guestTime()
    let text = pretty ? WallClock.day(seconds: Int(seconds)) : "\(seconds)"
    return Report(
      .answer("Time: \(text)\n"),
      json: ["seconds": .integer(seconds), "nanoseconds": .integer(Int64(nanoseconds))])
  }
}

struct GuestInformationRow: DomainRow {
  static let row = CommandRow(
    "guestinfo", "Show what a guest tells of itself.", failing: "Failed to get guest information")
  @Flag(help: "Who is logged in.") var user = false
  @Flag(help: "Its operating system.") var os = false
  @Flag(help: "Its time zone.") var timezone = false
  @Flag(help: "Its name.") var hostname = false
  @Flag(help: "Its file systems.") var filesystem = false
  @Flag(help: "Its disks.") var disk = false
  @Flag(help: "Its network interfaces.") var interface = false

  func report(on domain: Domain) async throws -> Report {
    // In the order of their bits (`virDomainGuestInfoTypes`).
    let chosen = [user, os, timezone, hostname, filesystem, disk, interface]
    let groups = chosen.enumerated().reduce(UInt32(0)) { $1.element ? $0 | 1 << UInt32($1.offset) : $0 }
    return .figures(try await domain.guestInformation(groups: groups).map(Figure.init), .aligned(20))
  }
}

struct GuestProcessorsRow: DomainRow {
  static let row = CommandRow(
    "guestvcpus", "Show or change which virtual CPUs a guest uses.", places: ["cpulist"])
  @Argument(help: "Which: 1-3.") var cpulist: String?
  @Flag(help: "It uses them.") var enable = false
  @Flag(help: "It uses them no longer.") var disable = false

  mutating func validate() throws {
    if enable, disable { throw ValidationError("Options --enable and --disable are mutually exclusive") }
    if enable || disable, cpulist == nil {
      throw ValidationError("options --enable or --disable require a list of CPUs")
    }
    if cpulist != nil, !enable, !disable { throw ValidationError("One of options --enable or --disable is needed") }
  }

  func report(on domain: Domain) async throws -> Report {
    if let cpulist {
      try await domain.setGuestProcessors(cpulist, online: enable)
      return .done("Virtual CPUs in domain '\(domain.name)' switched", "guest-vcpus-switched", domain)
    }
    return .figures(try await domain.guestProcessors().map(Figure.init), .colons)
  }
}

struct AgentTimeoutRow: DomainRow {
  static let row = CommandRow("guest-agent-timeout", "Say how long a guest's agent is waited for.", places: ["timeout"])
  @Argument(help: ArgumentHelp("-2 is for ever, -1 the daemon's own time, 0 not at all.", valueName: "seconds"))
  var place: Int32?
  @Option(parsing: .unconditional, help: .hidden) var timeout: Int32?

  func report(on domain: Domain) async throws -> Report {
    try await domain.setAgentTimeout(timeout ?? place ?? -2)
    return .done("Timeout of the agent of domain '\(domain.name)' set", "timeout-set", domain)
  }
}

struct AgentCommandRow: DomainRow {
  static let row = CommandRow(
    "qemu-agent-command", "Send a command to a guest's agent, at one's own risk.", places: ["cmd"])
  @Argument(help: "JSON with \"execute\".") var command: [String]
  @Option(help: ArgumentHelp("How long it is waited for.", valueName: "seconds")) var timeout: Int32?
  @Flag(help: "Do not wait for it.") var async = false
  @Flag(help: "Wait for it as long as it takes.") var block = false
  @Flag(help: "Lay the answer out in lines.") var pretty = false

  mutating func validate() throws {
    guard [async, block, timeout != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError("timeout, async and block options are exclusive")
    }
    if let timeout, timeout < 1 { throw ValidationError("timeout must be positive") }
  }

  func report(on domain: Domain) async throws -> Report {
    let answer = try await domain.agentCommand(
      command.joined(separator: " "), timeout: timeout ?? (async ? 0 : block ? -2 : -1))
    let value = try? JSON.parse(answer)
    return Report(
      .answer(pretty ? (value?.text(.pretty) ?? answer) + "\n" : answer + "\n"), json: value ?? .string(answer))
  }
}
