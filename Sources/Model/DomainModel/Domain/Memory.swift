public import DroverXML

/// `<maxMemory>`: what modules may be plugged in up to.
public struct MaximumMemory: Sendable, Equatable {
  /// `slots`.
  public var slots: UInt32?
  /// manual
  public var amount = MemoryAmount()

  /// An element with nothing in it.
  public init() {}
}

/// `<memory>`: the guest's memory.
public struct DomainMemory: Sendable, Equatable {
  /// `dumpCore`.
  public var dumpCore: OnOff?
  /// manual
  public var amount = MemoryAmount()

  /// An element with nothing in it.
  public init() {}
}

/// `<memoryBacking>`: the host's memory below the guest's.
public struct MemoryBacking: Sendable, Equatable {
  /// `<hugepages>`.
  public var hugepages: HugePages?
  /// Whether `<nosharepages/>` stands there.
  public var nosharepages = false
  /// Whether `<locked/>` stands there.
  public var locked = false
  /// `<source>`.
  public var source: MemoryBackingSource?
  /// `<access>`.
  public var access: MemoryBackingAccess?
  /// `<allocation>`.
  public var allocation: MemoryBackingAllocation?
  /// Whether `<discard/>` stands there.
  public var discard = false

  /// An element with nothing in it.
  public init() {}
}

/// `<hugepages>`: which sizes of pages are used.
public struct HugePages: Sendable, Equatable {
  /// `<page>`.
  public var pages: [HugePage] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<page>`: one size, for some nodes.
public struct HugePage: Sendable, Equatable {
  /// manual
  public var size = MemoryAmount()
  /// `nodeset`.
  public var nodeset: CPUSet?

  /// An element with nothing in it.
  public init() {}
}

/// `<source>`: what kind of memory.
public struct MemoryBackingSource: Sendable, Equatable {
  /// `type`: `file` | `anonymous` | `memfd`.
  public var type: Kind = .anonymous

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `file`
    case file
    /// `anonymous`
    case anonymous
    /// `memfd`
    case memfd
  }
}

/// `<access>`: who else sees it.
public struct MemoryBackingAccess: Sendable, Equatable {
  /// `mode`: `shared` | `private`.
  public var mode: Mode = .private

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `shared`
    case shared
    /// `private`
    case `private`
  }
}

/// `<allocation>`: when it is taken.
public struct MemoryBackingAllocation: Sendable, Equatable {
  /// `mode`: `immediate` | `ondemand`.
  public var mode: Mode?
  /// `threads`.
  public var threads: UInt32?

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `immediate`
    case immediate
    /// `ondemand`
    case ondemand
  }
}

/// `<memtune>`: limits of the host's memory.
public struct MemoryTune: Sendable, Equatable {
  /// `<hard_limit>`.
  public var hardLimit: MemoryAmount?
  /// `<soft_limit>`.
  public var softLimit: MemoryAmount?
  /// `<min_guarantee>`.
  public var minGuarantee: MemoryAmount?
  /// `<swap_hard_limit>`.
  public var swapHardLimit: MemoryAmount?

  /// An element with nothing in it.
  public init() {}
}

/// `<blkiotune>`: weights of disk traffic.
public struct BlockIOTune: Sendable, Equatable {
  /// `<weight>`.
  public var weight: UInt32?
  /// `<device>`.
  public var devices: [BlockIODevice] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<device>` of `<blkiotune>`
public struct BlockIODevice: Sendable, Equatable {
  /// `<path>`.
  public var path: String?
  /// `<weight>`.
  public var weight: UInt32?
  /// `<read_iops_sec>`.
  public var readIopsSec: UInt32?
  /// `<write_iops_sec>`.
  public var writeIopsSec: UInt32?
  /// `<read_bytes_sec>`.
  public var readBytesSec: UInt64?
  /// `<write_bytes_sec>`.
  public var writeBytesSec: UInt64?

  /// An element with nothing in it.
  public init() {}
}

/// `<numatune>`: which of the host's nodes give memory.
public struct NUMATune: Sendable, Equatable {
  /// `<memory>`.
  public var memory: NUMATuneMemory?
  /// `<memnode>`.
  public var nodes: [NUMATuneNode] = []

  /// An element with nothing in it.
  public init() {}
}

/// How memory of the host's nodes is taken.
public enum NUMATuneMode: String, XMLText, CaseIterable, Hashable {
  /// `strict`
  case strict
  /// `preferred`
  case preferred
  /// `interleave`
  case interleave
  /// `restrictive`
  case restrictive
}

/// `<memory>` of `<numatune>`.
public struct NUMATuneMemory: Sendable, Equatable {
  /// `mode`.
  public var mode: NUMATuneMode?
  /// `placement`: `static` | `auto`.
  public var placement: Placement?
  /// `nodeset`.
  public var nodeset: CPUSet?

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

/// `<memnode>`: one node of the guest.
public struct NUMATuneNode: Sendable, Equatable {
  /// `cellid`.
  public var cellid: UInt32 = 0
  /// `mode`.
  public var mode: NUMATuneMode?
  /// `nodeset`.
  public var nodeset: CPUSet = CPUSet()

  /// An element with nothing in it.
  public init() {}
}
