import DroverCore
import DroverXML

/// Gives every PCI device of a definition its place, adding the bridges and root ports that it takes.
///
/// The result is libvirt's: first a dry run in which the topology grows, then controllers for what grew, then the
/// addresses over the topology that now stands.
struct PCIAllocator {
  var devices: Devices
  let platform: GuestPlatform
  let board: MachineType.Board
  /// What is taken: in a dry run it grows.
  var topology: PCITopology
  private let connections: PCIConnections

  /// Allocates the PCI addresses of `devices`.
  static func allocate(
    _ devices: inout Devices, board: MachineType.Board, platform: GuestPlatform
  ) throws(VirtError) {
    guard devices.hasPCIRoot else { return }
    let greatest = devices.pciControllers.compactMap(\.index).max() ?? 0
    guard greatest < 256 else {
      throw VirtError(.xmlError, "a PCI controller has the index \(greatest); 255 is the greatest", origin: .domain)
    }
    var dry = try PCIAllocator(devices, board: board, platform: platform, buses: Int(greatest) + 1, grows: true)
    try dry.run(isForNewGuest: greatest == 0)
    let models = dry.topology.buses.map(\.model)
    devices.addPCIControllers(models)
    // What the new controllers ask for may need buses in turn.
    var wet = try PCIAllocator(devices, board: board, platform: platform, buses: models.count, grows: false)
    try wet.assign()
    devices = wet.devices
    devices.announceMultifunction()
    try devices.completePCIControllers(board: board)
  }

  private init(
    _ devices: Devices, board: MachineType.Board, platform: GuestPlatform, buses: Int, grows: Bool
  ) throws(VirtError) {
    self.devices = devices
    self.board = board
    self.platform = platform
    connections = PCIConnections(devices, platform: platform)
    let filler: ControllerModel = board == .pseries ? .pciRoot : devices.hasPCIeRoot ? .pcieRootPort : .pciBridge
    var list = [PCIBus](repeating: PCIBus(filler), count: buses)
    for controller in devices.pciControllers {
      guard let model = controller.model, let index = controller.index.map(Int.init), index < list.count else {
        continue
      }
      list[index] = PCIBus(model)
    }
    topology = PCITopology(
      buses: list, grows: grows, hasPCIeToPCIBridge: platform.supports(.pcieToPCIBridge),
      hasManyRoots: board == .pseries)
    try takeChosen()
  }

  /// The dry run.
  private mutating func run(isForNewGuest: Bool) throws(VirtError) {
    let before = topology.buses.count
    // One slot more than is needed, so that a bridge finds its place later on. A bus on which no device is put by
    // itself will do.
    if !devices.hasPCIeRoot, topology.buses.contains(where: { !$0.isFull }) {
      _ = try topology.takeNext(for: .pciDevice)
    }
    try assign()
    if isForNewGuest, topology.buses.count > before, devices.hasPCIeRoot {
      // The user leaves topology to us: one root port stays free for plugging.
      _ = try topology.takeNext(for: .express)
    }
    let known = Set(devices.pciControllers.compactMap(\.index))
    var index = 1
    while index < topology.buses.count {
      let wanted = PCIConnection.controller(topology.buses[index].model)
      if !known.contains(UInt32(index)), !wanted.isEmpty { _ = try topology.takeNext(for: wanted) }
      index += 1
    }
  }

  /// Notes the addresses that stand in the definition.
  private mutating func takeChosen() throws(VirtError) {
    for slot in devices.slots {
      guard let address = devices[slot].address?.pci, !isPartOfPIIX3(slot, at: address) else { continue }
      let wanted = connections.wanted(by: slot)
      guard !wanted.isEmpty else { continue }
      try topology.take(address, for: wanted)
    }
  }

