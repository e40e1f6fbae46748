import DomainModel
import DroverCore
import DroverXML

/// Which places on the PCI buses are taken, and where QEMU puts a device that names none: on the first bus that is
/// not full, in the first slot of which every function is free.
struct PCIPlaces {
  /// One bus.
  private struct Bus {
    var index: UInt32
    var slots: ClosedRange<UInt32>
    var isExpress = false
    /// The first slot that a definition lets a device have.
    var firstSlot: UInt32 = 0
    var taken: Set<UInt32> = []

    func isFree(_ slot: UInt32) -> Bool { (0..<8).allSatisfy { !taken.contains(slot << 3 | $0) } }
  }

  private var buses: [Bus] = []
  private var names: [String: Int] = [:]

  /// The buses of a machine before it has devices: its root with the chips that belong to the board.
  init(board: MachineType.Board) {
    switch board {
    case .i440fx, .xenfv:
      addRoot("pci.0", taken: [(0, 0), (1, 0), (1, 1), (1, 2), (1, 3)])
    case .q35: addRoot("pcie.0", taken: [(0, 0), (0x1F, 0), (0x1F, 2), (0x1F, 3)])
    case .virt: addRoot("pcie.0", taken: [(0, 0)])
    case .pseries: addRoot("pci.0", taken: [])
    case .isapc, .microvm, .s390ccw, .other: break
    }
    if let root = names["pci.0"] ?? names["pcie.0"] { for name in ["pci", "pci.0", "pcie.0"] { names[name] = root } }
  }

  private mutating func addRoot(_ name: String, taken: [(slot: UInt32, function: UInt32)]) {
    names[name] = buses.count
    let isExpress = name == "pcie.0"
    buses.append(
      Bus(index: 0, slots: 0...31, isExpress: isExpress, taken: Set(taken.map { $0.slot << 3 | $0.function })))
  }

  /// Whether the machine has PCI at all.
  var hasRoot: Bool { !buses.isEmpty }

  /// A bus behind a controller.
  ///
  /// - Parameter firstSlot: the first slot in which a definition lets a device be; QEMU begins with 0.
  mutating func add(
    bus name: String, index: UInt32, slots: ClosedRange<UInt32>, isExpress: Bool, firstSlot: UInt32 = 0
  ) {
    names[name] = buses.count
    buses.append(Bus(index: index, slots: slots, isExpress: isExpress, firstSlot: firstSlot))
  }

  /// Whether a place is one that QEMU gives and a definition does not.
  func isBeyondDefinition(_ place: PCIAddress) -> Bool {
    buses.first { $0.index == place.bus }.map { place.slot < $0.firstSlot } ?? false
  }

  /// Whether a bus speaks PCI Express; without a name it is the one that a device gets.
  func isExpress(_ name: String?) -> Bool {
    guard let place = name.map({ names[$0] }) ?? firstOpenBus else { return false }
    return buses[place].isExpress
  }

  /// The index of a bus by QEMU's name for it.
  func index(of name: String) -> UInt32? { names[name].map { buses[$0].index } }

  /// The place of a device.
  ///
  /// - Parameters:
  ///   - bus: the bus that it names.
  ///   - address: slot and function as it names them.
  /// - Returns: nil where there is no such bus or nothing is free.
  mutating func take(bus name: String?, address: (slot: UInt32, function: UInt32)?) -> PCIAddress? {
    guard let place = name.map({ names[$0] }) ?? firstOpenBus else { return nil }
    if let address {
      buses[place].taken.insert(address.slot << 3 | address.function)
      return PCIAddress(bus: buses[place].index, slot: address.slot, function: address.function)
    }
    guard let slot = buses[place].slots.first(where: { buses[place].isFree($0) }) else { return nil }
    buses[place].taken.insert(slot << 3)
    return PCIAddress(bus: buses[place].index, slot: slot)
  }

  private var firstOpenBus: Int? {
    buses.firstIndex { bus in bus.slots.contains { bus.isFree($0) } }
  }

  /// `0x1d.0x7`, `3`, or in JSON a number of slot and function together. The digits are hexadecimal with or without
  /// `0x`.
  static func address(_ value: JSON) -> (slot: UInt32, function: UInt32)? {
    if let number = value.int64 { return (0...255).contains(number) ? (UInt32(number >> 3), UInt32(number & 7)) : nil }
    guard let text = value.string else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let slot = parts.first.flatMap(hexadecimal), slot < 32 else { return nil }
    guard parts.count == 2 else { return (slot, 0) }
    guard let function = hexadecimal(parts[1]), function < 8 else { return nil }
    return (slot, function)
  }

  private static func hexadecimal(_ text: Substring) -> UInt32? {
    UInt32(text.hasPrefix("0x") || text.hasPrefix("0X") ? text.dropFirst(2) : text, radix: 16)
  }
}
