public import DroverXML

/// `<video>`: a graphics card.
public struct Video: Sendable, Equatable, Device {
  /// `<driver>`.
  public var driver: VideoDriver?
  /// `<model>`.
  public var model: VideoModel?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}
}

/// `<driver>` of a graphics card.
public struct VideoDriver: Sendable, Equatable {
  /// `name`: `qemu` | `vhostuser`.
  public var name: Name?
  /// `vgaconf`: `io` | `on` | `off`.
  public var vgaconf: Vgaconf?
  /// Whether the device goes through an IOMMU.
  public var iommu: OnOff?
  /// Whether the device uses address translation services.
  public var ats: OnOff?
  /// Whether packed virtqueues are used.
  public var packed: OnOff?
  /// Whether each virtqueue has a notification page of its own.
  public var pagePerVq: OnOff?

  /// An element with nothing in it.
  public init() {}

  /// What `name` may be.
  public enum Name: String, XMLText, CaseIterable, Hashable {
    /// `qemu`
    case qemu
    /// `vhostuser`
    case vhostuser
  }

  /// What `vgaconf` may be.
  public enum Vgaconf: String, XMLText, CaseIterable, Hashable {
    /// `io`
    case io
    /// `on`
    case on
    /// `off`
    case off
  }
}

/// `<model>`: the graphics card that the guest sees.
public struct VideoModel: Sendable, Equatable {
  /// `type`.
  public var type: Kind = .default
  /// KiB.
  public var ram: UInt32?
  /// KiB.
  public var vram: UInt32?
  /// KiB.
  public var vram64: UInt32?
  /// KiB.
  public var vgamem: UInt32?
  /// `edid`.
  public var edid: OnOff?
  /// `heads`.
  public var heads: UInt32?
  /// `primary`.
  public var primary: YesNo?
  /// `blob`.
  public var blob: OnOff?
  /// `<acceleration>`.
  public var acceleration: VideoAcceleration?
  /// `<resolution>`.
  public var resolution: VideoResolution?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `default`
    case `default`
    /// `vga`
    case vga
    /// `cirrus`
    case cirrus
    /// `vmvga`
    case vmvga
    /// `xen`
    case xen
    /// `vbox`
    case vbox
    /// `qxl`
    case qxl
    /// `parallels`
    case parallels
    /// `virtio`
    case virtio
    /// `gop`
    case gop
    /// `none`
    case none
    /// `bochs`
    case bochs
    /// `ramfb`
    case ramfb
  }
}

/// `<acceleration>`: what the host's card draws.
public struct VideoAcceleration: Sendable, Equatable {
  /// `accel3d`.
  public var accel3d: YesNo?
  /// `accel2d`.
  public var accel2d: YesNo?
  /// `rendernode`.
  public var rendernode: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<resolution>`: the size of the screen at first.
public struct VideoResolution: Sendable, Equatable {
  /// `x`.
  public var x: UInt32 = 0
  /// `y`.
  public var y: UInt32 = 0

  /// An element with nothing in it.
  public init() {}
}
