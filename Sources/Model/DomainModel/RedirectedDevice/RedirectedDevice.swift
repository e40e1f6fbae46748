public import DroverXML

/// `<redirdev>`: a USB device of a client.
public struct RedirectedDevice: Sendable, Equatable, Device {
  /// `bus`: `usb`.
  public var bus: Bus = .usb
  /// manual
  public var backend = CharacterBackend()
  /// Boot order, alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `bus` may be.
  public enum Bus: String, XMLText, CaseIterable, Hashable {
    /// `usb`
    case usb
  }
}

/// `<redirfilter>`: which USB devices of a client may come in.
public struct RedirectionFilter: Sendable, Equatable {
  /// `<usbdev>`.
  public var devices: [RedirectionFilterDevice] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<usbdev>`: one rule.
public struct RedirectionFilterDevice: Sendable, Equatable {
  /// `class`.
  public var deviceClass: String?
  /// `vendor`.
  public var vendor: String?
  /// `product`.
  public var product: String?
  /// `version`.
  public var version: String?
  /// `allow`.
  public var allow: YesNo = .yes

  /// An element with nothing in it.
  public init() {}
}
