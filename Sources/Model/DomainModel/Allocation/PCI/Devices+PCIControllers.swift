import DroverCore
import DroverXML

extension Controller {
  /// Whether it is the root of the PCI buses, which sits nowhere.
  var isPCIRoot: Bool { type == .pci && (model == .pciRoot || model == .pcieRoot) }

  /// Whether it is one of the four controllers of an ICH9's USB 2.
  var isICH9USB: Bool {
    guard type == .usb else { return false }
    switch model {
    case .ich9EHCI1, .ich9UHCI1, .ich9UHCI2, .ich9UHCI3: return true
    default: return false
    }
  }
}

extension Devices {
  /// The controllers of PCI buses.
  var pciControllers: [Controller] { controllers.filter { $0.type == .pci } }

  /// Adds controllers for the buses that have none.
  mutating func addPCIControllers(_ models: [ControllerModel]) {
    for (index, model) in models.enumerated() where index > 0 {
      addController(.pci, index: UInt32(clamping: index), model: model)
    }
  }

  /// A device at function 0 whose slot has other functions in use says so.
  mutating func announceMultifunction() {
    var shared: Set<[UInt32]> = []
    for slot in slots {
      if let address = self[slot].address?.pci, address.function > 0 { shared.insert([address.bus, address.slot]) }
    }
    for slot in slots {
      guard var address = self[slot].address?.pci, address.function == 0, address.multifunction == nil,
        shared.contains([address.bus, address.slot])
      else { continue }
      address.multifunction = .on
      self[slot].address = .pci(address)
    }
  }

  /// Fills in what a PCI controller's address and index say about it: the device of QEMU, chassis, port, bus number.
  mutating func completePCIControllers(board: MachineType.Board) throws(VirtError) {
    for index in controllers.indices where controllers[index].type == .pci {
      let number = controllers[index].index ?? 0
      let address = controllers[index].info.address?.pci
      if let address, address.bus >= number, controllers[index].model == .pciBridge {
        throw VirtError(
          .xmlError, "the PCI bridge \(number) sits on bus \(address.bus); it must sit on one with a smaller number",
          origin: .domain)
      }
      controllers[index].setPCIHardware()
      var target = controllers[index].target ?? ControllerTarget()
      switch controllers[index].model {
      case .pciBridge: target.chassisNr = target.chassisNr ?? number
      case .pcieRootPort:
        target.chassis = target.chassis ?? number
        let port = (address?.slot ?? 0) << 3 + (address?.function ?? 0)
        target.port = target.port ?? XMLHexNumber(UInt64(port))
      case .pcieSwitchDownstreamPort:
        target.chassis = target.chassis ?? number
        target.port = target.port ?? XMLHexNumber(UInt64(address?.slot ?? 0))
      case .pciExpanderBus, .pcieExpanderBus:
        if target.busNr == nil { target.busNr = try freeExpanderBusNumber() }
      case .pciRoot where board == .pseries:
        target.index = target.index ?? number
      default: continue
      }
      controllers[index].target = target
    }
  }

  /// Expander buses are numbered downwards from the top, two apart.
  private func freeExpanderBusNumber() throws(VirtError) -> UInt32 {
    let lowest = controllers.compactMap { $0.target?.busNr }.min() ?? 256
    guard lowest > 2 else {
      throw VirtError(.internalError, "no bus number is left for another PCI expander bus", origin: .domain)
    }
    return lowest - 2
  }
}

extension Controller {
  /// Names the device of QEMU that the model stands for, where QEMU has one that libvirt prefers.
  fileprivate mutating func setPCIHardware() {
    let name: String? =
      switch model {
      case .pciBridge: "pci-bridge"
      case .dmiToPCIBridge: "i82801b11-bridge"
      case .pcieToPCIBridge: "pcie-pci-bridge"
      case .pcieRootPort: "pcie-root-port"
      case .pcieSwitchUpstreamPort: "x3130-upstream"
      case .pcieSwitchDownstreamPort: "xio3130-downstream"
      case .pciExpanderBus: "pxb"
      case .pcieExpanderBus: "pxb-pcie"
      default: nil
      }
    guard let name, hardware?.name == nil else { return }
    var hardware = hardware ?? ControllerHardware()
    hardware.name = name
    self.hardware = hardware
  }
}
