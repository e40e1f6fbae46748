import ArgumentParser
import DroverClient
import DroverCore

struct VirtualCPUInfoRow: DomainRow {
  static let row = CommandRow("vcpuinfo", "Show the virtual CPUs of a guest.")
  @Flag(help: "The processors as a list.") var pretty = false

  func report(on domain: Domain) async throws -> Report {
    let host = try await domain.connection.hostProcessors()
    guard try await domain.isActive() else { return try await definition(of: domain, host) }
    let cpus = try await domain.virtualCPUs(processors: host.count)
    let blocks = cpus.map { cpu in
      lines([
        ("VCPU", "\(cpu.number)"), ("CPU", cpu.processor < 0 ? "N/A" : "\(cpu.processor)"),
        ("State", Self.word(cpu.stateNumber)),
        ("CPU time", cpu.time == 0 ? nil : DomainSummary.tenths(.nanoseconds(Int64(clamping: cpu.time))) + "s"),
        ("CPU Affinity", affinity(cpu.affinity, host)),
      ])
    }
    let json = cpus.map { cpu -> JSON in
      [
        "vcpu": .integer(Int64(cpu.number)), "cpu": cpu.processor < 0 ? .null : .integer(Int64(cpu.processor)),
        "state": .string(Self.word(cpu.stateNumber)), "nanoseconds": JSON(cpu.time),
        "affinity": .array(cpu.affinity.numbers(below: host.count).map { JSON($0) }),
      ]
    }
    return Report(.answer(blocks.joined(separator: "\n")), json: .array(json))
  }

  /// Of a domain that is off: where they may run once it is started.
  private func definition(of domain: Domain, _ host: HostProcessors) async throws -> Report {
    let pins = try await domain.virtualCPUPins(processors: host.count, scope: .config)
    let count = try await domain.virtualCPUCount(.config)
    let shown = pins.prefix(count).enumerated()
    let blocks = shown.map { number, map in
      lines([
        ("VCPU", "\(number)"), ("CPU", "N/A"), ("State", "N/A"), ("CPU time", "N/A"),
        ("CPU Affinity", affinity(map, host)),
      ])
    }
    let json = shown.map { number, map -> JSON in
      [
        "vcpu": JSON(number), "cpu": .null, "state": .null, "nanoseconds": .null,
        "affinity": .array(map.numbers(below: host.count).map { JSON($0) }),
      ]
    }
    return Report(.answer(blocks.joined(separator: "\n")), json: .array(json))
  }

  private func lines(_ fields: [(name: String, value: String?)]) -> String {
    fields.compactMap { name, value in
      value.map { name + ":" + String(repeating: " ", count: max(1, 15 - name.count)) + $0 + "\n" }
    }.joined()
  }

  private func affinity(_ map: ProcessorMap, _ host: HostProcessors) -> String {
    pretty
      ? "\(ProcessorList.text(map.numbers(below: host.count))) (out of \(host.count))"
      : String((0..<host.count).map { map.contains($0) ? "y" : "-" })
  }

  private static func word(_ state: Int32) -> String {
    let words = ["offline", "running", "blocked"]
    return words.indices.contains(Int(state)) ? words[Int(state)] : "no state"
  }
}

struct VirtualCPUCountRow: DomainRow {
  static let row = CommandRow("vcpucount", "Show how many virtual CPUs a domain has.")
  @Flag(help: "How many it can have.") var maximum = false
  @Flag(help: "How many it has.") var active = false
  @Flag(help: "How many the guest itself uses.") var guest = false
  @OptionGroup var scope: ScopeFlags

  mutating func validate() throws {
    if maximum, active { throw ValidationError("Options --maximum and --active are mutually exclusive") }
    if guest, scope.config { throw ValidationError("Options --guest and --config are mutually exclusive") }
  }

  func report(on domain: Domain) async throws -> Report {
    if maximum || active || guest || scope.live || scope.config || scope.current {
      return try await one(of: domain)
    }
    var lines: [(kind: String, of: String, count: Int)] = []
    // What cannot be counted is left out: of a guest that is off the live ones, of a transient one the others.
    for (kind, which) in [("maximum", VirtualCPUCount.maximum), ("current", [])] {
      for (of, part) in [("config", VirtualCPUCount.config), ("live", .live)] {
        if let count = try await Self.possible({ () async throws(VirtError) in
          try await domain.virtualCPUCount([which, part])
        }) {
          lines.append((kind, of, count))
        }
      }
    }
    let text = lines.map { line in
      Self.padded(line.kind, 12) + " " + Self.padded(line.of, 12) + " "
        + String(repeating: " ", count: max(0, 3 - "\(line.count)".count)) + "\(line.count)\n"
    }
    let json = lines.map { line -> JSON in
      ["kind": .string(line.kind), "of": .string(line.of), "count": JSON(line.count)]
    }
    return Report(.answer(text.joined()), json: .array(json))
  }

  private func one(of domain: Domain) async throws -> Report {
    var which = VirtualCPUCount(rawValue: scope.chosen.rawValue)
    if maximum { which.insert(.maximum) }
    if guest { which.insert(.guest) }
    let count = try await domain.virtualCPUCount(which)
    return Report(.answer("\(count)\n"), json: ["count": JSON(count)])
  }

  private static func possible(_ body: () async throws(VirtError) -> Int) async throws(VirtError) -> Int? {
    do {
      return try await body()
    } catch {
      guard error.code == .operationInvalid || error.code == .invalidArg else { throw error }
      return nil
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

struct ProcessorTimeRow: DomainRow {
  static let row = CommandRow(
    "cpu-stats", "Show the CPU time of a guest.", failing: "Failed to retrieve CPU statistics")
  @Flag(help: "Of all processors together, and nothing else.") var total = false
  @Option(help: "The first processor.") var start: Int32?
  @Option(help: "How many.") var count: UInt32?

  func report(on domain: Domain) async throws -> Report {
    var text = ""
    var json = JSONObject()
    if !total || start != nil || count != nil {
      let each = try await domain.processorTimeOnEach(start: start ?? 0, count: count ?? 128)
      for (number, times) in each.enumerated() { text += "CPU\(Int(start ?? 0) + number):\n" + Self.lines(times) }
      json["processors"] = .array(each.map(Self.object))
    }
    if total || (start == nil && count == nil) {
      let times = try await domain.totalProcessorTime()
      text += "Total:\n" + Self.lines(times)
      json["total"] = Self.object(times)
    }
    return Report(.answer(text), json: .object(json))
  }

  private static func lines(_ times: [TypedParameter]) -> String {
    times.map { time in
      let name = time.name + String(repeating: " ", count: max(0, 12 - time.name.count))
      guard case .ulong(let nanoseconds) = time.value else { return "\t\(name) \(time.value.text)\n" }
      let seconds = String(nanoseconds / 1_000_000_000)
      let fraction = String(nanoseconds % 1_000_000_000)
      return "\t\(name) " + String(repeating: " ", count: max(0, 9 - seconds.count)) + seconds + "."
        + String(repeating: "0", count: 9 - fraction.count) + fraction + " seconds\n"
    }.joined()
  }

  private static func object(_ times: [TypedParameter]) -> JSON {
    var object = JSONObject()
    for time in times { object[time.name] = time.value.json }
    return .object(object)
  }
}
