public import DroverXML

/// `<vcpu>`: how many processors the guest has.
public struct VirtualCPUs: Sendable, Equatable {
  /// `placement`: `static` | `auto`.
  public var placement: Placement?
  /// `cpuset`.
  public var cpuset: CPUSet?
  /// `current`.
  public var current: UInt32?
  /// The text.
  public var count: UInt32?

  /// An element with nothing in it.
  public init() {}

  /// What `placement` may be.
  public enum Placement: String, XMLText, CaseIterable, Hashable {
    /// `static`
    case `static`
    /// `auto`
    case auto
  }
}

/// `<vcpus>`: the state of each processor.
public struct VirtualCPUList: Sendable, Equatable {
  /// `<vcpu>`.
  public var cpus: [VirtualCPU] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<vcpu>` of `<vcpus>`.
public struct VirtualCPU: Sendable, Equatable {
  /// `id`.
  public var id: UInt32 = 0
  /// `enabled`.
  public var enabled: YesNo = .yes
  /// `hotpluggable`.
  public var hotpluggable: YesNo?
  /// `order`.
  public var order: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<iothreadids>`: the I/O threads by number.
public struct IOThreads: Sendable, Equatable {
  /// `<iothread>`.
  public var threads: [IOThread] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<iothread>`: one thread.
public struct IOThread: Sendable, Equatable {
  /// `id`.
  public var id: UInt32 = 0
  /// `thread_pool_min`.
  public var threadPoolMin: Int32?
  /// `thread_pool_max`.
  public var threadPoolMax: Int32?
  /// `<poll>`.
  public var poll: IOThreadPoll?

  /// An element with nothing in it.
  public init() {}
}

/// `<poll>`: how long a thread looks before it sleeps, in nanoseconds.
public struct IOThreadPoll: Sendable, Equatable {
  /// `max`.
  public var max: UInt64?
  /// `grow`.
  public var grow: UInt64?
  /// `shrink`.
  public var shrink: UInt64?

  /// An element with nothing in it.
  public init() {}
}

/// `<defaultiothread>`
public struct DefaultIOThread: Sendable, Equatable {
  /// `thread_pool_min`.
  public var threadPoolMin: Int32?
  /// `thread_pool_max`.
  public var threadPoolMax: Int32?

  /// An element with nothing in it.
  public init() {}
}

/// `<cputune>`: on which of the host's processors, and how much of them.
public struct CPUTune: Sendable, Equatable {
  /// `<shares>`.
  public var shares: UInt64?
  /// `<period>`.
  public var period: UInt64?
  /// `<quota>`.
  public var quota: Int64?
  /// `<global_period>`.
  public var globalPeriod: UInt64?
  /// `<global_quota>`.
  public var globalQuota: Int64?
  /// `<emulator_period>`.
  public var emulatorPeriod: UInt64?
  /// `<emulator_quota>`.
  public var emulatorQuota: Int64?
  /// `<iothread_period>`.
  public var iothreadPeriod: UInt64?
  /// `<iothread_quota>`.
  public var iothreadQuota: Int64?
  /// `<vcpupin>`.
  public var vcpuPins: [VCPUPin] = []
  /// `<emulatorpin>`.
  public var emulatorpin: EmulatorPin?
  /// `<iothreadpin>`.
  public var iothreadPins: [IOThreadPin] = []
  /// `<vcpusched>`.
  public var vcpuSchedulers: [VCPUScheduler] = []
  /// `<iothreadsched>`.
  public var iothreadSchedulers: [IOThreadScheduler] = []
  /// `<emulatorsched>`.
  public var emulatorsched: EmulatorScheduler?
  /// `<cachetune>`.
  public var cacheTunes: [CacheTune] = []
  /// `<memorytune>`.
  public var memoryTunes: [BandwidthTune] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<vcpupin>`: where one processor of the guest runs.
public struct VCPUPin: Sendable, Equatable {
  /// `vcpu`.
  public var vcpu: UInt32 = 0
  /// `cpuset`.
  public var cpuset: CPUSet = CPUSet()

