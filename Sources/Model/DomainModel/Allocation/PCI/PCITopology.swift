import DroverCore

/// The PCI buses of a guest while addresses are given out.
///
/// As long as `grows` is set, a device that finds no place makes a new bus: a bridge on a PC of 1996, a root port on
/// one with PCI Express. Addresses are then given out again over the buses that were found to be needed.
struct PCITopology: Sendable {
  /// The buses by index; the first is the root.
  private(set) var buses: [PCIBus]
  /// Whether missing buses are made.
  let grows: Bool
  /// Whether the emulator has the bridge from PCI Express to PCI.
  let hasPCIeToPCIBridge: Bool
  /// Whether new buses are roots, as on POWER.
  let hasManyRoots: Bool

  init(buses: [PCIBus], grows: Bool, hasPCIeToPCIBridge: Bool, hasManyRoots: Bool) {
    self.buses = buses
    self.grows = grows
    self.hasPCIeToPCIBridge = hasPCIeToPCIBridge
    self.hasManyRoots = hasManyRoots
  }

  /// Whether a slot of the root bus is taken.
  func isTaken(slot: UInt32) -> Bool { buses.first?.isTaken(slot: slot) ?? true }

  /// Takes an address that was chosen by a person or by the machine.
  ///
  /// - Throws: when the bus is not there, cannot take such a device, or the place is taken.
  mutating func take(_ address: PCIAddress, for wanted: PCIConnection) throws(VirtError) {
    var address = address
    if grows { try grow(toHold: &address, for: wanted) }
    guard address.domain == 0 else {
      throw VirtError(.xmlError, "PCI address \(address.text): only domain 0 exists in a guest", origin: .domain)
    }
    guard let index = Int(exactly: address.bus), buses.indices.contains(index) else {
      let last = buses.isEmpty ? "there is none" : "the last one is \(buses.count - 1)"
      throw VirtError(.xmlError, "PCI address \(address.text): there is no such bus, \(last)", origin: .domain)
    }
    let bus = buses[index]
    guard bus.takes(wanted, chosen: true) else {
      throw VirtError(
        .xmlError, "PCI address \(address.text): a \(bus.model.rawValue) does not take this device", origin: .domain)
    }
    guard bus.slotRange.contains(address.slot) else {
      let range = "\(bus.slotRange.lowerBound) to \(bus.slotRange.upperBound)"
      throw VirtError(
        .xmlError, "PCI address \(address.text): the slots of a \(bus.model.rawValue) are \(range)", origin: .domain)
    }
    guard address.function < 8 else {
      throw VirtError(.xmlError, "PCI address \(address.text): functions go from 0 to 7", origin: .domain)
    }
    guard !bus.isTaken(slot: address.slot, function: address.function) else {
      throw VirtError(.xmlError, "PCI address \(address.text) is used by two devices", origin: .domain)
    }
    buses[index].take(slot: address.slot, function: address.function, for: wanted)
  }

  /// Takes and gives the first free place for a device.
  ///
  /// - Parameter function: the function that it must have; nil for any.
  mutating func takeNext(for wanted: PCIConnection, function: UInt32? = nil) throws(VirtError) -> PCIAddress {
    for (index, bus) in buses.enumerated() where bus.takes(wanted, chosen: false) {
      guard let place = bus.freePlace(for: wanted, function: function) else { continue }
      buses[index].take(slot: place.slot, function: place.function, for: wanted)
      return PCIAddress(bus: UInt32(clamping: index), slot: place.slot, function: place.function)
    }
    guard grows else {
      throw VirtError(.internalError, "no PCI slot is left for another device", origin: .domain)
    }
    var address = PCIAddress(bus: UInt32(clamping: buses.count), slot: 0, function: function ?? 0)
    try grow(toHold: &address, for: wanted)
    let index = Int(address.bus)
    guard buses.indices.contains(index) else {
      throw VirtError(.internalError, "no PCI bus is left for another device", origin: .domain)
    }
    address.slot = buses[index].slotRange.lowerBound
    buses[index].take(slot: address.slot, function: address.function, for: wanted)
    return address
  }

  /// Adds buses until the one of an address exists. The address moves up by one where a bridge needs a root port
  /// of its own above it.
  private mutating func grow(
    toHold address: inout PCIAddress, for wanted: PCIConnection
  ) throws(VirtError) {
    guard address.bus >= buses.count else { return }
    guard address.bus < 256 else {
      throw VirtError(.xmlError, "PCI address \(address.text): buses go from 0 to 255", origin: .domain)
    }
    var model: ControllerModel
    var first: ControllerModel?
    if wanted.contains(.pciDevice) {
      model = hasManyRoots ? .pciRoot : .pciBridge
      let hasPlaceForBridge = buses.contains { $0.accepts.contains(.pciBridge) }
      if !hasManyRoots, !hasPlaceForBridge {
        first = hasPCIeToPCIBridge ? .pcieRootPort : .dmiToPCIBridge
        if hasPCIeToPCIBridge { model = .pcieToPCIBridge }
      }
    } else if wanted.contains(.pciBridge) || wanted.contains(.pciExpanderBus), buses.first?.model == .pcieRoot {
      model = hasPCIeToPCIBridge ? .pcieToPCIBridge : .dmiToPCIBridge
    } else if wanted.contains(.pcieDevice) || wanted.contains(.switchUpstreamPort)
      || wanted.contains(.pcieToPCIBridge)
    {
      model = .pcieRootPort
    } else if wanted.contains(.integrated) {
      throw VirtError(
        .xmlError, "PCI address \(address.text): a device that is part of the machine sits on bus 0", origin: .domain)
    } else {
      throw VirtError(
        .internalError, "no PCI bus can be added for this controller: give it an address", origin: .domain)
    }
    if let first, model != first {
      if Int(address.bus) == buses.count { address.bus += 1 }
      buses.append(PCIBus(first))
    }
    while buses.count <= Int(address.bus) { buses.append(PCIBus(model)) }
  }
}

extension PCIAddress {
  /// `0000:00:1f.2`
  var text: String {
    func hex(_ value: UInt32, _ width: Int) -> String {
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(hex(domain, 4)):\(hex(bus, 2)):\(hex(slot, 2)).\(function)"
  }
}
