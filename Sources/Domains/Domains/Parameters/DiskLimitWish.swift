import DomainModel
import DroverCore

/// What is to be changed of a disk's limits: whoever changes one of a group of limits changes the whole group.
struct DiskLimitWish: Sendable {
  /// The limits of a group: those that are not given become 0.
  struct Group {
    let names: [String]
    let fields: [WritableKeyPath<DiskIOTune, UInt64?>]
  }

  static var groups: [Group] {
    [
      Group(
        names: ["total_bytes_sec", "read_bytes_sec", "write_bytes_sec"],
        fields: [\.totalBytesSec, \.readBytesSec, \.writeBytesSec]),
      Group(
        names: ["total_iops_sec", "read_iops_sec", "write_iops_sec"],
        fields: [\.totalIopsSec, \.readIopsSec, \.writeIopsSec]),
      Group(
        names: ["total_bytes_sec_max", "read_bytes_sec_max", "write_bytes_sec_max"],
        fields: [\.totalBytesSecMax, \.readBytesSecMax, \.writeBytesSecMax]),
      Group(
        names: ["total_iops_sec_max", "read_iops_sec_max", "write_iops_sec_max"],
        fields: [\.totalIopsSecMax, \.readIopsSecMax, \.writeIopsSecMax]),
      Group(names: ["size_iops_sec"], fields: [\.sizeIopsSec]),
      Group(
        names: ["total_bytes_sec_max_length", "read_bytes_sec_max_length", "write_bytes_sec_max_length"],
        fields: [\.totalBytesSecMaxLength, \.readBytesSecMaxLength, \.writeBytesSecMaxLength]),
      Group(
        names: ["total_iops_sec_max_length", "read_iops_sec_max_length", "write_iops_sec_max_length"],
        fields: [\.totalIopsSecMaxLength, \.readIopsSecMaxLength, \.writeIopsSecMaxLength]),
    ]
  }

  /// The greatest limit that QEMU takes.
  private static let greatest: UInt64 = 1_000_000_000_000_000

  /// As they came.
  let parameters: [TypedParameter]
  /// The disks that share their limits; nil leaves it as it is.
  let group: String?
  private let values: [String: UInt64]

  /// Errors: `argumentUnsupported` for an unknown name and for a number that is too great, `invalidArg` for a wrong type
  /// and for a limit of all beside one of reading or writing.
  init(_ parameters: [TypedParameter]) throws(VirtError) {
    var kinds: [String: AcceptedParameters.Kind] = ["group_name": .string]
    for name in Self.groups.flatMap(\.names) { kinds[name] = .ulong }
    try AcceptedParameters(kinds).check(parameters)
    self.parameters = parameters
    group = parameters.first { $0.name == "group_name" }?.value.text
    var values: [String: UInt64] = [:]
    for parameter in parameters { values[parameter.name] = parameter.value.unsigned }
    self.values = values
    guard values.values.allSatisfy({ $0 <= Self.greatest }) else {
      throw VirtError(
        .argumentUnsupported, "block I/O throttle limit value must be no more than \(Self.greatest)")
    }
    for group in Self.groups where group.names.count == 3 {
      guard values[group.names[0], default: 0] > 0,
        group.names.dropFirst().contains(where: { values[$0, default: 0] > 0 })
      else { continue }
      let what = group.names[0].dropFirst("total_".count)
      throw VirtError(.invalidArg, "total and read/write of \(what) cannot be set at the same time")
    }
  }

  /// The limits of a disk afterwards.
  ///
  /// - Parameter isLive: whether QEMU is to take them, which does not take a burst without a limit.
  /// Errors: `configUnsupported`.
  func applied(to old: DiskIOTune?, isLive: Bool) throws(VirtError) -> DiskIOTune {
    var limits = old ?? DiskIOTune()
    for group in Self.groups where group.names.contains(where: { values[$0] != nil }) {
      for (name, field) in zip(group.names, group.fields) {
        let value = values[name] ?? 0
        limits[keyPath: field] = value == 0 ? nil : value
      }
    }
    if let group { limits.groupName = group.isEmpty ? nil : group }
    if isLive { try checkBursts(limits) }
    return limits
  }

  private func checkBursts(_ limits: DiskIOTune) throws(VirtError) {
    for (plain, burst) in [(Self.groups[0], Self.groups[2]), (Self.groups[1], Self.groups[3])] {
      for index in plain.names.indices {
        let (name, most) = (plain.names[index], burst.names[index])
        guard let peak = limits[keyPath: burst.fields[index]], peak > 0 else { continue }
        let limit = limits[keyPath: plain.fields[index]] ?? 0
        guard limit > 0 else {
          let isReset = plain.names.contains { values[$0] != nil }
          throw VirtError(
            .configUnsupported,
            isReset
              ? "cannot reset '\(name)' when '\(most)' is set" : "value '\(most)' cannot be set if '\(name)' is not set"
          )
        }
        guard peak >= limit else {
          throw VirtError(.configUnsupported, "value '\(most)' cannot be smaller than '\(name)'")
        }
      }
    }
  }

  /// What an event tells of the change.
  func told(ofDisk target: String) -> [TypedParameter] {
    [TypedParameter("blkdeviotune.disk", .string(target))]
      + parameters.map { TypedParameter("blkdeviotune.\($0.name)", $0.value) }
  }
}

extension DiskIOTune {
  /// nil when it limits nothing.
  var unlessEmpty: DiskIOTune? { self == DiskIOTune() ? nil : self }
}
