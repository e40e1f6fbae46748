import ArgumentParser
import DroverClient
import DroverCore

struct SchedulerRow: DomainRow {
  static let row = CommandRow("schedinfo", "Show or change a guest's share of the processors.")
  @Argument(help: ArgumentHelp("New values.", valueName: "parameter=value")) var assignments: [String] = []
  @Option(name: .customLong("set"), parsing: .singleValue, help: .hidden) var named: [String] = []
  @OptionGroup var scope: ScopeFlags

  func report(on domain: Domain) async throws -> Report {
    let words = named + assignments
    let known = words.isEmpty ? [] : try await domain.tuning(.scheduler, scope: scope.chosen)
    let changes = try Parameters.assigned(words, among: known)
    if !changes.isEmpty { try await domain.setTuning(.scheduler, changes, scope: scope.chosen) }
    return try await Parameters.report(
      .scheduler, of: domain, scope: scope, changes: [], head: "Scheduler      : posix\n")
  }
}

struct BlockShareRow: DomainRow {
  static let row = CommandRow(
    "blkiotune", "Show or change a guest's share of the disks.", failing: "Unable to change blkio parameters")
  @Option(help: "Against other guests: 100 to 1000.") var weight: UInt32?
  @Option(help: "Weights on devices: PATH,WEIGHT,…") var deviceWeights: String?
  @Option(help: "Limits of reads each second: PATH,COUNT,…") var deviceReadIopsSec: String?
  @Option(help: "Limits of writes each second: PATH,COUNT,…") var deviceWriteIopsSec: String?
  @Option(help: "Limits of bytes read each second: PATH,BYTES,…") var deviceReadBytesSec: String?
  @Option(help: "Limits of bytes written each second: PATH,BYTES,…") var deviceWriteBytesSec: String?
  @OptionGroup var scope: ScopeFlags

  func report(on domain: Domain) async throws -> Report {
    let texts = Parameters.given([
      ("device_weight", deviceWeights), ("device_read_iops_sec", deviceReadIopsSec),
      ("device_write_iops_sec", deviceWriteIopsSec), ("device_read_bytes_sec", deviceReadBytesSec),
      ("device_write_bytes_sec", deviceWriteBytesSec),
    ])
    let numbers = weight.map { [TypedParameter("weight", .uint($0))] } ?? []
    return try await Parameters.report(.blockIO, of: domain, scope: scope, changes: numbers + texts)
  }
}

struct MemoryShareRow: DomainRow {
  static let row = CommandRow(
    "memtune", "Show or change the limits of a guest's memory.", failing: "Unable to change memory parameters")
  @Option(parsing: .unconditional, help: "The most that it takes: KiB, or with a unit; -1: no limit.") var hardLimit:
    String?
  @Option(parsing: .unconditional, help: "What it is held to when the host is short.") var softLimit: String?
  @Option(parsing: .unconditional, help: "The most with what is swapped out.") var swapHardLimit: String?
  @Option(parsing: .unconditional, help: "What it always has.") var minGuarantee: String?
  @OptionGroup var scope: ScopeFlags

  /// What stands for no limit (`VIR_DOMAIN_MEMORY_PARAM_UNLIMITED`), in KiB.
  static let unlimited: UInt64 = 9_007_199_254_740_991

  private var wanted: [(name: String, text: String?)] {
    [
      ("hard_limit", hardLimit), ("soft_limit", softLimit), ("swap_hard_limit", swapHardLimit),
      ("min_guarantee", minGuarantee),
    ]
  }

  mutating func validate() throws { _ = try changes }

  var changes: [TypedParameter] {
    get throws {
      try wanted.compactMap { name, text in
        guard let text else { return nil }
        return TypedParameter(name, .ulong(text == "-1" ? Self.unlimited : try MemorySize.kibibytes(text)))
      }
    }
  }

  func report(on domain: Domain) async throws -> Report {
    try await Parameters.report(.memory, of: domain, scope: scope, changes: changes) { parameter in
      guard case .ulong(let value) = parameter.value, value >= Self.unlimited else { return Figure(parameter) }
      return Figure(parameter.name, .null, text: "unlimited")
    }
  }
}

struct NUMARow: DomainRow {
  static let row = CommandRow(
    "numatune", "Show or change where on the host a guest's memory lies.", failing: "Unable to change numa parameters")
  @Option(help: "strict, preferred, interleave, restrictive, or its number.") var mode: String?
  @Option(help: "The cells: 0-1,3.") var nodeset: String?
  @OptionGroup var scope: ScopeFlags

  /// By their numbers (`virDomainNumatuneMemMode`).
  private static let modes = ["strict", "preferred", "interleave", "restrictive"]

  mutating func validate() throws {
    if let mode, number(of: mode) == nil { throw ValidationError("Invalid mode: \(mode)") }
  }

  private func number(of mode: String) -> Int32? {
    Self.modes.firstIndex(of: mode).map { Int32($0) } ?? Int32(mode).flatMap { $0 >= 0 ? $0 : nil }
  }

  func report(on domain: Domain) async throws -> Report {
    let numbers = mode.flatMap(number).map { [TypedParameter("numa_mode", .int($0))] } ?? []
    let changes = numbers + Parameters.given([("numa_nodeset", nodeset)])
    return try await Parameters.report(.numa, of: domain, scope: scope, changes: changes) { parameter in
      guard case .int(let value) = parameter.value, Self.modes.indices.contains(Int(value)) else {
        return Figure(parameter)
      }
      return Figure(parameter.name, .string(Self.modes[Int(value)]))
    }
  }
}

struct PerformanceEventsRow: DomainRow {
  static let row = CommandRow(
    "perf", "Show or change which events of the processors are counted.", failing: "Unable to change perf events")
  @Option(help: "Count these: cmt,cache_misses,…") var enable: String?
  @Option(help: "Count these no longer.") var disable: String?
  @OptionGroup var scope: ScopeFlags

  func report(on domain: Domain) async throws -> Report {
    let changes = [(enable, true), (disable, false)].flatMap { names, isOn in
      (names ?? "").split(separator: ",").map { TypedParameter(String($0), .boolean(isOn)) }
    }
    return try await Parameters.report(
      .performanceEvents, of: domain, scope: scope, changes: changes
    ) { parameter in
      guard case .boolean(let isOn) = parameter.value else { return Figure(parameter) }
      return Figure(parameter.name, .bool(isOn), text: isOn ? "enabled" : "disabled")
    }
  }
}
