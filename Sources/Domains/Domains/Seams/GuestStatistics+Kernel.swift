public import DroverCore

/// What KVM counts of a guest (`query-stats`), by the kernel's names with libvirt's endings.
public struct KernelStatistics: Hashable, Sendable {
  /// Of the whole guest: `pages_4k.cur`.
  public var machine: [TypedParameter] = []
  /// Of each virtual CPU, by its number: `exits.sum`.
  public var virtualCPUs: [Int: [TypedParameter]] = [:]

  /// Nothing.
  public init() {}

  /// The sum over all virtual CPUs of one count.
  public func sum(_ name: String) -> UInt64 {
    virtualCPUs.values.reduce(0) { total, figures in
      guard case .ulong(let value) = figures.first(where: { $0.name == name })?.value else { return total }
      return total &+ value
    }
  }
}

/// How fast a guest writes to its memory (`query-dirty-rate`).
public struct DirtyRateStatistics: Hashable, Sendable {
  /// `virDomainDirtyRateStatus`
  public enum Status: Int32, Hashable, Sendable {
    case unstarted = 0, measuring, measured
  }

  /// How far the measurement is.
  public var status: Status
  /// When it began, seconds on the host's clock since boot; how long it takes, seconds.
  public var start: Int64, period: Int32
  /// How it is made, in QEMU's word.
  public var mode: String
  /// MiB in each second; nil before it is measured.
  public var rate: Int64?
  /// The same for each virtual CPU, by its number.
  public var virtualCPUs: [(index: Int, rate: Int64)] { rates.map { ($0.index, $0.rate) } }
  private var rates: [Rate] = []

  private struct Rate: Hashable, Sendable { var index: Int, rate: Int64 }

  /// Makes a record.
  public init(
    _ status: Status, start: Int64, period: Int32, mode: String, rate: Int64? = nil,
    virtualCPUs: [(index: Int, rate: Int64)] = []
  ) {
    self.status = status
    self.start = start
    self.period = period
    self.mode = mode
    self.rate = rate
    rates = virtualCPUs.map { Rate(index: $0.index, rate: $0.rate) }
  }
}

/// An image below that of a disk; in bytes.
public struct BackingStatistics: Hashable, Sendable {
  /// Where it lies.
  public var path: String
  /// Bytes that are taken, the size that is seen, and the bytes that the file takes; where known.
  public var allocation: UInt64?, capacity: UInt64?, physical: UInt64?

  /// Makes a record.
  public init(path: String) { self.path = path }
}
