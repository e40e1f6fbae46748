import DroverCore
import DroverXML

// What each controller may be told.
extension Validation {
  /// Holds the options of a controller against its type and model.
  mutating func checkOptions(of controller: Controller, at path: String) {
    switch controller.type {
    case .pci: checkPCI(controller, at: path)
    case .scsi: checkSCSI(controller, at: path)
    case .usb: checkUSB(controller, at: path)
    case .ide:
      require((controller.index ?? 0) == 0, .internalError, "the machine has one IDE controller", at: path + "/@index")
    case .fdc:
      require(
        (controller.index ?? 0) == 0, .internalError, "the machine has one floppy controller", at: path + "/@index")
    case .xenbus: refuse(.internalError, "QEMU has no controller of type 'xenbus'", at: path + "/@type")
    case .sata, .virtioSerial, .ccid, .isa, .nvme: break
    }
  }

  private mutating func checkUSB(_ controller: Controller, at path: String) {
    guard let model = controller.model else { return }
    switch model {
    case .qusb1, .qusb2: refuse("QEMU has no USB controller of model '\(model.rawValue)'", at: path + "/@model")
    case .vt82c686bUHCI: refuse("this QEMU has no '\(model.rawValue)'", at: path + "/@model")
    case .necXHCI, .qemuXHCI: return
    default: break
    }
    require(controller.ports == nil, "the ports of '\(model.rawValue)' are not to be counted", at: path + "/@ports")
  }

  private mutating func checkSCSI(_ controller: Controller, at path: String) {
    let name = controller.model?.rawValue ?? ""
    if name.hasPrefix("virtio") {
      if let thread = controller.driver?.iothread {
        require(
          ioThreadNumbers.contains(Int(thread)), "there is no I/O thread \(thread)", at: path + "/driver/@iothread")
      }
      checkMapping(
        controller.driver?.iothreads?.threads ?? [], queues: controller.driver?.queues, at: path + "/driver/iothreads")
      return
    }
    guard let driver = controller.driver else { return }
    for (option, isThere) in [
      ("queues", driver.queues != nil), ("cmd_per_lun", driver.commandsPerLUN != nil),
      ("max_sectors", driver.maxSectors != nil), ("ioeventfd", driver.ioeventfd != nil), ("iommu", driver.iommu != nil),
      ("ats", driver.ats != nil), ("packed", driver.packed != nil), ("page_per_vq", driver.pagePerVq != nil),
    ] where isThere {
      refuse("'\(option)' is for virtio-scsi, not for '\(name)'", at: path + "/driver/@\(option)")
    }
  }

  private mutating func checkPCI(_ controller: Controller, at path: String) {
    guard let model = controller.model else {
      return refuse(.internalError, "a PCI controller has a model", at: path + "/@model")
    }
    if controller.isPCIRoot, context.board != .pseries {
      require(
        controller.info.address == nil, "the root of the PCI buses hangs on no bus", at: path + "/address")
    }
    if let name = controller.hardware?.name {
      let known = Self.hardware(of: model)
      let isAny = Self.allHardware.contains(name)
      if isAny {
        require(known.contains(name), "'\(name)' is no '\(model.rawValue)'", at: path + "/model/@name")
      } else {
        refuse(.xmlError, "there is no PCI controller '\(name)'", at: path + "/model/@name")
      }
    }
    guard let target = controller.target else { return }
    checkRanges(of: target, at: path + "/target")
    checkTarget(target, model, at: path + "/target")
  }

  private mutating func checkRanges(of target: ControllerTarget, at path: String) {
    for (name, value, range) in [
      ("chassisNr", target.chassisNr, 1...255), ("chassis", target.chassis, 0...255),
      ("port", target.port.map { UInt32(clamping: $0.value) }, 0...255), ("busNr", target.busNr, 1...254),
      ("index", target.index, 0...30),
    ] as [(String, UInt32?, ClosedRange<UInt32>)] {
      guard let value else { continue }
      require(
        range.contains(value), "'\(name)' is \(range.lowerBound) to \(range.upperBound), not \(value)",
        at: path + "/@\(name)")
    }
  }

