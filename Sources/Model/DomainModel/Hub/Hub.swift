public import DroverXML

/// `<hub>`: a USB hub.
public struct Hub: Sendable, Equatable, Device {
  /// `type`: `usb`.
  public var type: Kind = .usb
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `usb`
    case usb
  }
}
