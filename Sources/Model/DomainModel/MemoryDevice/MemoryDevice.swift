public import DroverCore
public import DroverXML

/// `<memory>` among the devices: a memory module.
public struct MemoryDevice: Sendable, Equatable, Device {
  /// `model`: `dimm` | `nvdimm` | `virtio-pmem` | `virtio-mem` | `sgx-epc`.
  public var model: Model = .dimm
  /// `access`: `shared` | `private`.
  public var access: Access?
  /// `discard`.
  public var discard: YesNo?
  /// `<uuid>`.
  public var uuid: UUID?
  /// `<source>`.
  public var source: MemoryDeviceSource?
  /// `<target>`.
  public var target: MemoryDeviceTarget?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `model` may be.
  public enum Model: String, XMLText, CaseIterable, Hashable {
    /// `dimm`
    case dimm
    /// `nvdimm`
    case nvdimm
    /// `virtio-pmem`
    case virtioPMEM = "virtio-pmem"
    /// `virtio-mem`
    case virtioMem = "virtio-mem"
    /// `sgx-epc`
    case sgxEPC = "sgx-epc"
  }

  /// What `access` may be.
  public enum Access: String, XMLText, CaseIterable, Hashable {
    /// `shared`
    case shared
    /// `private`
    case `private`
  }
}

/// `<source>`: the host's memory.
public struct MemoryDeviceSource: Sendable, Equatable {
  /// `<nodemask>`.
  public var nodemask: CPUSet?
  /// `<pagesize>`.
  public var pagesize: MemoryAmount?
  /// `<path>`.
  public var path: String?
  /// `<alignsize>`.
  public var alignsize: MemoryAmount?
  /// Whether `<pmem/>` stands there.
  public var pmem = false

  /// An element with nothing in it.
  public init() {}
}

/// `<target>`: the guest's memory.
public struct MemoryDeviceTarget: Sendable, Equatable {
  /// `dynamicMemslots`.
  public var dynamicMemslots: YesNo?
  /// `<size>`.
  public var size: MemoryAmount?
  /// `<node>`.
  public var node: UInt32?
  /// `<label>`.
  public var label: MemoryDeviceLabel?
  /// `<block>`.
  public var block: MemoryAmount?
  /// `<requested>`.
  public var requested: MemoryAmount?
  /// `<current>`.
  public var current: MemoryAmount?
  /// `<address>`.
  public var address: MemoryDeviceBase?
  /// Whether `<readonly/>` stands there.
  public var readonly = false

  /// An element with nothing in it.
  public init() {}
}

/// `<label>`: the part of a module that names its areas.
public struct MemoryDeviceLabel: Sendable, Equatable {
  /// `<size>`.
  public var size: MemoryAmount?

  /// An element with nothing in it.
  public init() {}
}

/// `<address>`: where the guest sees the module.
public struct MemoryDeviceBase: Sendable, Equatable {
  /// `base`.
  public var base: XMLHexNumber<OneDigit>?

  /// An element with nothing in it.
  public init() {}
}