  private mutating func checkTarget(_ target: ControllerTarget, _ model: ControllerModel, at path: String) {
    let isPort = model == .pcieRootPort || model == .pcieSwitchDownstreamPort
    let isExpander = model == .pciExpanderBus || model == .pcieExpanderBus
    let rules: [(String, Bool, Bool)] = [
      ("chassisNr", target.chassisNr != nil, model == .pciBridge), ("chassis", target.chassis != nil, isPort),
      ("port", target.port != nil, isPort), ("busNr", target.busNr != nil, isExpander),
      ("index", target.index != nil, model == .pciRoot && context.board == .pseries),
      ("node", target.node != nil, isExpander || (model == .pciRoot && context.board == .pseries)),
      ("hotplug", target.hotplug != nil, isPort || (model == .pciRoot && context.board == .i440fx)),
      ("memReserve", target.memReserve != nil, isPort || model == .pciBridge || model == .pcieToPCIBridge),
    ]
    for (name, isThere, isAllowed) in rules where isThere {
      require(isAllowed, "'\(name)' is not for a '\(model.rawValue)'", at: path + "/@\(name)")
    }
  }

  private static func hardware(of model: ControllerModel) -> [String] {
    switch model {
    case .pciBridge: ["pci-bridge"]
    case .dmiToPCIBridge: ["i82801b11-bridge"]
    case .pcieToPCIBridge: ["pcie-pci-bridge"]
    case .pcieRootPort: ["pcie-root-port", "ioh3420"]
    case .pcieSwitchUpstreamPort: ["x3130-upstream"]
    case .pcieSwitchDownstreamPort: ["xio3130-downstream"]
    case .pciExpanderBus: ["pxb"]
    case .pcieExpanderBus: ["pxb-pcie"]
    case .pciRoot: ["spapr-pci-host-bridge"]
    default: []
    }
  }

  private static let allHardware: Set<String> = [
    "pci-bridge", "i82801b11-bridge", "pcie-pci-bridge", "pcie-root-port", "ioh3420", "x3130-upstream",
    "xio3130-downstream", "pxb", "pxb-pcie", "spapr-pci-host-bridge",
  ]

  /// Each bus of drives has its own shape.
  mutating func checkDrivePlaces() {
    for disk in devices.disks {
      guard let drive = disk.info.address?.drive, let bus = disk.target?.bus else { continue }
      let path = "/domain/devices/disk[target/@dev='\(disk.target?.dev ?? "")']/address"
      switch bus {
      case .ide:
        require(drive.target == 0, "a drive on IDE has target 0", at: path)
      case .sata:
        require(drive.bus == 0 && drive.target == 0, "a drive on SATA has bus 0 and target 0", at: path)
      case .fdc:
        require(drive.bus == 0 && drive.target == 0 && drive.unit <= 1, "there are two floppy drives", at: path)
      case .scsi: checkSCSIPlace(drive, at: path)
      default: break
      }
    }
  }

  private mutating func checkSCSIPlace(_ drive: DriveAddress, at path: String) {
    require(drive.bus == 0, .internalError, "a SCSI controller has one bus, bus 0", at: path)
    let model = devices.controllers.first { $0.type == .scsi && $0.index == drive.controller }?.model
    switch model {
    case .lsilogic:
      require(drive.target == 0, "a drive on 'lsilogic' has target 0", at: path)
      require(drive.unit <= 7, "'lsilogic' has the units 0 to 7, not \(drive.unit)", at: path)
    case .ncr53c90, .dc390, .am53c974:
      require(drive.target == 0 || drive.unit == 0, "a drive on '\(model?.rawValue ?? "")' has one number", at: path)
    case .buslogic: refuse("QEMU has no SCSI controller of model 'buslogic'", at: path)
    default: break
    }
  }
}
