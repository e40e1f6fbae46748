public import DroverCore

/// Figures of one domain, in the daemon's order.
public struct DomainStats: Sendable {
  /// Which domain.
  public var domain: Domain
  /// What is known of it: `balloon.current` and the like.
  public var fields: [TypedParameter]

  /// Takes both.
  public init(domain: Domain, fields: [TypedParameter]) {
    self.domain = domain
    self.fields = fields
  }
}

/// Which figures are asked for (`virDomainStatsTypes`); the empty set means all that the daemon has.
public struct StatsGroups: OptionSet, Sendable, Hashable {
  /// The number on the wire.
  public let rawValue: UInt32

  /// Takes the number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// State and reason.
  public static let state = StatsGroups(rawValue: 1)
  /// CPU time of the whole domain.
  public static let cpuTotal = StatsGroups(rawValue: 2)
  /// The balloon.
  public static let balloon = StatsGroups(rawValue: 4)
  /// Each virtual CPU.
  public static let vcpu = StatsGroups(rawValue: 8)
  /// Each network interface.
  public static let interface = StatsGroups(rawValue: 16)
  /// Each disk.
  public static let block = StatsGroups(rawValue: 32)
  /// Performance events.
  public static let perf = StatsGroups(rawValue: 64)
  /// Each I/O thread.
  public static let iothread = StatsGroups(rawValue: 128)
  /// Memory bandwidth.
  public static let memory = StatsGroups(rawValue: 256)
  /// How fast pages become dirty.
  public static let dirtyRate = StatsGroups(rawValue: 512)
  /// What only this hypervisor knows.
  public static let vm = StatsGroups(rawValue: 1024)
  /// Who works on the domain and who waits; droverd alone has it, others leave it out.
  public static let jobs = StatsGroups(rawValue: 1 << 31)
}

/// Of which domains figures are asked for, and how (`virConnectGetAllDomainStatsFlags`).
public struct StatsOptions: OptionSet, Sendable, Hashable {
  /// The number on the wire.
  public let rawValue: UInt32

  /// Takes the number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Takes a filter of lists; of it, activity, persistence and state count.
  public init(_ filter: DomainFilter) { rawValue = filter.rawValue }

  /// Only what can be had without waiting for the guest or its QEMU.
  public static let noWait = StatsOptions(rawValue: 1 << 29)
  /// Each image of a chain by itself.
  public static let backing = StatsOptions(rawValue: 1 << 30)
  /// A group that the daemon does not have is an error.
  public static let enforce = StatsOptions(rawValue: 1 << 31)
}
