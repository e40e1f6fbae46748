public import DroverXML

/// `<panic>`: tells the host that the guest's kernel has given up.
public struct Panic: Sendable, Equatable, Device {
  /// `model`: `hyperv` | `isa` | `pseries` | `s390` | `pvpanic`.
  public var model: Model?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `model` may be.
  public enum Model: String, XMLText, CaseIterable, Hashable {
    /// `hyperv`
    case hyperv
    /// `isa`
    case isa
    /// `pseries`
    case pseries
    /// `s390`
    case s390
    /// `pvpanic`
    case pvpanic
  }
}
