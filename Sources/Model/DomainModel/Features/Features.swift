public import DroverXML

/// `<features>`: what the machine can do.
public struct Features: Sendable, Equatable {
  /// Whether `<acpi/>` stands there.
  public var acpi = false
  /// `<apic>`.
  public var apic: APIC?
  /// Whether `<pae/>` stands there.
  public var pae = false
  /// Whether `<viridian/>` stands there.
  public var viridian = false
  /// Whether `<privnet/>` stands there.
  public var privnet = false
  /// `<hap>`.
  public var hap: FeatureState?
  /// `<pvspinlock>`.
  public var pvspinlock: FeatureState?
  /// `<hyperv>`.
  public var hyperv: HyperV?
  /// `<kvm>`.
  public var kvm: KVMFeatures?
  /// `<xen>`.
  public var xen: XenFeatures?
  /// `<pmu>`.
  public var pmu: FeatureState?
  /// `<vmcoreinfo>`.
  public var vmcoreinfo: FeatureState?
  /// `<vmport>`.
  public var vmport: FeatureState?
  /// `<ps2>`.
  public var ps2: FeatureState?
  /// `<gic>`.
  public var gic: GIC?
  /// `<smm>`.
  public var smm: SMM?
  /// `<ioapic>`.
  public var ioapic: IOAPIC?
  /// `<hpt>`.
  public var hpt: HPT?
  /// `<htm>`.
  public var htm: FeatureState?
  /// `<nested-hv>`.
  public var nestedHV: FeatureState?
  /// `<capabilities>`.
  public var capabilities: FeatureCapabilities?
  /// `<msrs>`.
  public var msrs: FeatureMSRs?
  /// `<ccf-assist>`.
  public var ccfAssist: FeatureState?
  /// `<cfpc>`.
  public var cfpc: FeatureValue?
  /// `<sbbc>`.
  public var sbbc: FeatureValue?
  /// `<ibs>`.
  public var ibs: FeatureValue?
  /// `<tcg>`.
  public var tcg: TCGFeatures?
  /// `<async-teardown>`.
  public var asyncTeardown: FeatureEnabled?
  /// `<ras>`.
  public var ras: FeatureState?
  /// `<aia>`.
  public var aia: FeatureValue?

  /// An element with nothing in it.
  public init() {}
}

/// A feature that is on or off.
public struct FeatureState: Sendable, Equatable {
  /// `state`.
  public var state: OnOff?

  /// An element with nothing in it.
  public init() {}
}

/// A feature that is enabled or not.
public struct FeatureEnabled: Sendable, Equatable {
  /// `enabled`.
  public var enabled: YesNo?

  /// An element with nothing in it.
  public init() {}
}

/// A feature with a value.
public struct FeatureValue: Sendable, Equatable {
  /// `value`.
  public var value: String = ""

  /// An element with nothing in it.
  public init() {}
}

/// `<capabilities>` of a container.
public struct FeatureCapabilities: Sendable, Equatable {
  /// `policy`.
  public var policy: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<msrs>`: what unknown model-specific registers do.
public struct FeatureMSRs: Sendable, Equatable {
  /// `unknown`: `ignore` | `fault`.
  public var unknown: Unknown = .fault

  /// An element with nothing in it.
  public init() {}

  /// What `unknown` may be.
  public enum Unknown: String, XMLText, CaseIterable, Hashable {
    /// `ignore`
    case ignore
    /// `fault`
    case fault
  }
}

/// `<apic>`
public struct APIC: Sendable, Equatable {
  /// `eoi`.
  public var eoi: OnOff?

  /// An element with nothing in it.
  public init() {}
}

/// `<gic>`: the interrupt controller of Arm.
public struct GIC: Sendable, Equatable {
  /// `version`.
  public var version: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<ioapic>`: who emulates it.
public struct IOAPIC: Sendable, Equatable {
  /// `driver`: `kvm` | `qemu`.
  public var driver: Driver = .kvm

  /// An element with nothing in it.
  public init() {}

  /// What `driver` may be.
  public enum Driver: String, XMLText, CaseIterable, Hashable {
    /// `kvm`
    case kvm
    /// `qemu`
    case qemu
  }
}

/// `<smm>`: system management mode.
public struct SMM: Sendable, Equatable {
  /// `state`.
  public var state: OnOff?
  /// `<tseg>`.
  public var tseg: SizedAmount?

  /// An element with nothing in it.
  public init() {}
}

/// `<hpt>`: POWER's page table.
public struct HPT: Sendable, Equatable {
  /// `resizing`: `enabled` | `disabled` | `required`.
  public var resizing: Resizing?
  /// `<maxpagesize>`.
  public var maxpagesize: MemoryAmount?

  /// An element with nothing in it.
  public init() {}

  /// What `resizing` may be.
  public enum Resizing: String, XMLText, CaseIterable, Hashable {
    /// `enabled`
    case enabled
    /// `disabled`
    case disabled
    /// `required`
    case required
  }
}

/// `<tcg>`: QEMU's translator.
public struct TCGFeatures: Sendable, Equatable {
  /// `<tb-cache>`.
  public var tbCache: MemoryAmount?

  /// An element with nothing in it.
  public init() {}
}

/// `<xen>`
public struct XenFeatures: Sendable, Equatable {
  /// `<e820_host>`.
  public var e820Host: FeatureState?
  /// `<passthrough>`.
  public var passthrough: FeatureState?

  /// An element with nothing in it.
  public init() {}
}
