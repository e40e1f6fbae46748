import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// A bridge or a port on PCI, and the bus behind it.
  mutating func makePCIController(_ device: inout DeviceSource) -> Bool {
    guard let position = device.position, let index = controllerNumbers[position], index < 256 else { return false }
    var controller = Controller()
    controller.type = .pci
    controller.index = index
    var target = ControllerTarget()
    var slots: ClosedRange<UInt32> = 0...31
    // The slots that a definition lets a device have begin with 1 behind a bridge, those of QEMU with 0.
    var firstSlot: UInt32 = 0
    switch device.driver {
    case "pci-bridge":
      controller.model = .pciBridge
      target.chassisNr = device.settings.number("chassis_nr") ?? 0
      firstSlot = 1
    case "i82801b11-bridge":
      controller.model = .dmiToPCIBridge
    case "pcie-pci-bridge":
      controller.model = .pcieToPCIBridge
      firstSlot = 1
    case "pcie-root-port", "ioh3420", "xio3130-downstream":
      controller.model = device.driver == "xio3130-downstream" ? .pcieSwitchDownstreamPort : .pcieRootPort
      target.chassis = device.settings.number("chassis") ?? 0
      target.port = XMLHexNumber(device.settings.number("port", as: UInt64.self) ?? 0)
      target.hotplug = device.settings.onOff("hotplug")
      slots = 0...0
    case "x3130-upstream": controller.model = .pcieSwitchUpstreamPort
    case "pxb", "pxb-pcie":
      controller.model = device.driver == "pxb" ? .pciExpanderBus : .pcieExpanderBus
      target.busNr = device.settings.number("bus_nr")
      target.node = device.settings.number("numa_node")
    default: return false
    }
    if let reserve = device.settings.peek("mem-reserve")?.optionText.flatMap({ SizeText.bytes($0) }),
      reserve % 1024 == 0
    {
      target.memReserve = reserve >> 10
      device.settings.ignore("mem-reserve")
    }
    guard var info = pciInfo(&device) else { return false }
    if target != ControllerTarget() { controller.target = target }
    controller.hardware = ControllerHardware()
    controller.hardware?.name = device.driver
    let name = device.id ?? "pci.\(index)"
    let conventional: [ControllerModel?] = [.pciBridge, .dmiToPCIBridge, .pcieToPCIBridge, .pciExpanderBus]
    pci.add(
      bus: name, index: index, slots: slots, isExpress: !conventional.contains(controller.model),
      firstSlot: firstSlot)
    addOverrides(device, to: &info)
    controller.info = info
    devices.controllers.append(controller)
    return true
  }

  /// A USB controller; those of the older chips stand behind a first one.
  mutating func makeUSBController(_ device: inout DeviceSource) -> Bool {
    var controller = Controller()
    controller.type = .usb
    guard let model = Self.usbModels[device.driver], Self.hasElement(usb: device, on: board) else { return false }
    controller.model = model
    if let bus = device.settings.text("masterbus") {
      let name = bus.hasSuffix(".0") ? String(bus.dropLast(2)) : bus
      guard let index = controllers.index(of: .usb, named: name) else { return false }
      controller.index = index
      controller.info.master = USBMaster(startport: device.settings.number("firstport") ?? 0)
    } else {
      guard ![.ich9UHCI1, .ich9UHCI2, .ich9UHCI3].contains(model), let position = device.position else { return false }
      controller.index = controllerNumbers[position]
    }
    if model == .necXHCI || model == .qemuXHCI, let ports: UInt32 = device.settings.number("p2") {
      if device.settings.peek("p3")?.optionNumber == Int64(ports) {
        controller.ports = ports
        device.settings.ignore("p3")
      } else {
        device.settings.untake("p2")
      }
    }
    guard var info = pciInfo(&device) else { return false }
    info.master = controller.info.master
    addOverrides(device, to: &info)
    controller.info = info
    devices.controllers.append(controller)
    hangsOnKeptUSB = false
    return true
  }

  /// The controller of the first chipset's sits in one place in a definition.
  static func hasElement(usb device: DeviceSource, on board: MachineType.Board) -> Bool {
    guard device.driver == "piix3-usb-uhci", board == .i440fx else { return true }
    return device.settings.peek("addr").flatMap(PCIPlaces.address).map { $0 == (1, 2) } ?? false
  }

  private static let usbModels: [String: ControllerModel] = [
    "piix3-usb-uhci": .piix3UHCI, "piix4-usb-uhci": .piix4UHCI, "usb-ehci": .ehci, "ich9-usb-ehci1": .ich9EHCI1,
    "ich9-usb-uhci1": .ich9UHCI1, "ich9-usb-uhci2": .ich9UHCI2, "ich9-usb-uhci3": .ich9UHCI3,
    "vt82c686b-usb-uhci": .vt82c686bUHCI, "pci-ohci": .pciOHCI, "nec-usb-xhci": .necXHCI, "qemu-xhci": .qemuXHCI,
  ]

  /// Controllers of disks and smart cards.
  mutating func makeStorageController(_ device: inout DeviceSource) -> Bool {
    if device.driver == "isa-fdc" { return makeFloppyController(&device) }
    guard let position = device.position, let index = controllerNumbers[position] else { return false }
    var controller = Controller()
    controller.index = index
    var info: DeviceInfo?
    switch device.driver {
    case "ahci", "ich9-ahci":
      controller.type = .sata
      info = pciInfo(&device)
    case "usb-ccid":
      controller.type = .ccid
      info = usbInfo(&device)
    case "spapr-vscsi":
      controller.type = .scsi
      controller.model = .ibmvscsi
      info = spaprInfo(&device)
    default:
      controller.type = .scsi
      controller.model = Self.scsiModels[device.driver]
      info = pciInfo(&device)
    }
    guard var found = info else { return false }
    addOverrides(device, to: &found)
    controller.info = found
    devices.controllers.append(controller)
    return true
  }

  /// The place of a device of POWER.
  func spaprInfo(_ device: inout DeviceSource) -> DeviceInfo {
    var info = info(&device)
    if let reg: UInt64 = device.settings.number("reg") {
      var address = SPAPRAddress()
      address.reg = XMLHexNumber(reg)
      info.address = .spaprVIO(address)
    }
    return info
  }

  /// A floppy controller that the board has not by itself; it is there for its drives.
  private mutating func makeFloppyController(_ device: inout DeviceSource) -> Bool {
    guard board == .q35, !devices.controllers.contains(where: { $0.type == .fdc }) else { return false }
    let drivers = model.positions(of: "device").compactMap { model[$0].settings.peekText("driver") }
    guard drivers.contains("floppy") else { return false }
    for (unit, key) in [(UInt32(0), "bootindexA"), (1, "bootindexB")] {
      if let index: UInt32 = device.settings.number(key) { floppyBootOrder[unit] = index }
    }
    guard device.settings.rest.isEmpty else { return false }
    var controller = Controller()
    controller.type = .fdc
    controller.index = 0
    devices.controllers.append(controller)
    return true
  }

  /// `virtio-scsi` and `virtio-serial`.
  mutating func makeVirtioController(
    _ device: inout DeviceSource, _ name: String, _ bus: String, _ dialect: VirtioModel?
  ) -> Bool {
    guard let position = device.position, let index = controllerNumbers[position] else { return false }
    var controller = Controller()
    controller.index = index
    var driver = ControllerDriver()
    if name == "virtio-scsi" {
      controller.type = .scsi
      controller.model = .virtioSCSI
      driver.queues = device.settings.number("num_queues") ?? device.settings.number("num-queues")
      driver.commandsPerLUN = device.settings.number("cmd_per_lun")
      driver.maxSectors = device.settings.number("max_sectors")
      driver.ioeventfd = device.settings.onOff("ioeventfd")
      let threads = ioThreads(&device.settings)
      driver.iothread = threads.one
      driver.iothreads = threads.several
    } else {
      controller.type = .virtioSerial
      controller.ports = device.settings.number("max_ports")
      controller.vectors = device.settings.number("vectors")
    }
    if let dialect { controller.model = ControllerModel(rawValue: dialect.rawValue) }
    if let options = virtioDriver(&device.settings) {
      driver.iommu = options.iommu
      driver.ats = options.ats
      driver.packed = options.packed
      driver.pagePerVq = options.pagePerVq
    }
    if driver != ControllerDriver() { controller.driver = driver }
    guard let info = wholeVirtioInfo(&device, bus: bus) else { return false }
    controller.info = info
    devices.controllers.append(controller)
    return true
  }

  /// The USB controllers of the board.
  mutating func addBoardUSB() {
    guard hasBoardUSB else { return }
    if model.has("usb") { mark("usb", .converted) }
    func controller(_ model: ControllerModel, _ place: PCIAddress?, master: UInt32? = nil) -> Controller {
      var controller = Controller()
      controller.type = .usb
      controller.index = 0
      controller.model = model
      controller.info.address = place.map { .pci($0) }
      controller.info.master = master.map(USBMaster.init(startport:))
      return controller
    }
    switch board {
    case .i440fx:
      devices.controllers.append(controller(.piix3UHCI, PCIAddress(bus: 0, slot: 1, function: 2)))
    case .q35:
      let parts: [(ControllerModel, UInt32, UInt32?)] = [
        (.ich9EHCI1, 7, nil), (.ich9UHCI1, 0, 0), (.ich9UHCI2, 1, 2), (.ich9UHCI3, 2, 4),
      ]
      for (model, function, master) in parts {
        _ = pci.take(bus: nil, address: (0x1D, function))
        let place = PCIAddress(bus: 0, slot: 0x1D, function: function, multifunction: .on)
        devices.controllers.append(controller(model, place, master: master))
      }
    default: devices.controllers.append(controller(.pciOHCI, pci.take(bus: nil, address: nil)))
    }
  }

  /// What completion would add to a definition and this machine has not.
  mutating func settleControllers() {
    if !devices.controllers.contains(where: { $0.type == .usb }) {
      var none = Controller()
      none.type = .usb
      none.index = 0
      none.model = ControllerModel.none
      let hasUSB =
        !devices.redirectedDevices.isEmpty || !devices.hubs.isEmpty || devices.inputs.contains { $0.bus == .usb }
        || devices.disks.contains { $0.target?.bus == .usb } || devices.hostDevices.contains { $0.type == .usb }
      if board == .i440fx || board == .q35 || board == .pseries || board == .xenfv, !hasUSB {
        devices.controllers.append(none)
      }
    }
    if devices.balloon == nil {
      devices.balloon = Balloon()
      devices.balloon?.model = Balloon.Model.none
    }
  }
}
