public import DroverXML

/// `<crypto>`: a cryptography device.
public struct Crypto: Sendable, Equatable, Device {
  /// `model`: `virtio`.
  public var model: Model = .virtio
  /// `type`: `qemu`.
  public var type: Kind = .qemu
  /// `<backend>`.
  public var backend: CryptoBackend?
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
  }

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `qemu`
    case qemu
  }
}

/// `<backend>` of a cryptography device.
public struct CryptoBackend: Sendable, Equatable {
  /// `model`: `builtin` | `lkcf`.
  public var model: Model = .builtin
  /// `queues`.
  public var queues: UInt32?

  /// An element with nothing in it.
  public init() {}

  /// What `model` may be.
  public enum Model: String, XMLText, CaseIterable, Hashable {
    /// `builtin`
    case builtin
    /// `lkcf`
    case lkcf
  }
}
