public import DroverCore
public import DroverXML

/// `<address>` of a host's device: a PCI, USB or SCSI place or the UUID of a mediated device.
public struct HostDeviceAddress: Sendable, Hashable {
  /// Of a PCI device.
  public var domain: UInt32?
  /// Of a PCI, USB or SCSI device.
  public var bus: UInt32?
  /// Of a PCI device.
  public var slot: UInt32?
  /// Of a PCI device.
  public var function: UInt32?
  /// Of a USB device.
  public var device: UInt32?
  /// The port of a USB device.
  public var port: String?
  /// Of a SCSI device.
  public var target: UInt32?
  /// Of a SCSI device.
  public var unit: UInt64?
  /// Of a mediated device.
  public var uuid: UUID?
  /// The identity on a mainframe.
  public var zPCI: ZPCIAddress?

  /// Nothing said.
  public init() {}

  /// Whether it is the place of a PCI device.
  public var isPCI: Bool { slot != nil || function != nil || domain != nil }

  /// The place of a PCI device.
  public var pci: PCIAddress {
    PCIAddress(domain: domain ?? 0, bus: bus ?? 0, slot: slot ?? 0, function: function ?? 0)
  }
}

extension HostDeviceAddress: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("uuid", &uuid)
    if m.isReading {
      domain = try Self.number("domain", &m)
      bus = try Self.number("bus", &m)
      slot = try Self.number("slot", &m)
      function = try Self.number("function", &m)
      device = try Self.number("device", &m)
    } else if isPCI {
      var domain = XMLHexNumber<FourDigits>(UInt64(domain ?? 0))
      var bus = XMLHexNumber<TwoDigits>(UInt64(bus ?? 0))
      var slot = XMLHexNumber<TwoDigits>(UInt64(slot ?? 0))
      var function = XMLHexNumber<OneDigit>(UInt64(function ?? 0))
      try m.attribute("domain", &domain)
      try m.attribute("bus", &bus)
      try m.attribute("slot", &slot)
      try m.attribute("function", &function)
    } else {
      try m.attribute("bus", &bus)
      try m.attribute("device", &device)
    }
    try m.attribute("port", &port)
    try m.attribute("target", &target)
    try m.attribute("unit", &unit)
    try m.child("zpci", &zPCI)
  }

  private static func number<M: XMLMapper & ~Copyable>(
    _ name: StaticString, _ m: inout M
  ) throws(XMLError) -> UInt32? {
    var value: XMLHexNumber<OneDigit>?
    try m.attribute(name, &value)
    guard let value else { return nil }
    guard let number = UInt32(exactly: value.value) else {
      throw XMLError(detail: "\(value.value) is too great for '\(name)'")
    }
    return number
  }
}
