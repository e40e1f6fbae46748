public import DroverXML

/// `<hostdev>`: a device of the host that is given to the guest.
public struct HostDevice: Sendable, Equatable, Device {
  /// `mode`: `subsystem` | `capabilities`.
  public var mode: Mode = .subsystem
  /// `type`: `usb` | `pci` | `scsi` | `scsi_host` | `mdev` | `storage` | `misc` | `net`.
  public var type: Kind = .usb
  /// `managed`.
  public var managed: YesNo?
  /// `sgio`: `filtered` | `unfiltered`.
  public var sgio: Sgio?
  /// `rawio`.
  public var rawio: YesNo?
  /// `model`: `vfio-pci` | `vfio-ccw` | `vfio-ap` | `virtio` | `virtio-transitional` | `virtio-non-transitional`.
  public var model: Model?
  /// `display`.
  public var display: OnOff?
  /// `ramfb`.
  public var ramfb: OnOff?
  /// `<driver>`.
  public var driver: HostDeviceDriver?
  /// `<source>`.
  public var source: HostDeviceSource?
  /// `<teaming>`.
  public var teaming: InterfaceTeaming?
  /// Whether `<readonly/>` stands there.
  public var readonly = false
  /// Whether `<shareable/>` stands there.
  public var shareable = false
  /// Boot order, alias, ROM and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `subsystem`
    case subsystem
    /// `capabilities`
    case capabilities
  }

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `usb`
    case usb
    /// `pci`
    case pci
    /// `scsi`
    case scsi
    /// `scsi_host`
    case scsiHost = "scsi_host"
    /// `mdev`
    case mdev
    /// `storage`
    case storage
    /// `misc`
    case misc
    /// `net`
    case net
  }

  /// What `sgio` may be.
  public enum Sgio: String, XMLText, CaseIterable, Hashable {
    /// `filtered`
    case filtered
    /// `unfiltered`
    case unfiltered
  }

  /// What `model` may be.
  public enum Model: String, XMLText, CaseIterable, Hashable {
    /// `vfio-pci`
    case vfioPCI = "vfio-pci"
    /// `vfio-ccw`
    case vfioCCW = "vfio-ccw"
    /// `vfio-ap`
    case vfioAP = "vfio-ap"
    /// `virtio`
    case virtio
    /// `virtio-transitional`
    case virtioTransitional = "virtio-transitional"
    /// `virtio-non-transitional`
    case virtioNonTransitional = "virtio-non-transitional"
  }
}

/// `<driver>` of a host's PCI device.
public struct HostDeviceDriver: Sendable, Equatable {
  /// `name`: `kvm` | `vfio` | `xen`.
  public var name: Name?
  /// `model`.
  public var model: String?
  /// `iommufd`.
  public var iommufd: YesNo?

  /// An element with nothing in it.
  public init() {}

  /// What `name` may be.
  public enum Name: String, XMLText, CaseIterable, Hashable {
    /// `kvm`
    case kvm
    /// `vfio`
    case vfio
    /// `xen`
    case xen
  }
}

/// `<source>`: which device.
public struct HostDeviceSource: Sendable, Equatable {
  /// `startupPolicy`: `mandatory` | `requisite` | `optional`.
  public var startupPolicy: StartupPolicy?
  /// `guestReset`: `off` | `uninitialized` | `on`.
  public var guestReset: GuestReset?
  /// `writeFiltering`.
  public var writeFiltering: YesNo?
  /// `protocol`: `adapter` | `iscsi` | `none` | `vhost`.
  public var `protocol`: AccessProtocol?
  /// `name`.
  public var name: String?
  /// `wwpn`.
  public var wwpn: String?
  /// `<vendor>`.
  public var vendor: HostDeviceID?
  /// `<product>`.
  public var product: HostDeviceID?
  /// `<address>`.
  public var address: HostDeviceAddress?
  /// `<adapter>`.
  public var adapter: StorageNamed?
  /// `<host>`.
  public var hosts: [StorageHost] = []
  /// `<auth>`.
  public var auth: StorageAuth?
  /// `<initiator>`.
  public var initiator: ISCSIInitiator?

  /// An element with nothing in it.
  public init() {}

  /// What `startupPolicy` may be.
  public enum StartupPolicy: String, XMLText, CaseIterable, Hashable {
    /// `mandatory`
    case mandatory
    /// `requisite`
    case requisite
    /// `optional`
    case optional
  }

  /// What `guestReset` may be.
  public enum GuestReset: String, XMLText, CaseIterable, Hashable {
    /// `off`
    case off
    /// `uninitialized`
    case uninitialized
    /// `on`
    case on
  }

  /// What `protocol` may be.
  public enum AccessProtocol: String, XMLText, CaseIterable, Hashable {
    /// `adapter`
    case adapter
    /// `iscsi`
    case iscsi
    /// `none`
    case none
    /// `vhost`
    case vhost
  }
}

/// `<vendor>` or `<product>` of a USB device.
public struct HostDeviceID: Sendable, Equatable {
  /// `id`.
  public var id: XMLHexNumber<FourDigits>?

  /// An element with nothing in it.
  public init() {}
}
