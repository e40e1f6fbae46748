public import DroverXML

/// `<cpu>`: the processor that the guest sees.
public struct CPU: Sendable, Equatable {
  /// `mode`: `custom` | `host-model` | `host-passthrough` | `maximum`.
  public var mode: Mode?
  /// `match`: `minimum` | `exact` | `strict`.
  public var match: Match?
  /// `check`: `none` | `partial` | `full`.
  public var check: Check?
  /// `migratable`.
  public var migratable: OnOff?
  /// `deprecated_features`.
  public var deprecatedFeatures: OnOff?
  /// `<model>`.
  public var model: CPUModel?
  /// `<vendor>`.
  public var vendor: String?
  /// `<topology>`.
  public var topology: CPUTopology?
  /// `<cache>`.
  public var cache: CPUCache?
  /// `<maxphysaddr>`.
  public var maxphysaddr: CPUAddressWidth?
  /// `<feature>`.
  public var features: [CPUFeature] = []
  /// `<numa>`.
  public var numa: NUMA?

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `custom`
    case custom
    /// `host-model`
    case hostModel = "host-model"
    /// `host-passthrough`
    case hostPassthrough = "host-passthrough"
    /// `maximum`
    case maximum
  }

  /// What `match` may be.
  public enum Match: String, XMLText, CaseIterable, Hashable {
    /// `minimum`
    case minimum
    /// `exact`
    case exact
    /// `strict`
    case strict
  }

  /// What `check` may be.
  public enum Check: String, XMLText, CaseIterable, Hashable {
    /// `none`
    case none
    /// `partial`
    case partial
    /// `full`
    case full
  }
}

/// `<model>`: the name of a processor.
public struct CPUModel: Sendable, Equatable {
  /// `fallback`: `allow` | `forbid`.
  public var fallback: Fallback?
  /// `vendor_id`.
  public var vendorId: String?
  /// The text.
  public var name: String?

  /// An element with nothing in it.
  public init() {}

  /// What `fallback` may be.
  public enum Fallback: String, XMLText, CaseIterable, Hashable {
    /// `allow`
    case allow
    /// `forbid`
    case forbid
  }
}

/// `<topology>`: how the processors are grouped.
public struct CPUTopology: Sendable, Equatable {
  /// `sockets`.
  public var sockets: UInt32 = 0
  /// `dies`.
  public var dies: UInt32?
  /// `clusters`.
  public var clusters: UInt32?
  /// `cores`.
  public var cores: UInt32 = 0
  /// `threads`.
  public var threads: UInt32 = 0

  /// An element with nothing in it.
  public init() {}
}

/// `<cache>`: the cache that the guest sees.
public struct CPUCache: Sendable, Equatable {
  /// `level`.
  public var level: UInt32?
  /// `mode`: `emulate` | `passthrough` | `disable`.
  public var mode: Mode = .emulate

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `emulate`
    case emulate
    /// `passthrough`
    case passthrough
    /// `disable`
    case disable
  }
}

/// `<maxphysaddr>`: how many bits a physical address has.
public struct CPUAddressWidth: Sendable, Equatable {
  /// `mode`: `emulate` | `passthrough`.
  public var mode: Mode = .emulate
  /// `bits`.
  public var bits: UInt32?
  /// `limit`.
  public var limit: UInt32?

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `emulate`
    case emulate
    /// `passthrough`
    case passthrough
  }
}

/// `<feature>`: one ability.
public struct CPUFeature: Sendable, Equatable {
  /// `policy`: `force` | `require` | `optional` | `disable` | `forbid`.
  public var policy: Policy?
  /// `name`.
  public var name: String = ""

  /// An element with nothing in it.
  public init() {}

  /// What `policy` may be.
  public enum Policy: String, XMLText, CaseIterable, Hashable {
    /// `force`
    case force
    /// `require`
    case require
    /// `optional`
    case optional
    /// `disable`
    case disable
    /// `forbid`
    case forbid
  }
}
