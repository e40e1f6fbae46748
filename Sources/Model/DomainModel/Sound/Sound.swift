public import DroverXML

/// `<sound>`: a sound card.
public struct Sound: Sendable, Equatable, Device {
  /// `model`: `sb16` | `es1370` | `pcspk` | `ac97` | `ich6` | `ich9` | `usb` | `ich7` | `virtio`.
  public var model: Model = .ich6
  /// `multichannel`.
  public var multichannel: YesNo?
  /// `streams`.
  public var streams: UInt32?
  /// `<driver>`.
  public var driver: VirtioDriver?
  /// `<codec>`.
  public var codecs: [SoundCodec] = []
  /// `<audio>`.
  public var audio: GraphicsAudio?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `model` may be.
  public enum Model: String, XMLText, CaseIterable, Hashable {
    /// `sb16`
    case sb16
    /// `es1370`
    case es1370
    /// `pcspk`
    case pcspk
    /// `ac97`
    case ac97
    /// `ich6`
    case ich6
    /// `ich9`
    case ich9
    /// `usb`
    case usb
    /// `ich7`
    case ich7
    /// `virtio`
    case virtio
  }
}

/// `<codec>` of an HDA card.
public struct SoundCodec: Sendable, Equatable {
  /// `type`: `duplex` | `micro` | `output`.
  public var type: Kind = .duplex

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `duplex`
    case duplex
    /// `micro`
    case micro
    /// `output`
    case output
  }
}
