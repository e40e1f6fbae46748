public import DroverXML

/// `<controller>`: a bus, and the device that carries it.
public struct Controller: Sendable, Equatable, Device {
  /// The kind of bus.
  public var type: Kind = .ide
  /// `index`.
  public var index: UInt32?
  /// `model`.
  public var model: ControllerModel?
  /// `serial`.
  public var serial: String?
  /// Of virtio-serial and xHCI.
  public var ports: UInt32?
  /// Interrupts of virtio-serial.
  public var vectors: UInt32?
  /// `maxGrantFrames`.
  public var maxGrantFrames: UInt32?
  /// `maxEventChannels`.
  public var maxEventChannels: UInt32?
  /// The QEMU device of a PCI controller.
  public var hardware: ControllerHardware?
  /// `<target>`.
  public var target: ControllerTarget?
  /// `<driver>`.
  public var driver: ControllerDriver?
  /// Address, and the place behind the first controller of USB companions.
  public var info = DeviceInfo()
  /// The size of the 64-bit window for PCI.
  public var pcihole64: MemoryAmount?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `ide`
    case ide
    /// `fdc`
    case fdc
    /// `scsi`
    case scsi
    /// `sata`
    case sata
    /// `virtio-serial`
    case virtioSerial = "virtio-serial"
    /// `ccid`
    case ccid
    /// `usb`
    case usb
    /// `pci`
    case pci
    /// `xenbus`
    case xenbus
    /// `isa`
    case isa
    /// `nvme`
    case nvme
  }
}

/// `<model>` of a PCI controller.
public struct ControllerHardware: Sendable, Equatable {
  /// `name`.
  public var name: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<target>` of a PCI controller.
public struct ControllerTarget: Sendable, Equatable {
  /// `chassisNr`.
  public var chassisNr: UInt32?
  /// `chassis`.
  public var chassis: UInt32?
  /// `port`.
  public var port: XMLHexNumber<OneDigit>?
  /// `busNr`.
  public var busNr: UInt32?
  /// `index`.
  public var index: UInt32?
  /// `hotplug`.
  public var hotplug: OnOff?
  /// KiB.
  public var memReserve: UInt64?
  /// `<node>`.
  public var node: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<driver>` of a controller.
public struct ControllerDriver: Sendable, Equatable {
  /// `queues`.
  public var queues: UInt32?
  /// `cmd_per_lun`.
  public var commandsPerLUN: UInt32?
  /// `max_sectors`.
  public var maxSectors: UInt32?
  /// `ioeventfd`.
  public var ioeventfd: OnOff?
  /// `iothread`.
  public var iothread: UInt32?
  /// Whether the device goes through an IOMMU.
  public var iommu: OnOff?
  /// Whether the device uses address translation services.
  public var ats: OnOff?
  /// Whether packed virtqueues are used.
  public var packed: OnOff?
  /// Whether each virtqueue has a notification page of its own.
  public var pagePerVq: OnOff?
  /// `<iothreads>`.
  public var iothreads: DiskIOThreads?

  /// An element with nothing in it.
  public init() {}
}
