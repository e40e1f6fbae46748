/// What a PCI bus takes, or what a device asks of the bus that it sits on.
struct PCIConnection: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  /// The controller and others of its kind may be functions of one slot.
  static let sharesSlot = PCIConnection(rawValue: 1 << 1)
  /// The bus may be chosen for a device that names none.
  static let autoassign = PCIConnection(rawValue: 1 << 2)
  /// A conventional device.
  static let pciDevice = PCIConnection(rawValue: 1 << 3)
  /// A PCI Express device.
  static let pcieDevice = PCIConnection(rawValue: 1 << 4)
  /// A device that is part of the host bridge.
  static let integrated = PCIConnection(rawValue: 1 << 5)
  static let pciBridge = PCIConnection(rawValue: 1 << 6)
  static let pciExpanderBus = PCIConnection(rawValue: 1 << 7)
  static let pcieRootPort = PCIConnection(rawValue: 1 << 8)
  static let switchUpstreamPort = PCIConnection(rawValue: 1 << 9)
  static let switchDownstreamPort = PCIConnection(rawValue: 1 << 10)
  static let dmiToPCIBridge = PCIConnection(rawValue: 1 << 11)
  static let pcieExpanderBus = PCIConnection(rawValue: 1 << 12)
  static let pcieToPCIBridge = PCIConnection(rawValue: 1 << 13)

  /// Either kind of device that is no controller.
  static let endpoints: PCIConnection = [.pciDevice, .pcieDevice, .integrated]
  /// All kinds of connection, without the habits.
  static let kinds: PCIConnection = [
    .pciDevice, .pcieDevice, .integrated, .pciBridge, .pciExpanderBus, .pcieRootPort, .switchUpstreamPort,
    .switchDownstreamPort, .dmiToPCIBridge, .pcieExpanderBus, .pcieToPCIBridge,
  ]

  /// A conventional device for which a bus is chosen.
  static let conventional: PCIConnection = [.autoassign, .pciDevice]
  /// A PCI Express device for which a bus is chosen.
  static let express: PCIConnection = [.autoassign, .pcieDevice]

  /// What a controller asks of the bus above it; empty for a root.
  static func controller(_ model: ControllerModel) -> PCIConnection {
    switch model {
    case .pciBridge: [.pciBridge]
    case .pciExpanderBus: [.pciExpanderBus]
    case .pcieExpanderBus: [.pcieExpanderBus]
    case .dmiToPCIBridge: [.dmiToPCIBridge]
    case .pcieToPCIBridge: [.pcieToPCIBridge]
    case .pcieRootPort: [.pcieRootPort, .sharesSlot]
    case .pcieSwitchUpstreamPort: [.switchUpstreamPort]
    case .pcieSwitchDownstreamPort: [.switchDownstreamPort]
    default: []
    }
  }
}
