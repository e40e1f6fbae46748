public import DroverXML

/// A device that has a boot order, an alias or an address.
public protocol Device: XMLMapped {
  /// What every device may say.
  var info: DeviceInfo { get set }
}

/// What every device may say: boot order, alias, ROM, index in ACPI, address.
public struct DeviceInfo: Sendable, Equatable {
  /// `<boot order=…>`: at which place the guest boots from it.
  public var boot: DeviceBoot?
  /// `<alias name=…>`: the id in QEMU; one of the user's own begins with `ua-`.
  public var alias: DeviceAlias?
  /// `<master startport=…>`: the port of the first USB controller behind which this one stands.
  public var master: USBMaster?
  /// `<rom>`: the option ROM.
  public var rom: DeviceROM?
  /// `<acpi index=…>`: the number in the guest's network names.
  public var acpi: DeviceACPI?
  /// `<address>`: where the guest finds it.
  public var address: DeviceAddress?

  /// Nothing said.
  public init() {}

  /// Boot, alias, ROM, ACPI and address, in this order.
  mutating func mapChildren<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("boot", &boot)
    // The others are given at each start.
    if m.includesLiveState || alias?.isUserChosen == true { try m.child("alias", &alias) }
    try m.child("master", &master)
    try m.child("rom", &rom)
    try m.child("acpi", &acpi)
    try m.child("address", &address)
  }
}

/// `<boot>` of a device.
public struct DeviceBoot: Sendable, Equatable {
  /// From 1.
  public var order: UInt32 = 0
  /// What a mainframe's loader is told.
  public var loadparm: String?

  /// Nothing said.
  public init() {}
}

extension DeviceBoot: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("order", &order)
    try m.attribute("loadparm", &loadparm)
  }
}

/// `<alias>` of a device.
public struct DeviceAlias: Sendable, Equatable {
  /// The id in QEMU.
  public var name: String?

  /// Nothing said.
  public init() {}

  /// Takes the id.
  public init(_ name: String) { self.name = name }

  /// Whether people chose it: it stays while the definition stays.
  public var isUserChosen: Bool { name?.hasPrefix("ua-") ?? false }
}

extension DeviceAlias: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
  }
}

/// `<master>` of a USB companion controller.
public struct USBMaster: Sendable, Equatable {
  /// The port of the first controller.
  public var startport: UInt32 = 0

  /// The first port.
  public init() {}

  /// Takes the port.
  public init(startport: UInt32) { self.startport = startport }
}

extension USBMaster: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("startport", &startport)
  }
}

/// `<rom>` of a PCI device.
public struct DeviceROM: Sendable, Equatable {
  /// Whether there is one at all.
  public var enabled: YesNo?
  /// Whether the guest sees it.
  public var bar: OnOff?
  /// The file of it.
  public var file: String?

  /// Nothing said.
  public init() {}
}

extension DeviceROM: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("enabled", &enabled)
    try m.attribute("bar", &bar)
    try m.attribute("file", &file)
  }
}

/// `<acpi>` of a device.
public struct DeviceACPI: Sendable, Equatable {
  /// From 1 to 16383.
  public var index: UInt32?

  /// Nothing said.
  public init() {}
}

extension DeviceACPI: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("index", &index)
  }
}
