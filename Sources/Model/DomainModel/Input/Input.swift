public import DroverXML

/// `<input>`: a mouse, keyboard, tablet or an event device of the host.
public struct Input: Sendable, Equatable, Device {
  /// `type`: `mouse` | `tablet` | `keyboard` | `passthrough` | `evdev`.
  public var type: Kind = .mouse
  /// `bus`: `ps2` | `usb` | `xen` | `parallels` | `virtio` | `none`.
  public var bus: Bus?
  /// `model`.
  public var model: VirtioModel?
  /// `<driver>`.
  public var driver: VirtioDriver?
  /// `<source>`.
  public var source: InputSource?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `mouse`
    case mouse
    /// `tablet`
    case tablet
    /// `keyboard`
    case keyboard
    /// `passthrough`
    case passthrough
    /// `evdev`
    case evdev
  }

  /// What `bus` may be.
  public enum Bus: String, XMLText, CaseIterable, Hashable {
    /// `ps2`
    case ps2
    /// `usb`
    case usb
    /// `xen`
    case xen
    /// `parallels`
    case parallels
    /// `virtio`
    case virtio
    /// `none`
    case none
  }
}

/// `<source>` of an event device.
public struct InputSource: Sendable, Equatable {
  /// `dev`.
  public var dev: String?
  /// `evdev`.
  public var evdev: String?
  /// `grab`: `all`.
  public var grab: Grab?
  /// `grabToggle`: `ctrl-ctrl` | `alt-alt` | `shift-shift` | `meta-meta` | `scrolllock` | `ctrl-scrolllock`.
  public var grabToggle: GrabToggle?
  /// `repeat`.
  public var `repeat`: OnOff?

  /// An element with nothing in it.
  public init() {}

  /// What `grab` may be.
  public enum Grab: String, XMLText, CaseIterable, Hashable {
    /// `all`
    case all
  }

  /// What `grabToggle` may be.
  public enum GrabToggle: String, XMLText, CaseIterable, Hashable {
    /// `ctrl-ctrl`
    case ctrlCtrl = "ctrl-ctrl"
    /// `alt-alt`
    case altAlt = "alt-alt"
    /// `shift-shift`
    case shiftShift = "shift-shift"
    /// `meta-meta`
    case metaMeta = "meta-meta"
    /// `scrolllock`
    case scrolllock
    /// `ctrl-scrolllock`
    case ctrlScrolllock = "ctrl-scrolllock"
  }
}

/// `<driver>` of a virtio device.
public struct VirtioDriver: Sendable, Equatable {
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
}
