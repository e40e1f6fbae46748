public import DroverXML

/// `<os>`: how the guest boots.
public struct OperatingSystem: Sendable, Equatable {
  /// Which kind of firmware is chosen by itself.
  public var firmwareKind: FirmwareKind?
  /// `<type>`.
  public var type: OperatingSystemType?
  /// `<firmware>`.
  public var firmware: Firmware?
  /// `<init>`.
  public var `init`: String?
  /// `<initarg>`.
  public var initArguments: [String] = []
  /// `<loader>`.
  public var loader: Loader?
  /// `<nvram>`.
  public var nvram: FirmwareStore?
  /// `<kernel>`.
  public var kernel: String?
  /// `<initrd>`.
  public var initrd: String?
  /// `<cmdline>`.
  public var cmdline: String?
  /// `<dtb>`.
  public var dtb: String?
  /// `<shim>`.
  public var shim: String?
  /// `<acpi>`.
  public var acpi: ACPITables?
  /// `<boot>`.
  public var boots: [BootDevice] = []
  /// `<bootmenu>`.
  public var bootmenu: BootMenu?
  /// `<bios>`.
  public var bios: BIOS?
  /// `<smbios>`.
  public var smbios: SMBIOSMode?

  /// An element with nothing in it.
  public init() {}

  /// What `firmware` may be.
  public enum FirmwareKind: String, XMLText, CaseIterable, Hashable {
    /// `bios`
    case bios
    /// `efi`
    case efi
  }
}

/// `<type>`: what kind of guest, on what machine.
public struct OperatingSystemType: Sendable, Equatable {
  /// `arch`.
  public var arch: GuestArchitecture?
  /// `machine`.
  public var machine: String?
  /// The text.
  public var kind: Kind?

  /// An element with nothing in it.
  public init() {}

  /// What `kind` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `hvm`
    case hvm
    /// `xen`
    case xen
    /// `linux`
    case linux
    /// `xenpvh`
    case xenpvh
    /// `exe`
    case exe
    /// `uml`
    case uml
  }
}

/// `<firmware>`: what the firmware must be able to do.
public struct Firmware: Sendable, Equatable {
  /// `<feature>`.
  public var features: [FirmwareFeature] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<feature>` of firmware.
public struct FirmwareFeature: Sendable, Equatable {
  /// `enabled`.
  public var enabled: YesNo = .yes
  /// `name`: `enrolled-keys` | `secure-boot`.
  public var name: Name = .secureBoot

  /// An element with nothing in it.
  public init() {}

  /// What `name` may be.
  public enum Name: String, XMLText, CaseIterable, Hashable {
    /// `enrolled-keys`
    case enrolledKeys = "enrolled-keys"
    /// `secure-boot`
    case secureBoot = "secure-boot"
  }
}

/// The format of a firmware image.
public enum FirmwareFormat: String, XMLText, CaseIterable, Hashable {
  /// `raw`
  case raw
  /// `qcow2`
  case qcow2
}

/// `<loader>`: the firmware.
public struct Loader: Sendable, Equatable {
  /// `readonly`.
  public var readonly: YesNo?
  /// `secure`.
  public var secure: YesNo?
  /// `type`: `rom` | `pflash` | `none`.
  public var type: Kind?
  /// `stateless`.
  public var stateless: YesNo?
  /// `format`.
  public var format: FirmwareFormat?
  /// The text.
  public var path: String?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `rom`
    case rom
    /// `pflash`
    case pflash
    /// `none`
    case none
  }
}

/// `<nvram>`: where the firmware keeps its variables.
public struct FirmwareStore: Sendable, Equatable {
  /// `type`.
  public var type: StorageType?
  /// `template`.
  public var template: String?
  /// `templateFormat`.
  public var templateFormat: FirmwareFormat?
  /// `format`.
  public var format: FirmwareFormat?
  /// The text.
  public var path: String?
  /// `<source>`.
  public var source: StorageSource?

  /// An element with nothing in it.
  public init() {}
}

/// `<acpi>`: tables that are added.
public struct ACPITables: Sendable, Equatable {
  /// `<table>`.
  public var tables: [ACPITable] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<table>`: one file.
public struct ACPITable: Sendable, Equatable {
  /// `type`: `raw` | `rawset` | `slic` | `msdm`.
  public var type: Kind = .slic
  /// The text.
  public var path: String?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `raw`
    case raw
    /// `rawset`
    case rawset
    /// `slic`
    case slic
    /// `msdm`
    case msdm
  }
}

/// `<boot>`: one device that is tried.
public struct BootDevice: Sendable, Equatable {
  /// `dev`: `hd` | `fd` | `cdrom` | `network`.
  public var dev: Dev = .hd

  /// An element with nothing in it.
  public init() {}

  /// What `dev` may be.
  public enum Dev: String, XMLText, CaseIterable, Hashable {
    /// `hd`
    case hd
    /// `fd`
    case fd
    /// `cdrom`
    case cdrom
    /// `network`
    case network
  }
}

/// `<bootmenu>`: whether the firmware asks.
public struct BootMenu: Sendable, Equatable {
  /// `enable`.
  public var enable: YesNo?
  /// Milliseconds.
  public var timeout: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<bios>`: what the BIOS does.
public struct BIOS: Sendable, Equatable {
  /// `useserial`.
  public var useserial: YesNo?
  /// Milliseconds, −1 for never.
  public var rebootTimeout: Int32?

  /// An element with nothing in it.
  public init() {}
}

/// `<smbios>`: where the tables come from.
public struct SMBIOSMode: Sendable, Equatable {
  /// `mode`: `emulate` | `host` | `sysinfo`.
  public var mode: Mode = .emulate

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `emulate`
    case emulate
    /// `host`
    case host
    /// `sysinfo`
    case sysinfo
  }
}
