public import DroverXML

/// `<driver>` of a disk: how the host reads and writes it.
public struct DiskDriver: Sendable, Equatable {
  /// `qemu`
  public var name: String?
  /// The format of the image.
  public var type: StorageFormat?
  /// How the host's page cache is used.
  public var cache: Cache?
  /// What happens when writing fails.
  public var errorPolicy: ErrorPolicy?
  /// What happens when reading fails.
  public var rerrorPolicy: RerrorPolicy?
  /// How the host does I/O.
  public var io: Io?
  /// `ioeventfd`.
  public var ioeventfd: OnOff?
  /// `event_idx`.
  public var eventIdx: OnOff?
  /// `copy_on_read`.
  public var copyOnRead: OnOff?
  /// What the guest's discards become.
  public var discard: Discard?
  /// The I/O thread that serves the disk.
  public var iothread: UInt32?
  /// `detect_zeroes`: `off` | `on` | `unmap`.
  public var detectZeroes: DetectZeroes?
  /// `queues`.
  public var queues: UInt32?
  /// `queue_size`.
  public var queueSize: UInt32?
  /// `discard_no_unref`.
  public var discardNoUnref: OnOff?
  /// Whether the device goes through an IOMMU.
  public var iommu: OnOff?
  /// Whether the device uses address translation services.
  public var ats: OnOff?
  /// Whether packed virtqueues are used.
  public var packed: OnOff?
  /// Whether each virtqueue has a notification page of its own.
  public var pagePerVq: OnOff?
  /// `<metadata_cache>`.
  public var metadataCache: StorageMetadataCache?
  /// `<iothreads>`.
  public var iothreads: DiskIOThreads?
  /// `<statistics>`.
  public var statistics: DiskStatistics?

  /// An element with nothing in it.
  public init() {}

  /// What `cache` may be.
  public enum Cache: String, XMLText, CaseIterable, Hashable {
    /// `default`
    case `default`
    /// `none`
    case none
    /// `writethrough`
    case writethrough
    /// `writeback`
    case writeback
    /// `directsync`
    case directsync
    /// `unsafe`
    case unsafe
  }

  /// What `error_policy` may be.
  public enum ErrorPolicy: String, XMLText, CaseIterable, Hashable {
    /// `stop`
    case stop
    /// `report`
    case report
    /// `ignore`
    case ignore
    /// `enospace`
    case enospace
  }

  /// What `rerror_policy` may be.
  public enum RerrorPolicy: String, XMLText, CaseIterable, Hashable {
    /// `stop`
    case stop
    /// `report`
    case report
    /// `ignore`
    case ignore
  }

  /// What `io` may be.
  public enum Io: String, XMLText, CaseIterable, Hashable {
    /// `native`
    case native
    /// `threads`
    case threads
    /// `io_uring`
    case ioUring = "io_uring"
  }

  /// What `discard` may be.
  public enum Discard: String, XMLText, CaseIterable, Hashable {
    /// `unmap`
    case unmap
    /// `ignore`
    case ignore
  }

  /// What `detect_zeroes` may be.
  public enum DetectZeroes: String, XMLText, CaseIterable, Hashable {
    /// `off`
    case off
    /// `on`
    case on
    /// `unmap`
    case unmap
  }
}

/// `<iothreads>` of a disk's driver: which thread serves which queues.
public struct DiskIOThreads: Sendable, Equatable {
  /// `<iothread>`.
  public var threads: [DiskIOThread] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<iothread>`: one thread and its queues.
public struct DiskIOThread: Sendable, Equatable {
  /// `id`.
  public var id: UInt32 = 0
  /// `<queue>`.
  public var queues: [DiskQueue] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<queue>`: one virtqueue.
public struct DiskQueue: Sendable, Equatable {
  /// `id`.
  public var id: UInt32 = 0

  /// An element with nothing in it.
  public init() {}
}

/// `<statistics>`: the intervals over which latencies are counted.
public struct DiskStatistics: Sendable, Equatable {
  /// `<statistic>`.
  public var statistics: [DiskStatistic] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<statistic>`: one interval.
public struct DiskStatistic: Sendable, Equatable {
  /// Seconds.
  public var interval: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<metadata_cache>`: memory for the tables of a qcow2 image.
public struct StorageMetadataCache: Sendable, Equatable {
  /// `<max_size>`.
  public var maxSize: SizedAmount?

  /// An element with nothing in it.
  public init() {}
}

/// `<blockio>`: block sizes that the guest sees, in bytes.
public struct DiskBlockIO: Sendable, Equatable {
  /// `logical_block_size`.
  public var logicalBlockSize: UInt32?
  /// `physical_block_size`.
  public var physicalBlockSize: UInt32?
  /// `discard_granularity`.
  public var discardGranularity: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<geometry>`: cylinders, heads and sectors.
public struct DiskGeometry: Sendable, Equatable {
  /// `cyls`.
  public var cyls: UInt32?
  /// `heads`.
  public var heads: UInt32?
  /// `secs`.
  public var secs: UInt32?
  /// `trans`: `auto` | `none` | `lba`.
  public var trans: Trans?

  /// An element with nothing in it.
  public init() {}

  /// What `trans` may be.
  public enum Trans: String, XMLText, CaseIterable, Hashable {
    /// `auto`
    case auto
    /// `none`
    case none
    /// `lba`
    case lba
  }
}

/// `<target>`: what the guest sees a disk as.
public struct DiskTarget: Sendable, Equatable {
  /// The name that orders the disks of one bus: `vda`, `sdb`.
  public var dev: String = ""
  /// `bus`.
  public var bus: DiskBus?
  /// Whether the tray of a CD-ROM or floppy is open.
  public var tray: Tray?
  /// `removable`.
  public var removable: OnOff?
  /// `rotation_rate`.
  public var rotationRate: UInt32?
  /// `dpofua`.
  public var dpofua: OnOff?

  /// An element with nothing in it.
  public init() {}

  /// What `tray` may be.
  public enum Tray: String, XMLText, CaseIterable, Hashable {
    /// `closed`
    case closed
    /// `open`
    case open
  }
}

/// Options of `<transient>`.
public struct DiskTransient: Sendable, Equatable {
  /// `shareBacking`.
  public var shareBacking: YesNo?

  /// An element with nothing in it.
  public init() {}
}

/// `<throttlefilters>`: the groups of limits that a disk belongs to.
public struct DiskThrottleFilters: Sendable, Equatable {
  /// `<throttlefilter>`.
  public var filters: [DiskThrottleFilter] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<throttlefilter>`: one group.
public struct DiskThrottleFilter: Sendable, Equatable {
  /// `group`.
  public var group: String = ""

  /// An element with nothing in it.
  public init() {}
}
