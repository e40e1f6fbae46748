public import DroverXML

/// `<audio>`: the host's sound system.
public struct Audio: Sendable, Equatable {
  /// `id`.
  public var id: UInt32?
  /// `type`.
  public var type: Kind = .none
  /// `timerPeriod`.
  public var timerPeriod: UInt32?
  /// `driver`.
  public var driver: String?
  /// `serverName`.
  public var serverName: String?
  /// `runtimeDir`.
  public var runtimeDir: String?
  /// `path`.
  public var path: String?
  /// `tryMMap`.
  public var tryMMap: YesNo?
  /// `exclusive`.
  public var exclusive: YesNo?
  /// `dspPolicy`.
  public var dspPolicy: Int32?
  /// `<input>`.
  public var input: AudioStream?
  /// `<output>`.
  public var output: AudioStream?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `none`
    case none
    /// `alsa`
    case alsa
    /// `coreaudio`
    case coreaudio
    /// `jack`
    case jack
    /// `oss`
    case oss
    /// `pulseaudio`
    case pulseaudio
    /// `sdl`
    case sdl
    /// `spice`
    case spice
    /// `file`
    case file
    /// `dbus`
    case dbus
    /// `pipewire`
    case pipewire
  }
}

/// `<input>` or `<output>`: one direction of sound.
public struct AudioStream: Sendable, Equatable {
  /// `mixingEngine`.
  public var mixingEngine: YesNo?
  /// `fixedSettings`.
  public var fixedSettings: YesNo?
  /// `voices`.
  public var voices: UInt32?
  /// `bufferLength`.
  public var bufferLength: UInt32?
  /// `dev`.
  public var dev: String?
  /// `bufferCount`.
  public var bufferCount: UInt32?
  /// `tryPoll`.
  public var tryPoll: YesNo?
  /// `name`.
  public var name: String?
  /// `streamName`.
  public var streamName: String?
  /// `latency`.
  public var latency: UInt32?
  /// `serverName`.
  public var serverName: String?
  /// `clientName`.
  public var clientName: String?
  /// `connectPorts`.
  public var connectPorts: String?
  /// `exactName`.
  public var exactName: YesNo?
  /// `<settings>`.
  public var settings: AudioSettings?

  /// An element with nothing in it.
  public init() {}
}

/// `<settings>`: the form of the samples.
public struct AudioSettings: Sendable, Equatable {
  /// `frequency`.
  public var frequency: UInt32?
  /// `channels`.
  public var channels: UInt32?
  /// `format`: `s8` | `u8` | `s16` | `u16` | `s32` | `u32` | `f32`.
  public var format: Format?

  /// An element with nothing in it.
  public init() {}

  /// What `format` may be.
  public enum Format: String, XMLText, CaseIterable, Hashable {
    /// `s8`
    case s8
    /// `u8`
    case u8
    /// `s16`
    case s16
    /// `u16`
    case u16
    /// `s32`
    case s32
    /// `u32`
    case u32
    /// `f32`
    case f32
  }
}
