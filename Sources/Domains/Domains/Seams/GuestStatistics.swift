/// What only QEMU can tell of a running guest, as it told it last.
public struct GuestStatistics: Hashable, Sendable {
  /// Which figures.
  public struct Groups: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Takes any bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The memory balloon.
    public static let balloon = Groups(rawValue: 1)
    /// The disks.
    public static let blocks = Groups(rawValue: 2)
    /// The virtual CPUs.
    public static let virtualCPUs = Groups(rawValue: 4)
    /// The I/O threads.
    public static let ioThreads = Groups(rawValue: 8)
    /// What KVM counts of the guest.
    public static let kernel = Groups(rawValue: 16)
    /// How fast the guest writes to its memory, as it was measured last.
    public static let dirtyRate = Groups(rawValue: 32)
    /// On which CPUs of the host threads may run; with the groups that list threads.
    public static let affinity = Groups(rawValue: 64)
  }

  /// nil when it was not asked for, or the guest has no balloon.
  public var balloon: BalloonStatistics?
  /// By alias; nil when it was not asked for.
  public var blocks: [BlockStatistics]?
  /// In the order of their numbers; nil when it was not asked for.
  public var virtualCPUs: [VirtualCPUStatistics]?
  /// In QEMU's order; nil when it was not asked for.
  public var ioThreads: [IOThreadStatistics]?
  /// nil when it was not asked for, or KVM tells nothing.
  public var kernel: KernelStatistics?
  /// nil when it was not asked for.
  public var dirtyRate: DirtyRateStatistics?

  /// Nothing is known.
  public init() {}

  /// Takes over what a later answer tells; what it does not tell stays.
  public mutating func update(with later: GuestStatistics) {
    balloon = later.balloon ?? balloon
    blocks = later.blocks ?? blocks
    virtualCPUs = later.virtualCPUs ?? virtualCPUs
    ioThreads = later.ioThreads ?? ioThreads
    kernel = later.kernel ?? kernel
    dirtyRate = later.dirtyRate ?? dirtyRate
  }
}

/// What the balloon device tells; in KiB unless said otherwise. nil where the guest's driver does not tell.
public struct BalloonStatistics: Hashable, Sendable {
  /// What the guest has at present.
  public var actual: UInt64
  /// Swapped in and out, total.
  public var swapIn: UInt64?, swapOut: UInt64?
  /// Page faults, counted.
  public var majorFaults: UInt64?, minorFaults: UInt64?
  /// Not used at all; all that the guest could use; usable without swapping; page cache.
  public var unused: UInt64?, available: UInt64?, usable: UInt64?, diskCaches: UInt64?
  /// When the guest told, seconds since 1970.
  public var lastUpdate: UInt64?
  /// Huge pages allocated, and failed to.
  public var hugePagesAllocated: UInt64?, hugePagesFailed: UInt64?

  /// Makes a record with only the current size.
  public init(actual: UInt64) { self.actual = actual }
}

/// The counts of one disk.
public struct BlockStatistics: Hashable, Sendable {
  /// The alias of the disk, `virtio-disk0`.
  public var alias: String
  /// Requests, bytes and nanoseconds of reading, writing and flushing.
  public var readRequests: UInt64 = 0, readBytes: UInt64 = 0, readTime: UInt64 = 0
  public var writeRequests: UInt64 = 0, writeBytes: UInt64 = 0, writeTime: UInt64 = 0
  public var flushRequests: UInt64 = 0, flushTime: UInt64 = 0
  /// Bytes that are taken on the host, the size for the guest, and what the image file needs; where known.
  public var allocation: UInt64?, capacity: UInt64?, physical: UInt64?
  /// What is wrong with it at present; nil when nothing is, or QEMU does not say.
  public var trouble: Trouble?
  /// What lies below its image, the nearest first.
  public var backing: [BackingStatistics] = []

  /// Why a disk cannot be read or written (`virDomainDiskErrorCode`).
  public enum Trouble: Int32, Hashable, Sendable {
    case other = 1, noSpace
  }

  /// Makes a record of zeros.
  public init(alias: String) { self.alias = alias }
}

/// What one virtual CPU has done; in nanoseconds.
public struct VirtualCPUStatistics: Hashable, Sendable {
  /// Its number.
  public var index: Int
  /// CPU time of its thread, in steps of the kernel's clock tick (`/proc/PID/task/TID/stat`).
  public var time: UInt64 = 0
  /// How long it could have run and waited for a CPU of the host, where the kernel counts it (`sched`: `wait_sum`).
  public var wait: UInt64?
  /// How long it waited on a run queue (`schedstat`, second field), where the kernel counts it.
  public var delay: UInt64?
  /// The CPU of the host that its thread ran on last; nil when that is not known.
  public var processor: Int?
  /// The CPUs of the host that its thread may run on; nil when it was not asked for.
  public var affinity: [Int]?

  /// Makes a record of zeros.
  public init(index: Int) { self.index = index }
}

/// How one I/O thread polls (`query-iothreads`).
public struct IOThreadStatistics: Hashable, Sendable {
  /// Its number in the definition, from its alias `iothreadN`.
  public var id: UInt32
  /// The longest time that it polls, nanoseconds; how that grows and shrinks.
  public var pollMaximum: UInt64, pollGrow: UInt64, pollShrink: UInt64
  /// The CPUs of the host that it may run on; nil when it was not asked for.
  public var affinity: [Int]?

  /// Makes a record.
  public init(id: UInt32, pollMaximum: UInt64, pollGrow: UInt64, pollShrink: UInt64) {
    self.id = id
    self.pollMaximum = pollMaximum
    self.pollGrow = pollGrow
    self.pollShrink = pollShrink
  }
}
