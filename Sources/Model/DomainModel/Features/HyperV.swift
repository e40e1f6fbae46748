public import DroverXML

/// `<hyperv>`: what Windows finds of its own hypervisor.
public struct HyperV: Sendable, Equatable {
  /// `mode`: `custom` | `passthrough` | `host-model`.
  public var mode: Mode?
  /// `<relaxed>`.
  public var relaxed: FeatureState?
  /// `<vapic>`.
  public var vapic: FeatureState?
  /// `<spinlocks>`.
  public var spinlocks: HyperVSpinlocks?
  /// `<vpindex>`.
  public var vpindex: FeatureState?
  /// `<runtime>`.
  public var runtime: FeatureState?
  /// `<synic>`.
  public var synic: FeatureState?
  /// `<stimer>`.
  public var stimer: HyperVTimer?
  /// `<reset>`.
  public var reset: FeatureState?
  /// `<vendor_id>`.
  public var vendorId: HyperVVendor?
  /// `<frequencies>`.
  public var frequencies: FeatureState?
  /// `<reenlightenment>`.
  public var reenlightenment: FeatureState?
  /// `<tlbflush>`.
  public var tlbflush: HyperVTLBFlush?
  /// `<ipi>`.
  public var ipi: FeatureState?
  /// `<evmcs>`.
  public var evmcs: FeatureState?
  /// `<avic>`.
  public var avic: FeatureState?
  /// `<emsr_bitmap>`.
  public var emsrBitmap: FeatureState?
  /// `<xmm_input>`.
  public var xmmInput: FeatureState?

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `custom`
    case custom
    /// `passthrough`
    case passthrough
    /// `host-model`
    case hostModel = "host-model"
  }
}

/// `<spinlocks>`
public struct HyperVSpinlocks: Sendable, Equatable {
  /// `state`.
  public var state: OnOff?
  /// `retries`.
  public var retries: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<stimer>`
public struct HyperVTimer: Sendable, Equatable {
  /// `state`.
  public var state: OnOff?
  /// `<direct>`.
  public var direct: FeatureState?

  /// An element with nothing in it.
  public init() {}
}

/// `<vendor_id>`
public struct HyperVVendor: Sendable, Equatable {
  /// `state`.
  public var state: OnOff?
  /// `value`.
  public var value: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<tlbflush>`
public struct HyperVTLBFlush: Sendable, Equatable {
  /// `state`.
  public var state: OnOff?
  /// `<direct>`.
  public var direct: FeatureState?
  /// `<extended>`.
  public var extended: FeatureState?

  /// An element with nothing in it.
  public init() {}
}

/// `<kvm>`: what KVM shows the guest.
public struct KVMFeatures: Sendable, Equatable {
  /// `<hidden>`.
  public var hidden: FeatureState?
  /// `<hint-dedicated>`.
  public var hintDedicated: FeatureState?
  /// `<poll-control>`.
  public var pollControl: FeatureState?
  /// `<pv-ipi>`.
  public var pvIPI: FeatureState?
  /// `<dirty-ring>`.
  public var dirtyRing: KVMDirtyRing?

  /// An element with nothing in it.
  public init() {}
}

/// `<dirty-ring>`
public struct KVMDirtyRing: Sendable, Equatable {
  /// `state`.
  public var state: OnOff?
  /// `size`.
  public var size: UInt32?

  /// An element with nothing in it.
  public init() {}
}
