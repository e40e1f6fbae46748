public import DroverXML

/// `<address>`: where the guest finds a device.
public enum DeviceAddress: Sendable, Hashable {
  /// On a PCI bus; an empty address waits to be chosen.
  case pci(PCIAddress)
  /// On a disk controller.
  case drive(DriveAddress)
  /// On a virtio-serial controller.
  case virtioSerial(VirtioSerialAddress)
  /// On a smartcard controller.
  case ccid(CCIDAddress)
  /// On a USB bus.
  case usb(USBAddress)
  /// On POWER's virtual bus.
  case spaprVIO(SPAPRAddress)
  /// In the mainframe's channel subsystem.
  case ccw(CCWAddress)
  /// On the ISA bus.
  case isa(ISAAddress)
  /// In a slot for memory.
  case dimm(DIMMAddress)
  /// Among the virtio-mmio devices, which QEMU numbers.
  case virtioMMIO
  /// Kept away from the guest.
  case unassigned

  /// The kinds, with the words of the attribute `type`.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `pci`
    case pci
    /// `drive`
    case drive
    /// `virtio-serial`
    case virtioSerial = "virtio-serial"
    /// `ccid`
    case ccid
    /// `usb`
    case usb
    /// `spapr-vio`
    case spaprVIO = "spapr-vio"
    /// `ccw`
    case ccw
    /// `isa`
    case isa
    /// `dimm`
    case dimm
    /// `virtio-mmio`
    case virtioMMIO = "virtio-mmio"
    /// `unassigned`
    case unassigned
  }

  /// The kind.
  public var kind: Kind {
    switch self {
    case .pci: .pci
    case .drive: .drive
    case .virtioSerial: .virtioSerial
    case .ccid: .ccid
    case .usb: .usb
    case .spaprVIO: .spaprVIO
    case .ccw: .ccw
    case .isa: .isa
    case .dimm: .dimm
    case .virtioMMIO: .virtioMMIO
    case .unassigned: .unassigned
    }
  }

  /// The PCI address, when it is one that was chosen.
  public var pci: PCIAddress? {
    if case .pci(let address) = self, !address.isEmpty { address } else { nil }
  }

  /// The address on a disk controller, when it is one.
  public var drive: DriveAddress? { if case .drive(let address) = self { address } else { nil } }
  /// The address on a USB bus, when it is one.
  public var usb: USBAddress? { if case .usb(let address) = self { address } else { nil } }
  /// The address on a virtio-serial controller, when it is one.
  public var virtioSerial: VirtioSerialAddress? { if case .virtioSerial(let address) = self { address } else { nil } }
  /// The address on a smartcard controller, when it is one.
  public var ccid: CCIDAddress? { if case .ccid(let address) = self { address } else { nil } }
  /// The number on a mainframe's channels, when it is one.
  public var ccw: CCWAddress? { if case .ccw(let address) = self { address } else { nil } }
  /// The slot for memory, when it is one.
  public var dimm: DIMMAddress? { if case .dimm(let address) = self { address } else { nil } }
}

extension DeviceAddress: XMLMapped {
  /// A PCI address that waits to be chosen.
  public init() { self = .pci(PCIAddress()) }

  /// One address of each kind.
  public static var variants: [DeviceAddress] { Kind.allCases.map { DeviceAddress($0) } }

  private init(_ kind: Kind) {
    switch kind {
    case .pci: self = .pci(PCIAddress())
    case .drive: self = .drive(DriveAddress())
    case .virtioSerial: self = .virtioSerial(VirtioSerialAddress())
    case .ccid: self = .ccid(CCIDAddress())
    case .usb: self = .usb(USBAddress())
    case .spaprVIO: self = .spaprVIO(SPAPRAddress())
    case .ccw: self = .ccw(CCWAddress())
    case .isa: self = .isa(ISAAddress())
    case .dimm: self = .dimm(DIMMAddress())
    case .virtioMMIO: self = .virtioMMIO
    case .unassigned: self = .unassigned
    }
  }

  /// The kind, then what belongs to it.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    var kind = kind
    try m.requiredAttribute("type", &kind)
    if kind != self.kind { self = DeviceAddress(kind) }
    switch self {
    case .pci(var address):
      try address.mapParts(&m)
      self = .pci(address)
    case .drive(var address):
      try address.mapParts(&m)
      self = .drive(address)
    case .virtioSerial(var address):
      try address.mapParts(&m)
      self = .virtioSerial(address)
    case .ccid(var address):
      try address.mapParts(&m)
      self = .ccid(address)
    case .usb(var address):
      try address.mapParts(&m)
      self = .usb(address)
    case .spaprVIO(var address):
      try m.attribute("reg", &address.reg)
      self = .spaprVIO(address)
    case .ccw(var address):
      try address.mapParts(&m)
      self = .ccw(address)
    case .isa(var address):
      try address.mapParts(&m)
      self = .isa(address)
    case .dimm(var address):
      try address.mapParts(&m)
      self = .dimm(address)
    case .virtioMMIO, .unassigned: break
    }
  }
}