  /// An element with nothing in it.
  public init() {}
}

/// `<emulatorpin>`: where QEMU itself runs.
public struct EmulatorPin: Sendable, Equatable {
  /// `cpuset`.
  public var cpuset: CPUSet = CPUSet()

  /// An element with nothing in it.
  public init() {}
}

/// `<iothreadpin>`: where an I/O thread runs.
public struct IOThreadPin: Sendable, Equatable {
  /// `iothread`.
  public var iothread: UInt32 = 0
  /// `cpuset`.
  public var cpuset: CPUSet = CPUSet()

  /// An element with nothing in it.
  public init() {}
}

/// A policy of the host's scheduler.
public enum SchedulerPolicy: String, XMLText, CaseIterable, Hashable {
  /// `batch`
  case batch
  /// `idle`
  case idle
  /// `fifo`
  case fifo
  /// `rr`
  case rr
}

/// `<vcpusched>`: how processors of the guest are scheduled.
public struct VCPUScheduler: Sendable, Equatable {
  /// `vcpus`.
  public var vcpus: CPUSet = CPUSet()
  /// `scheduler`.
  public var scheduler: SchedulerPolicy = .batch
  /// `priority`.
  public var priority: Int32?

  /// An element with nothing in it.
  public init() {}
}

/// `<iothreadsched>`: how I/O threads are scheduled.
public struct IOThreadScheduler: Sendable, Equatable {
  /// `iothreads`.
  public var iothreads: CPUSet = CPUSet()
  /// `scheduler`.
  public var scheduler: SchedulerPolicy = .batch
  /// `priority`.
  public var priority: Int32?

  /// An element with nothing in it.
  public init() {}
}

/// `<emulatorsched>`: how QEMU itself is scheduled.
public struct EmulatorScheduler: Sendable, Equatable {
  /// `scheduler`.
  public var scheduler: SchedulerPolicy = .batch
  /// `priority`.
  public var priority: Int32?

  /// An element with nothing in it.
  public init() {}
}

/// `<cachetune>`: parts of the processor's cache.
public struct CacheTune: Sendable, Equatable {
  /// `vcpus`.
  public var vcpus: CPUSet = CPUSet()
  /// `<cache>`.
  public var caches: [CacheTuneCache] = []
  /// `<monitor>`.
  public var monitors: [CacheTuneMonitor] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<cache>` of `<cachetune>`.
public struct CacheTuneCache: Sendable, Equatable {
  /// `id`.
  public var id: UInt32 = 0
  /// `level`.
  public var level: UInt32 = 0
  /// `type`: `both` | `code` | `data`.
  public var type: Kind = .both
  /// `size`.
  public var size: UInt64 = 0
  /// `unit`.
  public var unit: String?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `both`
    case both
    /// `code`
    case code
    /// `data`
    case data
  }
}

/// `<monitor>`
public struct CacheTuneMonitor: Sendable, Equatable {
  /// `level`.
  public var level: UInt32?
  /// `vcpus`.
  public var vcpus: CPUSet?

  /// An element with nothing in it.
  public init() {}
}

/// `<memorytune>`: parts of the memory's bandwidth.
public struct BandwidthTune: Sendable, Equatable {
  /// `vcpus`.
  public var vcpus: CPUSet = CPUSet()
  /// `<node>`.
  public var nodes: [BandwidthTuneNode] = []
  /// `<monitor>`.
  public var monitors: [CacheTuneMonitor] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<node>` of `<memorytune>`.
public struct BandwidthTuneNode: Sendable, Equatable {
  /// `id`.
  public var id: UInt32 = 0
  /// `bandwidth`.
  public var bandwidth: UInt32 = 0

  /// An element with nothing in it.
  public init() {}
}
