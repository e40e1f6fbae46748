public import DroverXML

/// `<numa>`: the guest's nodes of memory.
public struct NUMA: Sendable, Equatable {
  /// `<cell>`.
  public var cells: [NUMACell] = []
  /// `<interconnects>`.
  public var interconnects: NUMAInterconnects?

  /// An element with nothing in it.
  public init() {}
}

/// `<cell>`: one node.
public struct NUMACell: Sendable, Equatable {
  /// `id`.
  public var id: UInt32?
  /// `cpus`.
  public var cpus: CPUSet?
  /// manual
  public var memory = MemoryAmount()
  /// `memAccess`: `shared` | `private`.
  public var memAccess: MemAccess?
  /// `discard`.
  public var discard: YesNo?
  /// `<distances>`.
  public var distances: NUMADistances?
  /// `<cache>`.
  public var caches: [NUMACache] = []

  /// An element with nothing in it.
  public init() {}

  /// What `memAccess` may be.
  public enum MemAccess: String, XMLText, CaseIterable, Hashable {
    /// `shared`
    case shared
    /// `private`
    case `private`
  }
}

/// `<distances>`
public struct NUMADistances: Sendable, Equatable {
  /// `<sibling>`.
  public var siblings: [NUMADistance] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<sibling>`: how far another node is.
public struct NUMADistance: Sendable, Equatable {
  /// `id`.
  public var id: UInt32 = 0
  /// `value`.
  public var value: UInt32 = 0

  /// An element with nothing in it.
  public init() {}
}

/// `<cache>` of a node.
public struct NUMACache: Sendable, Equatable {
  /// `level`.
  public var level: UInt32 = 0
  /// `associativity`: `none` | `direct` | `full`.
  public var associativity: Associativity = .none
  /// `policy`: `none` | `writeback` | `writethrough`.
  public var policy: Policy = .none
  /// `<size>`.
  public var size: NUMACacheSize?
  /// `<line>`.
  public var line: NUMACacheSize?

  /// An element with nothing in it.
  public init() {}

  /// What `associativity` may be.
  public enum Associativity: String, XMLText, CaseIterable, Hashable {
    /// `none`
    case none
    /// `direct`
    case direct
    /// `full`
    case full
  }

  /// What `policy` may be.
  public enum Policy: String, XMLText, CaseIterable, Hashable {
    /// `none`
    case none
    /// `writeback`
    case writeback
    /// `writethrough`
    case writethrough
  }
}

/// A size of a cache.
public struct NUMACacheSize: Sendable, Equatable {
  /// `value`.
  public var value: UInt64 = 0
  /// `unit`.
  public var unit: String = ""

  /// An element with nothing in it.
  public init() {}
}

/// `<interconnects>`: how fast nodes reach each other.
public struct NUMAInterconnects: Sendable, Equatable {
  /// `<latency>`.
  public var latencies: [NUMAInterconnect] = []
  /// `<bandwidth>`.
  public var bandwidths: [NUMAInterconnect] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<latency>` or `<bandwidth>`.
public struct NUMAInterconnect: Sendable, Equatable {
  /// `initiator`.
  public var initiator: UInt32 = 0
  /// `target`.
  public var target: UInt32 = 0
  /// `cache`.
  public var cache: UInt32?
  /// `type`: `access` | `read` | `write`.
  public var type: Kind = .access
  /// `value`.
  public var value: UInt64 = 0
  /// `unit`.
  public var unit: String?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `access`
    case access
    /// `read`
    case read
    /// `write`
    case write
  }
}
