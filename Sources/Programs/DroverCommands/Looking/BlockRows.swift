import ArgumentParser
import DroverClient
import DroverCore
import DroverXML

struct BlockListRow: DomainRow {
  static let row = CommandRow("domblklist", "List the disks of a domain.")
  @Flag(help: "Those of the next start, though it runs.") var inactive = false
  @Flag(help: "With type and device.") var details = false

  func report(on domain: Domain) async throws -> Report {
    let disks = try await domain.devices("disk", inactive ? .inactive : [])
    let rows = disks.map { disk -> [JSON] in
      let last: [JSON] = [JSON(text: disk.at("target")?["dev"]), JSON(text: disk.sourceText)]
      return details ? [JSON(text: disk["type"]), JSON(text: disk["device"] ?? "disk")] + last : last
    }
    let columns = [("Target", "target"), ("Source", "source")]
    return .rows(details ? [("Type", "type"), ("Device", "device")] + columns : columns, rows)
  }
}

struct BlockFiguresRow: DomainRow {
  static let row = CommandRow(
    "domblkstat", "Show what was read from a disk and written to it.", places: ["device"],
    failing: "Failed to get block stats")
  @Argument(help: "Its target or source; without it, all disks together.") var device: String?
  @Flag(help: "In words.") var human = false

  func report(on domain: Domain) async throws -> Report {
    let found = try await domain.blockFigures(device ?? "")
    let figures = Self.order.compactMap { name, shown, word in
      found.first { $0.name == name }.map { (figure: Figure(shown, $0.value.json, text: $0.value.text), word: word) }
    }
    let others = found.filter { field in !Self.order.contains { $0.name == field.name } }.map(Figure.init)
    guard human else { return .figures(figures.map(\.figure) + others, .words(prefix: (device ?? "") + " ")) }
    var text = "Device: \(device ?? "")\n"
    var json = JSONObject()
    for (figure, word) in figures + others.map({ ($0, $0.name + ":") }) {
      text += " " + word + String(repeating: " ", count: max(1, 32 - word.count)) + figure.text + "\n"
      json[figure.name] = figure.json
    }
    return Report(.answer(text), json: .object(json))
  }

  /// The names on the wire, virsh's names for them, and its words, in its order.
  private static let order: [(name: String, shown: String, word: String)] = [
    ("rd_operations", "rd_req", "number of read operations:"), ("rd_bytes", "rd_bytes", "number of bytes read:"),
    ("wr_operations", "wr_req", "number of write operations:"),
    ("wr_bytes", "wr_bytes", "number of bytes written:"), ("errs", "errs", "error count:"),
    ("flush_operations", "flush_operations", "number of flush operations:"),
    ("rd_total_times", "rd_total_times", "total duration of reads (ns):"),
    ("wr_total_times", "wr_total_times", "total duration of writes (ns):"),
    ("flush_total_times", "flush_total_times", "total duration of flushes (ns):"),
  ]
}

struct BlockInfoRow: DomainRow {
  static let row = CommandRow("domblkinfo", "Show how large a disk is.", places: ["device"])
  @Argument(help: "Its target or source.") var device: String?
  @Flag(help: "With units.") var human = false
  @Flag(help: "Of all disks.") var all = false

  mutating func validate() throws {
    if device == nil, !all { throw ValidationError("which disk? Its target is missing, or --all.") }
    if device != nil, all { throw ValidationError("Options --all and --device are mutually exclusive") }
  }

  func report(on domain: Domain) async throws -> Report {
    guard all else {
      let info = try await domain.blockInfo(device ?? "")
      let sizes = [("Capacity", info.capacity), ("Allocation", info.allocation), ("Physical", info.physical)]
      return .fields(sizes.map { ($0.0, text($0.1)) }, width: 16, json: info.json)
    }
    let isActive = try await domain.isActive()
    var rows: [[JSON]] = []
    for disk in try await domain.devices("disk") {
      guard let target = disk.at("target")?["dev"] else { continue }
      // A drive without a medium has no size, nor has what another host keeps while nobody uses it.
      guard disk.sourceText != nil, isActive || disk["type"] != "network" else {
        rows.append([.string(target), .null, .null, .null])
        continue
      }
      let info = try await domain.blockInfo(target)
      let sizes = [info.capacity, info.allocation, info.physical]
      rows.append([.string(target)] + sizes.map { human ? .string(text($0)) : JSON($0) })
    }
    let columns = [
      ("Target", "target"), ("Capacity", "capacity"), ("Allocation", "allocation"), ("Physical", "physical"),
    ]
    return .rows(columns, rows)
  }

  private func text(_ bytes: UInt64) -> String { human ? HumanSize.text(bytes) : "\(bytes)" }
}

struct DiskErrorRow: DomainRow {
  static let row = CommandRow("domblkerror", "Show the disks that a guest could not read or write.")

  func report(on domain: Domain) async throws -> Report {
    let errors = try await domain.diskErrors()
    let words: [Int32: String] = [0: "no error", 1: "unspecified error", 2: "no space"]
    let lines = errors.map { "\($0.disk): \(words[$0.number] ?? "unknown error")\n" }
    let json = errors.map { error -> JSON in
      ["disk": .string(error.disk), "error": .string(words[error.number] ?? "unknown error")]
    }
    return Report(.answer(errors.isEmpty ? "No errors found\n" : lines.joined()), json: .array(json))
  }
}

/// Sizes with the largest unit that leaves a number before the point.
enum HumanSize {
  static func text(_ bytes: UInt64) -> String {
    var value = Double(bytes)
    var unit = 0
    while value >= 1024, unit < 6 {
      value /= 1024
      unit += 1
    }
    let thousandths = UInt64((value * 1000).rounded())
    let fraction = String(thousandths % 1000)
    let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction + " \(units[unit])"
  }
}

extension BlockInfo {
  var json: JSON {
    ["capacity": JSON(capacity), "allocation": JSON(allocation), "physical": JSON(physical)]
  }
}

extension JSON {
  /// A text, or nothing.
  init(text: String?) { self = text.map(JSON.string) ?? .null }
}

extension XMLElement {
  /// What the source of a disk or an interface is called on the host.
  fileprivate var sourceText: String? {
    let source = first("source")
    for name in ["file", "dev", "dir", "name"] {
      if let value = source?[name] { return value }
    }
    if let pool = source?["pool"], let volume = source?["volume"] { return "\(pool)/\(volume)" }
    return nil
  }
}
