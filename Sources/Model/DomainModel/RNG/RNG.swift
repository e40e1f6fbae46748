public import DroverXML

/// `<rng>`: random numbers for the guest.
public struct RNG: Sendable, Equatable, Device {
  /// `model`.
  public var model: VirtioModel = .virtio
  /// `<rate>`.
  public var rate: RNGRate?
  /// `<backend>`.
  public var backend: RNGBackend?
  /// `<driver>`.
  public var driver: VirtioDriver?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}
}

/// `<rate>`: how many bytes in how many milliseconds.
public struct RNGRate: Sendable, Equatable {
  /// `bytes`.
  public var bytes: UInt32 = 0
  /// `period`.
  public var period: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<backend>`: where the numbers come from.
public struct RNGBackend: Sendable, Equatable {
  /// `model`: `random` | `egd` | `builtin`.
  public var model: Model = .random
  /// manual
  public var backend = CharacterBackend()
  /// The file of a `random` backend.
  public var path: String?

  /// An element with nothing in it.
  public init() {}

  /// What `model` may be.
  public enum Model: String, XMLText, CaseIterable, Hashable {
    /// `random`
    case random
    /// `egd`
    case egd
    /// `builtin`
    case builtin
  }
}
