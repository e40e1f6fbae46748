/// The slots of one PCI bus of a guest, and which are taken.
struct PCIBus: Sendable {
  /// The controller that gives the bus.
  private(set) var model: ControllerModel
  /// What may sit here.
  private(set) var accepts: PCIConnection
  /// The slots that there are.
  private(set) var slotRange: ClosedRange<UInt32>
  /// Taken functions, a bit for each, by slot.
  private var taken = [UInt8](repeating: 0, count: 32)
  /// Slots whose first device lets others of its kind join.
  private var shared: Set<UInt32> = []

  /// The bus behind a controller.
  ///
  /// The PCI Express root takes root ports, but no device is put there unless a person says so: behind a root port
  /// it can be unplugged.
  init(_ model: ControllerModel) {
    self.model = model
    switch model {
    case .pciRoot:
      accepts = [.autoassign, .pciDevice, .pciBridge, .pciExpanderBus]
      slotRange = 1...31
    case .pciBridge:
      accepts = [.autoassign, .pciDevice, .pciBridge]
      slotRange = 1...31
    case .pciExpanderBus:
      accepts = [.autoassign, .pciDevice, .pciBridge]
      slotRange = 0...31
    case .pcieRoot:
      accepts = [
        .pcieDevice, .integrated, .pcieRootPort, .dmiToPCIBridge, .pcieExpanderBus,
      ]
      slotRange = 1...31
    case .dmiToPCIBridge:
      accepts = [.pciDevice, .pciBridge]
      slotRange = 0...31
    case .pcieToPCIBridge:
      accepts = [.autoassign, .pciDevice, .pciBridge]
      slotRange = 1...31
    case .pcieRootPort, .pcieSwitchDownstreamPort:
      accepts = [.autoassign, .pcieDevice, .switchUpstreamPort, .pcieToPCIBridge]
      slotRange = 0...0
    case .pcieSwitchUpstreamPort:
      accepts = [.switchDownstreamPort]
      slotRange = 0...31
    case .pcieExpanderBus:
      accepts = [.pcieRootPort, .dmiToPCIBridge]
      slotRange = 0...31
    default:
      accepts = []
      slotRange = 0...0
    }
  }

  /// Whether a device may sit here.
  ///
  /// - Parameter chosen: whether a person chose the bus: then a conventional device may sit on a PCI Express bus
  ///   and the other way round, and a device may be where none is put by itself.
  func takes(_ wanted: PCIConnection, chosen: Bool) -> Bool {
    var accepts = accepts
    if chosen {
      if !accepts.isDisjoint(with: .endpoints) { accepts.formUnion(.endpoints) }
      accepts.formUnion(wanted.intersection(.autoassign))
    }
    guard !wanted.intersection(accepts).isDisjoint(with: .kinds) else { return false }
    return wanted.intersection(.autoassign).isSubset(of: accepts)
  }

  /// Whether any function of a slot is taken.
  func isTaken(slot: UInt32) -> Bool { taken.indices.contains(Int(slot)) && taken[Int(slot)] != 0 }

  /// Whether a function is taken.
  func isTaken(slot: UInt32, function: UInt32) -> Bool {
    taken.indices.contains(Int(slot)) && function < 8 && taken[Int(slot)] & (1 << UInt8(function)) != 0
  }

  /// Whether no slot is left.
  var isFull: Bool { slotRange.allSatisfy { isTaken(slot: $0) } }

  /// Takes a function of a slot.
  mutating func take(slot: UInt32, function: UInt32, for wanted: PCIConnection) {
    guard taken.indices.contains(Int(slot)), function < 8 else { return }
    if taken[Int(slot)] == 0, wanted.contains(.sharesSlot) { shared.insert(slot) }
    taken[Int(slot)] |= 1 << UInt8(function)
  }

  /// The first place that is free for a device.
  ///
  /// - Parameter function: the function that it must have; nil for 0, or any in a slot that is shared.
  func freePlace(for wanted: PCIConnection, function: UInt32?) -> (slot: UInt32, function: UInt32)? {
    for slot in slotRange {
      if !isTaken(slot: slot) { return (slot, function ?? 0) }
      guard wanted.contains(.sharesSlot), shared.contains(slot) else { continue }
      if let function {
        if !isTaken(slot: slot, function: function) { return (slot, function) }
      } else if let free = (0..<8).first(where: { !isTaken(slot: slot, function: $0) }) {
        return (slot, free)
      }
    }
    return nil
  }
}
