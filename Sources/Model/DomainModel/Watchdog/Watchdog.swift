public import DroverXML

/// `<watchdog>`: a timer that ends a guest which does not reset it.
public struct Watchdog: Sendable, Equatable, Device {
  /// `model`: `i6300esb` | `ib700` | `diag288` | `itco`.
  public var model: Model = .i6300esb
  /// `action`: `reset` | `shutdown` | `poweroff` | `pause` | `dump` | `none` | `inject-nmi`.
  public var action: Action?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `model` may be.
  public enum Model: String, XMLText, CaseIterable, Hashable {
    /// `i6300esb`
    case i6300esb
    /// `ib700`
    case ib700
    /// `diag288`
    case diag288
    /// `itco`
    case itco
  }

  /// What `action` may be.
  public enum Action: String, XMLText, CaseIterable, Hashable {
    /// `reset`
    case reset
    /// `shutdown`
    case shutdown
    /// `poweroff`
    case poweroff
    /// `pause`
    case pause
    /// `dump`
    case dump
    /// `none`
    case none
    /// `inject-nmi`
    case injectNMI = "inject-nmi"
  }
}
