public import DroverXML

/// `<memballoon>`: gives memory of the guest back to the host.
public struct Balloon: Sendable, Equatable, Device {
  /// `model`: `virtio` | `xen` | `none` | `virtio-transitional` | `virtio-non-transitional`.
  public var model: Model = .virtio
  /// `autodeflate`.
  public var autodeflate: OnOff?
  /// `freePageReporting`.
  public var freePageReporting: OnOff?
  /// `<stats>`.
  public var stats: BalloonStatistics?
  /// `<driver>`.
  public var driver: VirtioDriver?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `model` may be.
  public enum Model: String, XMLText, CaseIterable, Hashable {
    /// `virtio`
    case virtio
    /// `xen`
    case xen
    /// `none`
    case none
    /// `virtio-transitional`
    case virtioTransitional = "virtio-transitional"
    /// `virtio-non-transitional`
    case virtioNonTransitional = "virtio-non-transitional"
  }
}

/// `<stats>`: how often the guest reports its memory.
public struct BalloonStatistics: Sendable, Equatable {
  /// Seconds.
  public var period: Int32?

  /// An element with nothing in it.
  public init() {}
}
