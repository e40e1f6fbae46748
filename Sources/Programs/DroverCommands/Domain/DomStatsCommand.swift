import ArgumentParser
import DroverClient
import DroverCore

struct DomStatsCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domstats", abstract: "Show figures of domains.", discussion: "Without names: of all.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Argument(help: "The domains.", completion: .domains) var domains: [String] = []
  @Option(name: .customLong("domain"), parsing: .singleValue, help: .hidden) var named: [String] = []
  @OptionGroup(title: "Which figures") var groups: StatsChoice
  @OptionGroup(title: "Of which domains") var filter: StatsFilter
  @Flag(help: "Accepted for virsh's sake; figures are always shown as they are.") var raw = false
  @Flag(help: "Fail when the daemon does not have a group of figures.") var enforce = false
  @Flag(help: "Show each image of a chain.") var backing = false
  @Flag(help: "Only what can be had at once.") var nowait = false

  mutating func validate() throws {
    if !(domains + named).isEmpty, filter.filter != [] {
      throw ValidationError("Domains are either named or chosen by --list-…")
    }
  }

  func run(in session: ToolSession) async throws {
    var chosen = StatsOptions(filter.filter)
    if enforce { chosen.insert(.enforce) }
    if backing { chosen.insert(.backing) }
    if nowait { chosen.insert(.noWait) }
    let stats = try await session.connected { connection in
      var chosenDomains: [Domain] = []
      for text in domains + named { chosenDomains.append(try await connection.domain(meaning: text)) }
      return try await connection.stats(of: chosenDomains, groups: groups.groups, options: chosen)
    }
    session.show(Self.report(stats))
  }

  static func report(_ stats: [DomainStats]) -> Report {
    let blocks = stats.map { entry in
      "Domain: '\(TextWidth.printable(entry.domain.name))'\n"
        + entry.fields.map { "  \($0.name)=\(TextWidth.printable($0.value.text))\n" }.joined()
    }
    let json = stats.map { entry -> JSON in
      var figures = JSONObject()
      for field in entry.fields { figures[field.name] = field.value.json }
      return [
        "name": .string(entry.domain.name), "uuid": .string("\(entry.domain.uuid)"), "stats": .object(figures),
      ]
    }
    return Report(.answer(blocks.joined(separator: "\n")), json: .array(json))
  }
}

/// Which figures `domstats` shows.
struct StatsChoice: ParsableArguments {
  @Flag(help: "State and reason.") var state = false
  @Flag(help: "CPU time.") var cpuTotal = false
  @Flag(help: "The balloon.") var balloon = false
  @Flag(help: "Each virtual CPU.") var vcpu = false
  @Flag(help: "Each network interface.") var interface = false
  @Flag(help: "Each disk.") var block = false
  @Flag(help: "Performance events.") var perf = false
  @Flag(help: "Each I/O thread.") var iothread = false
  @Flag(help: "Memory bandwidth.") var memory = false
  @Flag(help: "How fast pages become dirty.") var dirtyrate = false
  @Flag(help: "What only this hypervisor knows.") var vm = false

  var groups: StatsGroups {
    let named: [(Bool, StatsGroups)] = [
      (state, .state), (cpuTotal, .cpuTotal), (balloon, .balloon), (vcpu, .vcpu), (interface, .interface),
      (block, .block), (perf, .perf), (iothread, .iothread), (memory, .memory), (dirtyrate, .dirtyRate), (vm, .vm),
    ]
    return named.reduce(into: []) { set, entry in if entry.0 { set.insert(entry.1) } }
  }
}

/// Of which domains `domstats` shows figures.
struct StatsFilter: ParsableArguments {
  @Flag(help: "Those with a QEMU.") var listActive = false
  @Flag(help: "Those without a QEMU.") var listInactive = false
  @Flag(help: "Those with a stored definition.") var listPersistent = false
  @Flag(help: "Those without a stored definition.") var listTransient = false
  @Flag(help: "Those that run.") var listRunning = false
  @Flag(help: "Those that are paused.") var listPaused = false
  @Flag(help: "Those that are shut off.") var listShutoff = false
  @Flag(help: "Those in any other state.") var listOther = false

  var filter: DomainFilter {
    let named: [(Bool, DomainFilter)] = [
      (listActive, .active), (listInactive, .inactive), (listPersistent, .persistent),
      (listTransient, .transient), (listRunning, .running), (listPaused, .paused), (listShutoff, .shutoff),
      (listOther, .otherState),
    ]
    return named.reduce(into: []) { set, entry in if entry.0 { set.insert(entry.1) } }
  }
}

extension TypedParameter.Value {
  /// The value as virsh writes it.
  var text: String {
    switch self {
    case .int(let number): "\(number)"
    case .uint(let number): "\(number)"
    case .long(let number): "\(number)"
    case .ulong(let number): "\(number)"
    case .double(let number): Self.sixDigits(number)
    case .boolean(let flag): flag ? "yes" : "no"
    case .string(let text): text
    }
  }

  /// The value as JSON, numbers as numbers.
  var json: JSON {
    switch self {
    case .int(let number): .integer(Int64(number))
    case .uint(let number): .integer(Int64(number))
    case .long(let number): .integer(number)
    case .ulong(let number): JSON(number)
    case .double(let number): .double(number)
    case .boolean(let flag): .bool(flag)
    case .string(let text): .string(text)
    }
  }

  // As C's `%f`.
  private static func sixDigits(_ number: Double) -> String {
    let scaled = (abs(number) * 1_000_000).rounded(.toNearestOrEven)
    guard let millionths = UInt64(exactly: scaled) else { return "\(number)" }
    let fraction = String(millionths % 1_000_000)
    let sign = number < 0 ? "-" : ""
    return sign + "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
  }
}
