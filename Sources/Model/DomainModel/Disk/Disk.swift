public import DroverXML

/// The bus that a disk hangs on.
public enum DiskBus: String, XMLText, CaseIterable, Hashable {
  /// `ide`
  case ide
  /// `fdc`
  case fdc
  /// `scsi`
  case scsi
  /// `virtio`
  case virtio
  /// `xen`
  case xen
  /// `usb`
  case usb
  /// `uml`
  case uml
  /// `sata`
  case sata
  /// `sd`
  case sd
  /// `nvme`
  case nvme
}

/// Where the bytes of a disk lie.
public enum StorageType: String, XMLText, CaseIterable, Hashable {
  /// `file`
  case file
  /// `block`
  case block
  /// `dir`
  case dir
  /// `network`
  case network
  /// `volume`
  case volume
  /// `nvme`
  case nvme
  /// `vhostuser`
  case vhostuser
  /// `vhostvdpa`
  case vhostvdpa
}

/// Which generation of virtio a device speaks.
public enum VirtioModel: String, XMLText, CaseIterable, Hashable {
  /// `virtio`
  case virtio
  /// `virtio-transitional`
  case virtioTransitional = "virtio-transitional"
  /// `virtio-non-transitional`
  case virtioNonTransitional = "virtio-non-transitional"
}

/// `<disk>`: a disk, a CD-ROM, a floppy or a LUN.
public struct Disk: Sendable, Equatable, Device {
  /// Where the bytes lie.
  public var type: StorageType = .file
  /// What the guest sees.
  public var device: Device = .disk
  /// The generation of virtio.
  public var model: VirtioModel?
  /// Whether QEMU keeps the right to send raw SCSI commands.
  public var rawio: YesNo?
  /// Whether SCSI commands of the guest are filtered.
  public var sgio: Sgio?
  /// How a snapshot treats the disk.
  public var snapshot: Snapshot?
  /// How the host reads and writes it.
  public var driver: DiskDriver?
  /// Who logs in at the server of a network disk.
  public var auth: StorageAuth?
  /// Where the bytes lie.
  public var source: StorageSource?
  /// The image below the image, as far as it is known.
  public var backingStore: BackingStore?
  /// The copy that a block job is making; only of a running domain.
  public var mirror: DiskMirror?
  /// `<blockio>`.
  public var blockio: DiskBlockIO?
  /// `<geometry>`.
  public var geometry: DiskGeometry?
  /// What the guest sees it as.
  public var target: DiskTarget?
  /// Limits of its traffic.
  public var iotune: DiskIOTune?
  /// The groups of limits that it belongs to.
  public var throttlefilters: DiskThrottleFilters?
  /// Whether `<readonly/>` stands there.
  public var readonly = false
  /// Whether `<shareable/>` stands there.
  public var shareable = false
  /// Writes end with the guest.
  public var transient: DiskTransient?
  /// `<serial>`.
  public var serial: String?
  /// `<wwn>`.
  public var wwn: String?
  /// `<vendor>`.
  public var vendor: String?
  /// `<product>`.
  public var product: String?
  /// How its content is encrypted.
  public var encryption: StorageEncryption?
  /// Boot order, alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `device` may be.
  public enum Device: String, XMLText, CaseIterable, Hashable {
    /// `disk`
    case disk
    /// `cdrom`
    case cdrom
    /// `floppy`
    case floppy
    /// `lun`
    case lun
  }

  /// What `sgio` may be.
  public enum Sgio: String, XMLText, CaseIterable, Hashable {
    /// `filtered`
    case filtered
    /// `unfiltered`
    case unfiltered
  }

  /// What `snapshot` may be.
  public enum Snapshot: String, XMLText, CaseIterable, Hashable {
    /// `no`
    case no
    /// `internal`
    case `internal`
    /// `external`
    case external
    /// `manual`
    case manual
  }
}