  /// The IDE and the USB controller within the south bridge of the PC of 1996 have places of their own.
  private func isPartOfPIIX3(_ slot: DeviceSlot, at address: PCIAddress) -> Bool {
    guard case .controller(let index) = slot, let controller = devices.controllers[at: index] else { return false }
    guard address.bus == 0, address.slot == 1, (controller.index ?? 0) == 0 else { return false }
    let isUSB = controller.type == .usb && (controller.model == .piix3UHCI || controller.model == nil)
    return (controller.type == .ide && address.function == 1) || (isUSB && address.function == 2)
  }

  /// Gives each device that wants one a place.
  private mutating func assign() throws(VirtError) {
    try takeChipset()
    for index in devices.controllers.indices
    where devices.controllers[index].type == .pci && !devices.controllers[index].isPCIRoot {
      try place(.controller(index))
    }
    for index in devices.filesystems.indices { try place(.filesystem(index)) }
    for index in devices.interfaces.indices where devices.interfaces[index].type != .hostdev {
      try place(.interface(index))
    }
    for index in devices.sounds.indices { try place(.sound(index)) }
    for index in devices.controllers.indices where devices.controllers[index].type != .pci {
      if devices.controllers[index].isICH9USB {
        try placeICH9USB(index)
      } else if devices.controllers[index].type != .ide || devices.controllers[index].index != 0 {
        try place(.controller(index))
      }
    }
    for index in devices.disks.indices { try place(.disk(index)) }
    for index in devices.interfaces.indices where devices.interfaces[index].type == .hostdev {
      try place(.interface(index))
    }
    for index in devices.hostDevices.indices { try place(.hostDevice(index)) }
    try place(.balloon)
    for index in devices.rngs.indices { try place(.rng(index)) }
    for index in devices.watchdogs.indices { try place(.watchdog(index)) }
    for index in devices.videos.indices { try place(.video(index)) }
    for index in devices.sharedMemories.indices { try place(.sharedMemory(index)) }
    for index in devices.inputs.indices { try place(.input(index)) }
    for index in devices.serials.indices { try place(.serial(index)) }
    for index in devices.memories.indices { try place(.memory(index)) }
    for index in devices.iommus.indices { try place(.iommu(index)) }
    try place(.vsock)
    for index in devices.cryptos.indices { try place(.crypto(index)) }
    for index in devices.panics.indices { try place(.panic(index)) }
    try place(.persistentStore)
  }

  /// Gives a device the next free place, if it belongs on a PCI bus and has none.
  private mutating func place(_ slot: DeviceSlot) throws(VirtError) {
    let wanted = connections.wanted(by: slot)
    guard !wanted.isEmpty, devices[slot].wantsPCIAddress else { return }
    set(try topology.takeNext(for: wanted), of: slot)
  }

  /// Writes an address down; what was said beside it stays.
  mutating func set(_ address: PCIAddress, of slot: DeviceSlot) {
    var address = address
    if case .pci(let before) = devices[slot].address {
      address.multifunction = before.multifunction ?? address.multifunction
      address.zPCI = before.zPCI
    }
    devices[slot].address = .pci(address)
  }

  /// The four controllers of an ICH9's USB 2 share a slot.
  private mutating func placeICH9USB(_ index: Int) throws(VirtError) {
    let controller = devices.controllers[index]
    let slot = DeviceSlot.controller(index)
    guard controller.info.wantsPCIAddress else { return }
    let function: UInt32
    switch controller.model {
    case .ich9EHCI1: function = 7
    case .ich9UHCI2: function = 1
    case .ich9UHCI3: function = 2
    default: function = 0
    }
    let wanted = connections.wanted(by: slot)
    let companion = devices.controllers.lazy
      .filter { $0.isICH9USB && $0.index == controller.index }
      .compactMap { $0.info.address?.pci }.first
    var address: PCIAddress
    if var found = companion {
      found.function = function
      found.multifunction = nil
      try topology.take(found, for: wanted)
      address = found
    } else {
      address = try topology.takeNext(for: wanted, function: function)
    }
    if controller.model == .ich9UHCI1 { address.multifunction = .on }
    set(address, of: slot)
  }

  /// What a device asks for.
  func wanted(by slot: DeviceSlot) -> PCIConnection { connections.wanted(by: slot) }
}
