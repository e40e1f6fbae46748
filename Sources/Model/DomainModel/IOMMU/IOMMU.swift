public import DroverXML

/// `<iommu>`: translates the addresses of devices.
public struct IOMMU: Sendable, Equatable, Device {
  /// `model`: `intel` | `smmuv3` | `virtio` | `amd`.
  public var model: Model = .intel
  /// `<driver>`.
  public var driver: IOMMUDriver?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `model` may be.
  public enum Model: String, XMLText, CaseIterable, Hashable {
    /// `intel`
    case intel
    /// `smmuv3`
    case smmuv3
    /// `virtio`
    case virtio
    /// `amd`
    case amd
  }
}

/// `<driver>` of an IOMMU.
public struct IOMMUDriver: Sendable, Equatable {
  /// `intremap`.
  public var intremap: OnOff?
  /// `caching_mode`.
  public var cachingMode: OnOff?
  /// `eim`.
  public var eim: OnOff?
  /// `iotlb`.
  public var iotlb: OnOff?
  /// `aw_bits`.
  public var awBits: UInt32?
  /// `dma_translation`.
  public var dmaTranslation: OnOff?
  /// `xtsup`.
  public var xtsup: OnOff?
  /// `pt`.
  public var passthrough: OnOff?

  /// An element with nothing in it.
  public init() {}
}
