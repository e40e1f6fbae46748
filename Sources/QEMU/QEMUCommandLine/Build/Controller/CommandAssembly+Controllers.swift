import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// The controllers, those first on which others sit.
  mutating func addControllers() throws(VirtError) {
    let order: [Controller.Kind] = [
      .pci, .usb, .scsi, .ide, .sata, .virtioSerial, .isa, .nvme,
    ]
    for type in order {
      for controller in devices.controllers where controller.type == type { try add(controller) }
    }
    try addFloppyController()
  }

  private mutating func add(_ controller: Controller) throws(VirtError) {
    let device: Properties?
    switch controller.type {
    case .pci: device = try pci(controller)
    case .usb: device = try usb(controller)
    case .scsi: device = try scsi(controller)
    case .sata: device = isBuiltIn(controller) ? nil : Properties(driver: "ahci")
    case .ide:
      guard isBuiltIn(controller) else {
        throw unsupported("the machine has one IDE controller, and no other can be added")
      }
      device = nil
    case .virtioSerial: device = virtioSerial(controller)
    case .ccid: device = Properties(driver: "usb-ccid")
    case .nvme:
      var properties = Properties(driver: "nvme")
      properties.add("serial", controller.serial)
      device = properties
    case .fdc, .xenbus, .isa: device = nil
    }
    guard var device else { return }
    // Companions stand behind the first controller and have no name of their own.
    if controller.info.master == nil { device.add("id", controller.info.alias?.name) }
    device.merge(place(controller.info))
    add(device: device)
  }

  /// Whether a controller is part of the machine.
  func isBuiltIn(_ controller: Controller) -> Bool {
    switch controller.type {
    case .ide: (board == .i440fx || board == .isapc) && (controller.index ?? 0) == 0
    case .sata: board == .q35 && (controller.index ?? 0) == 0
    default: false
    }
  }

  private func pci(_ controller: Controller) throws(VirtError) -> Properties? {
    guard let model = controller.model, model != .pciRoot, model != .pcieRoot else { return nil }
    guard let name = controller.hardware?.name else {
      throw unsupported("the PCI controller \(controller.index ?? 0) has no device of QEMU that stands for it")
    }
    var device = Properties(driver: name)
    let target = controller.target
    switch model {
    case .pciBridge: device.add("chassis_nr", number: target?.chassisNr)
    case .pciExpanderBus, .pcieExpanderBus: device.add("bus_nr", number: target?.busNr)
    case .pcieRootPort, .pcieSwitchDownstreamPort:
      device.add("port", number: target?.port?.value)
      device.add("chassis", number: target?.chassis)
      device.add("hotplug", flag: target?.hotplug)
    default: break
    }
    if let reserve = target?.memReserve { device.add("mem-reserve", number: reserve << 10) }
    if model == .pciExpanderBus || model == .pcieExpanderBus { device.add("numa_node", number: target?.node) }
    return device
  }

  private func usb(_ controller: Controller) throws(VirtError) -> Properties? {
    let driver: String
    switch controller.model {
    case .piix3UHCI: driver = "piix3-usb-uhci"
    case .piix4UHCI: driver = "piix4-usb-uhci"
    case .ehci: driver = "usb-ehci"
    case .ich9EHCI1: driver = "ich9-usb-ehci1"
    case .ich9UHCI1: driver = "ich9-usb-uhci1"
    case .ich9UHCI2: driver = "ich9-usb-uhci2"
    case .ich9UHCI3: driver = "ich9-usb-uhci3"
    case .vt82c686bUHCI: driver = "vt82c686b-usb-uhci"
    case .pciOHCI: driver = "pci-ohci"
    case .necXHCI: driver = "nec-usb-xhci"
    case .qemuXHCI: driver = "qemu-xhci"
    case nil:
      throw unsupported("the USB controller \(controller.index ?? 0) has no model, and the machine has none by itself")
    default: return nil
    }
    var device = Properties(driver: driver)
    device.add("p2", number: controller.ports)
    device.add("p3", number: controller.ports)
    if let master = controller.info.master {
      device.add("masterbus", "\(usbBus(controller.index ?? 0)).0")
      device.add("firstport", number: master.startport)
    }
    return device
  }

  private func scsi(_ controller: Controller) throws(VirtError) -> Properties? {
    let options = controller.driver
    switch controller.model {
    case .virtioSCSI, .virtioTransitional, .virtioNonTransitional:
      let dialect = controller.model.flatMap { VirtioModel(rawValue: $0.rawValue) }
      var device = virtioDevice("virtio-scsi", controller.info, model: dialect, options: VirtioOptions(options))
      device.add("num_queues", number: options?.queues)
      device.add("cmd_per_lun", number: options?.commandsPerLUN)
      device.add("max_sectors", number: options?.maxSectors)
      device.add("ioeventfd", flag: options?.ioeventfd)
      if let threads = options?.iothreads?.threads, !threads.isEmpty {
        device.add("iothread-vq-mapping", json: Self.mapping(threads))
      } else if let thread = options?.iothread {
        device.add("iothread", "iothread\(thread)")
      }
      return device
    case .lsilogic: return Properties(driver: "lsi")
    case .ibmvscsi: return Properties(driver: "spapr-vscsi")
    case .lsisas1068: return Properties(driver: "mptsas1068")
    case .lsisas1078: return Properties(driver: "megasas")
    case .vmpvscsi: return Properties(driver: "pvscsi")
    case .am53c974: return Properties(driver: "am53c974")
    case .dc390: return Properties(driver: "dc-390")
    case .ncr53c90: return nil
    default:
      throw unsupported("QEMU has no SCSI controller of model '\(controller.model?.rawValue ?? "none")'")
    }
  }

  /// Which queue of a disk or controller is served by which thread.
  static func mapping(_ threads: [DiskIOThread]) -> JSON {
    .array(
      threads.map { thread in
        var entry: JSONObject = ["iothread": .string("iothread\(thread.id)")]
        if !thread.queues.isEmpty { entry["vqs"] = .array(thread.queues.map { JSON(UInt64($0.id)) }) }
        return .object(entry)
      })
  }

  private func virtioSerial(_ controller: Controller) -> Properties {
    let dialect = controller.model.flatMap { VirtioModel(rawValue: $0.rawValue) }
    var device = virtioDevice(
      "virtio-serial", controller.info, model: dialect, options: VirtioOptions(controller.driver))
    if let thread = controller.driver?.iothread { device.add("iothread", "iothread\(thread)") }
    device.add("max_ports", number: controller.ports)
    device.add("vectors", number: controller.vectors)
    return device
  }

  /// The floppy controller: part of the older PC, a device of the newer one.
  private mutating func addFloppyController() throws(VirtError) {
    guard devices.controllers.contains(where: { $0.type == .fdc }) else { return }
    var indexes: [(name: String, value: UInt32)] = []
    for disk in devices.disks where disk.target?.bus == .fdc {
      guard let index = bootIndex(disk.info) else { continue }
      indexes.append((disk.info.address?.drive?.unit == 1 ? "bootindexB" : "bootindexA", index))
    }
    if board == .q35, !devices.disks.contains(where: { $0.target?.bus == .fdc }) { return }
    if hasOwnFloppyController {
      for (name, value) in indexes { add("-global", "isa-fdc.\(name)=\(value)") }
    } else {
      var device = Properties(driver: "isa-fdc")
      for (name, value) in indexes { device.add(name, number: value) }
      add(device: device)
    }
  }

  /// Whether the machine brings its floppy controller: the newer PC did until its release 2.3.
  private var hasOwnFloppyController: Bool {
    guard board == .q35 else { return true }
    let machine = definition.os?.type?.machine ?? ""
    return ["1.", "2.0", "2.1", "2.2", "2.3"].contains { machine.hasPrefix("pc-q35-\($0)") && machine.count <= 10 }
  }

  /// USB hubs, and the controllers that may be plugged into them.
  mutating func addHubs() throws(VirtError) {
    for hub in devices.hubs {
      var device = Properties(driver: "usb-hub")
      finish(&device, hub.info)
      add(device: device)
    }
    for controller in devices.controllers where controller.type == .ccid { try add(controller) }
  }
}
