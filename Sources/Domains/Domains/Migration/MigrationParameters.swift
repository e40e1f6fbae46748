public import DroverCore

/// The typed parameters of a migration (`VIR_MIGRATE_PARAM_…`).
public struct MigrationParameters: Hashable, Sendable {
  /// Where the guest is sent; nil leaves it to the target.
  public var address: String?
  /// The name that the domain has at the target.
  public var name: String?
  /// The definition for the target: of the guest, and the one that is kept.
  public var xml: String?, persistentXML: String?
  /// MiB a second; 0 and nil for no limit of our own.
  public var bandwidth: UInt64?
  /// The address at which the target listens.
  public var listenAddress: String?
  /// Auto-converge, in per cent.
  public var autoConvergeInitial: Int32?, autoConvergeIncrement: Int32?

  /// None.
  public init() {}

  /// Reads what a client sent. A parameter that is not known is refused, as is one of another type: `invalidArg`.
  public init(_ list: [TypedParameter]) throws(VirtError) {
    var seen = Set<String>()
    for parameter in list {
      guard seen.insert(parameter.name).inserted else {
        throw VirtError(.invalidArg, "parameter '\(parameter.name)' occurs multiple times")
      }
      try take(parameter)
    }
    guard (bandwidth ?? 0) < UInt64(Int64.max) >> 20 else {
      throw VirtError(.overflow, "bandwidth must be less than \(UInt64(Int64.max) >> 20)")
    }
  }

  private mutating func take(_ parameter: TypedParameter) throws(VirtError) {
    switch (parameter.name, parameter.value) {
    case ("migrate_uri", .string(let value)): address = value
    case ("destination_name", .string(let value)): name = value
    case ("destination_xml", .string(let value)): xml = value
    case ("persistent_xml", .string(let value)): persistentXML = value
    case ("listen_address", .string(let value)): listenAddress = value
    case ("bandwidth", .ulong(let value)): bandwidth = value
    case ("auto_converge.initial", .int(let value)): autoConvergeInitial = value
    case ("auto_converge.increment", .int(let value)): autoConvergeIncrement = value
    case ("migrate_uri", _), ("destination_name", _), ("destination_xml", _), ("persistent_xml", _),
      ("listen_address", _), ("bandwidth", _), ("auto_converge.initial", _), ("auto_converge.increment", _):
      throw VirtError(.invalidArg, "invalid type for parameter '\(parameter.name)'")
    default: throw VirtError(.argumentUnsupported, "parameter '\(parameter.name)' not supported")
    }
  }

  /// As they are sent to the target's daemon.
  public var list: [TypedParameter] {
    var list: [TypedParameter] = []
    func add(_ name: String, _ value: String?) { if let value { list.append(TypedParameter(name, .string(value))) } }
    add("migrate_uri", address)
    add("destination_name", name)
    add("destination_xml", xml)
    add("persistent_xml", persistentXML)
    add("listen_address", listenAddress)
    if let bandwidth { list.append(TypedParameter("bandwidth", .ulong(bandwidth))) }
    return list
  }

  /// What QEMU at the source is told.
  ///
  /// - Parameters:
  ///   - downtime: what was set for the domain, in milliseconds.
  ///   - speed: the same, in MiB a second, for when the client says nothing.
  func settings(_ flags: MigrationFlags, downtime: UInt64?, speed: UInt64?) -> MigrationSettings {
    var settings = MigrationSettings()
    let limit = bandwidth ?? 0 == 0 ? speed : bandwidth
    settings.bandwidth = limit.flatMap { $0 == 0 || $0 >= UInt64(Int64.max) >> 20 ? nil : $0 << 20 }
    settings.downtime = downtime
    settings.autoConverge = flags.contains(.autoConverge)
    settings.autoConvergeInitial = autoConvergeInitial
    settings.autoConvergeIncrement = autoConvergeIncrement
    return settings
  }
}
