import ArgumentParser
import DroverClient
import DroverCore

struct DiskLimitsRow: DomainRow {
  static let row = CommandRow(
    "blkdeviotune", "Show or change the limits of a disk.", places: ["device"],
    failing: "Unable to change block I/O throttle")
  @Argument(help: "Its target or source.") var device: String
  @Option(help: "Bytes a second, both ways together.") var totalBytesSec: UInt64?
  @Option(help: "Bytes read a second.") var readBytesSec: UInt64?
  @Option(help: "Bytes written a second.") var writeBytesSec: UInt64?
  @Option(help: "Operations a second, both kinds together.") var totalIopsSec: UInt64?
  @Option(help: "Reads a second.") var readIopsSec: UInt64?
  @Option(help: "Writes a second.") var writeIopsSec: UInt64?
  @OptionGroup(title: "For a while") var bursts: DiskBursts
  @Option(help: "How many bytes count as one operation.") var sizeIopsSec: UInt64?
  @Option(help: "The disks that share these limits.") var groupName: String?
  @OptionGroup var scope: ScopeFlags

  var changes: [TypedParameter] {
    Parameters.given([
      ("total_bytes_sec", totalBytesSec), ("read_bytes_sec", readBytesSec), ("write_bytes_sec", writeBytesSec),
      ("total_iops_sec", totalIopsSec), ("read_iops_sec", readIopsSec), ("write_iops_sec", writeIopsSec),
      ("size_iops_sec", sizeIopsSec),
    ]) + bursts.changes + Parameters.given([("group_name", groupName)])
  }

  func report(on domain: Domain) async throws -> Report {
    try await Parameters.report(.disk(device), of: domain, scope: scope, changes: changes)
  }
}

/// By how much, and for how many seconds, a disk may be faster.
struct DiskBursts: ParsableArguments {
  @Option(help: "Bytes a second.") var totalBytesSecMax: UInt64?
  @Option(help: "Bytes read a second.") var readBytesSecMax: UInt64?
  @Option(help: "Bytes written a second.") var writeBytesSecMax: UInt64?
  @Option(help: "Operations a second.") var totalIopsSecMax: UInt64?
  @Option(help: "Reads a second.") var readIopsSecMax: UInt64?
  @Option(help: "Writes a second.") var writeIopsSecMax: UInt64?
  @Option(help: "For how many seconds.") var totalBytesSecMaxLength: UInt64?
  @Option(help: "For how many seconds.") var readBytesSecMaxLength: UInt64?
  @Option(help: "For how many seconds.") var writeBytesSecMaxLength: UInt64?
  @Option(help: "For how many seconds.") var totalIopsSecMaxLength: UInt64?
  @Option(help: "For how many seconds.") var readIopsSecMaxLength: UInt64?
  @Option(help: "For how many seconds.") var writeIopsSecMaxLength: UInt64?

  var changes: [TypedParameter] {
    Parameters.given([
      ("total_bytes_sec_max", totalBytesSecMax), ("read_bytes_sec_max", readBytesSecMax),
      ("write_bytes_sec_max", writeBytesSecMax), ("total_iops_sec_max", totalIopsSecMax),
      ("read_iops_sec_max", readIopsSecMax), ("write_iops_sec_max", writeIopsSecMax),
      ("total_bytes_sec_max_length", totalBytesSecMaxLength), ("read_bytes_sec_max_length", readBytesSecMaxLength),
      ("write_bytes_sec_max_length", writeBytesSecMaxLength), ("total_iops_sec_max_length", totalIopsSecMaxLength),
      ("read_iops_sec_max_length", readIopsSecMaxLength), ("write_iops_sec_max_length", writeIopsSecMaxLength),
    ])
  }
}

struct InterfaceLimitsRow: DomainRow {
  static let row = CommandRow(
    "domiftune", "Show or change the limits of a network interface.", places: ["interface"],
    failing: "Unable to set interface parameters")
  @Argument(help: "Its device on the host, or its hardware address.") var interface: String
  @Option(help: "What it receives: AVERAGE,PEAK,BURST,FLOOR in KiB.") var inbound: String?
  @Option(help: "What it sends: AVERAGE,PEAK,BURST.") var outbound: String?
  @OptionGroup var scope: ScopeFlags

  mutating func validate() throws { _ = try changes }

  var changes: [TypedParameter] {
    get throws {
      try Self.limits("inbound", inbound, ["average", "peak", "burst", "floor"])
        + Self.limits("outbound", outbound, ["average", "peak", "burst"])
    }
  }

  private static func limits(_ way: String, _ text: String?, _ names: [String]) throws -> [TypedParameter] {
    guard let text else { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= names.count else { throw ValidationError("\(way) format is incorrect") }
    return try zip(names, parts).compactMap { name, part in
      if part.isEmpty, name != "average" { return nil }
      guard let number = UInt32(part) else { throw ValidationError("\(way) \(name) is not a number: '\(part)'") }
      return TypedParameter("\(way).\(name)", .uint(number))
    }
  }

  func report(on domain: Domain) async throws -> Report {
    try await Parameters.report(.interface(interface), of: domain, scope: scope, changes: changes)
  }
}
