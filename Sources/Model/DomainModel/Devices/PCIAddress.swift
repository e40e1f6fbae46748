public import DroverXML

/// Where a device sits on the guest's PCI buses.
public struct PCIAddress: Sendable, Hashable {
  /// 0 on every machine of QEMU.
  public var domain: UInt32 = 0
  /// The index of the PCI controller.
  public var bus: UInt32 = 0
  /// 0–31.
  public var slot: UInt32 = 0
  /// 0–7.
  public var function: UInt32 = 0
  /// Whether functions beside 0 are announced.
  public var multifunction: OnOff?
  /// The identity on a mainframe.
  public var zPCI: ZPCIAddress?

  /// The address that stands for "not chosen yet".
  public init() {}

  /// Takes the parts.
  public init(domain: UInt32 = 0, bus: UInt32, slot: UInt32, function: UInt32 = 0, multifunction: OnOff? = nil) {
    self.domain = domain
    self.bus = bus
    self.slot = slot
    self.function = function
    self.multifunction = multifunction
  }

  /// Whether nothing was chosen: slot 0 of the first bus belongs to the host bridge.
  public var isEmpty: Bool { domain == 0 && bus == 0 && slot == 0 }
}

/// The identity of a PCI device on a mainframe.
public struct ZPCIAddress: Sendable, Hashable {
  /// The user's number.
  public var uid: XMLHexNumber<FourDigits>?
  /// The function's number.
  public var fid: XMLHexNumber<EightDigits>?

  /// Nothing chosen.
  public init() {}
}

extension ZPCIAddress: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("uid", &uid)
    try m.attribute("fid", &fid)
  }
}

extension PCIAddress {
  mutating func mapParts<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    if m.isReading || !isEmpty {
      var domain = XMLHexNumber<FourDigits>(UInt64(domain))
      var bus = XMLHexNumber<TwoDigits>(UInt64(bus))
      var slot = XMLHexNumber<TwoDigits>(UInt64(slot))
      var function = XMLHexNumber<OneDigit>(UInt64(function))
      try m.attribute("domain", &domain)
      try m.attribute("bus", &bus)
      try m.attribute("slot", &slot)
      try m.attribute("function", &function)
      self.domain = try Self.part(domain.value, named: "domain", atMost: 0xFFFF)
      self.bus = try Self.part(bus.value, named: "bus", atMost: 0xFF)
      self.slot = try Self.part(slot.value, named: "slot", atMost: 0x1F)
      self.function = try Self.part(function.value, named: "function", atMost: 7)
    }
    try m.attribute("multifunction", &multifunction)
    try m.child("zpci", &zPCI)
  }

  private static func part(_ value: UInt64, named name: String, atMost limit: UInt32) throws(XMLError) -> UInt32 {
    guard let number = UInt32(exactly: value), number <= limit else {
      throw XMLError(detail: "the \(name) of a PCI address is at most \(limit), not \(value)")
    }
    return number
  }
}

/// The address of a PCI device of the host.
public struct HostPCIAddress: Sendable, Hashable {
  /// Its place.
  public var address = PCIAddress()
  /// `pci`, where the element says so.
  public var type: String?

  /// 0000:00:00.0
  public init() {}
}

extension HostPCIAddress: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try address.mapParts(&m)
  }
}
