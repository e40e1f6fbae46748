public import DroverXML

/// `<smartcard>`: a card reader.
public struct Smartcard: Sendable, Equatable, Device {
  /// `mode`: `host` | `host-certificates` | `passthrough`.
  public var mode: Mode = .host
  /// manual
  public var backend = CharacterBackend()
  /// `<certificate>`.
  public var certificates: [String] = []
  /// `<database>`.
  public var database: String?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `host`
    case host
    /// `host-certificates`
    case hostCertificates = "host-certificates"
    /// `passthrough`
    case passthrough
  }
}
