public import DroverXML

/// The place of a disk on its controller.
public struct DriveAddress: Sendable, Hashable {
  /// The index of the controller.
  public var controller: UInt32 = 0
  /// The channel of the controller.
  public var bus: UInt32 = 0
  /// The target on the channel.
  public var target: UInt32 = 0
  /// The unit on the target.
  public var unit: UInt32 = 0

  /// The first place of the first controller.
  public init() {}

  /// Takes the parts.
  public init(controller: UInt32, bus: UInt32, target: UInt32, unit: UInt32) {
    self.controller = controller
    self.bus = bus
    self.target = target
    self.unit = unit
  }

  mutating func mapParts<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("controller", &controller)
    try m.attribute("bus", &bus)
    try m.attribute("target", &target)
    try m.attribute("unit", &unit)
  }
}

/// The port of a channel on its virtio-serial controller.
public struct VirtioSerialAddress: Sendable, Hashable {
  /// The index of the controller.
  public var controller: UInt32 = 0
  /// Always 0.
  public var bus: UInt32 = 0
  /// The port; nil waits to be chosen.
  public var port: UInt32?

  /// A port of the first controller, not chosen yet.
  public init() {}

  /// Takes the parts.
  public init(controller: UInt32, bus: UInt32 = 0, port: UInt32?) {
    self.controller = controller
    self.bus = bus
    self.port = port
  }

  mutating func mapParts<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("controller", &controller)
    try m.attribute("bus", &bus)
    try m.attribute("port", &port)
  }
}

/// The slot of a smartcard reader on its controller.
public struct CCIDAddress: Sendable, Hashable {
  /// The index of the controller.
  public var controller: UInt32 = 0
  /// The slot.
  public var slot: UInt32 = 0

  /// The first slot of the first controller.
  public init() {}

  /// Takes the parts.
  public init(controller: UInt32, slot: UInt32) {
    self.controller = controller
    self.slot = slot
  }

  mutating func mapParts<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("controller", &controller)
    try m.attribute("slot", &slot)
  }
}

/// The port of a device on a USB bus, through hubs where there are dots: `1.4`.
public struct USBAddress: Sendable, Hashable {
  /// The index of the controller.
  public var bus: UInt32 = 0
  /// The ports on the way; empty waits to be chosen.
  public var port: [UInt32] = []

  /// A port of the first bus, not chosen yet.
  public init() {}

  /// Takes the parts.
  public init(bus: UInt32, port: [UInt32]) {
    self.bus = bus
    self.port = port
  }

  /// `1.4`
  public var portText: String { port.map(String.init).joined(separator: ".") }

  mutating func mapParts<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("bus", &bus)
    var text: String? = port.isEmpty ? nil : portText
    try m.attribute("port", &text)
    guard m.isReading, let text else { return }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 4 else { throw XMLError(detail: "'\(text)' goes through more hubs than USB allows") }
    port = []
    for part in parts {
      guard let number = UInt32(part) else { throw XMLError(detail: "'\(text)' is no USB port; 1 and 1.4 are") }
      port.append(number)
    }
  }
}

/// The register of a device on POWER's virtual bus.
public struct SPAPRAddress: Sendable, Hashable {
  /// The register; nil waits to be chosen.
  public var reg: XMLHexNumber<EightDigits>?

  /// Not chosen yet.
  public init() {}
}

/// The place of a device in the mainframe's channel subsystem.
public struct CCWAddress: Sendable, Hashable {
  /// The channel subsystem image; nil waits to be chosen.
  public var cssid: XMLHexNumber<OneDigit>?
  /// The set of subchannels.
  public var ssid: XMLHexNumber<OneDigit>?
  /// The device number.
  public var devno: XMLHexNumber<FourDigits>?

  /// Not chosen yet.
  public init() {}

  mutating func mapParts<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("cssid", &cssid)
    try m.attribute("ssid", &ssid)
    try m.attribute("devno", &devno)
  }
}

/// The resources of a device on the ISA bus.
public struct ISAAddress: Sendable, Hashable {
  /// The first port.
  public var iobase: XMLHexNumber<OneDigit>?
  /// The interrupt.
  public var irq: XMLHexNumber<OneDigit>?

  /// Not chosen yet.
  public init() {}

  mutating func mapParts<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("iobase", &iobase)
    try m.attribute("irq", &irq)
  }
}

/// The slot of a memory module.
public struct DIMMAddress: Sendable, Hashable {
  /// The slot; nil waits to be chosen.
  public var slot: UInt32?
  /// Where the guest sees it; nil leaves it to QEMU.
  public var base: XMLHexNumber<OneDigit>?

  /// Not chosen yet.
  public init() {}

  mutating func mapParts<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("slot", &slot)
    try m.attribute("base", &base)
  }
}
