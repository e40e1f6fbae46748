import DroverCore
import DroverXML

extension Validation {
  /// Controllers one by one, and their indexes.
  mutating func checkControllers() {
    var seen: [Controller.Kind: Set<UInt32>] = [:]
    for (position, controller) in devices.controllers.enumerated() {
      let index = controller.index ?? 0
      let path = "/domain/devices/controller[\(position + 1)]"
      // The four controllers of a USB 2 group share an index.
      if controller.info.master == nil, !(controller.type == .usb && isUSBOff) {
        require(
          seen[controller.type, default: []].insert(index).inserted, .xmlError,
          "two controllers of type '\(controller.type.rawValue)' have the index \(index)", at: path)
      }
      check(controller, index: index, at: path)
      checkOptions(of: controller, at: path)
    }
    checkDrivePlaces()
    checkUSB()
  }

  private var isUSBOff: Bool {
    devices.controllers.contains { $0.type == .usb && $0.model == ControllerModel.none }
  }

  private mutating func check(_ controller: Controller, index: UInt32, at path: String) {
    if controller.model == .pciRoot || controller.model == .pcieRoot {
      require(
        index == 0 || context.board == .pseries, .xmlError, "the root of the PCI buses has the index 0", at: path)
    }
    if controller.driver?.iothread != nil {
      let isVirtioSCSI = controller.type == .scsi && (controller.model?.rawValue.hasPrefix("virtio") ?? false)
      require(isVirtioSCSI, .xmlError, "an I/O thread serves virtio-scsi controllers alone", at: path + "/driver")
    }
    guard controller.type == .usb, controller.model != ControllerModel.none else { return }
    require(context.board != .isapc, .xmlError, "a USB controller sits on PCI; 'isapc' has none", at: path)
    guard let model = controller.model else {
      return refuse("QEMU has no USB controller to be the default one here; say a model", at: path)
    }
    if let ports = controller.ports, model == .necXHCI || model == .qemuXHCI {
      require(ports <= 15, "'\(model.rawValue)' has 15 ports at most, not \(ports)", at: path + "/@ports")
    }
    if let feature = Self.feature(of: model) {
      require(platform.supports(feature), "this QEMU has no '\(model.rawValue)'", at: path + "/@model")
    }
  }

  private static func feature(of model: ControllerModel) -> PlatformFeature? {
    switch model {
    case .piix3UHCI: .piix3USB
    case .piix4UHCI: .piix4USB
    case .ehci: .ehciUSB
    case .ich9EHCI1, .ich9UHCI1, .ich9UHCI2, .ich9UHCI3: .ich9USB
    case .pciOHCI: .ohciUSB
    case .necXHCI: .necXHCI
    case .qemuXHCI: .qemuXHCI
    default: nil
    }
  }

  /// USB that is turned off stays off; companions have a master.
  private mutating func checkUSB() {
    let usb = devices.controllers.filter { $0.type == .usb }
    if usb.contains(where: { $0.model == ControllerModel.none }) {
      require(
        usb.count == 1, .xmlDetail, "USB is turned off by model='none'; there is another USB controller",
        at: path { $0.type == .usb && $0.model == ControllerModel.none })
      require(
        devices.hubs.isEmpty, "USB is turned off by model='none'; there is a hub", at: "/domain/devices/hub")
      let isUsed =
        devices.inputs.contains { $0.bus == .usb } || devices.disks.contains { $0.target?.bus == .usb }
        || !devices.redirectedDevices.isEmpty || devices.hostDevices.contains { $0.type == .usb }
      require(!isUsed, "USB is turned off by model='none'; there is a USB device", at: "/domain/devices")
    }
    for controller in usb where controller.info.master != nil {
      let hasMaster = usb.contains { $0.index == controller.index && $0.info.master == nil }
      require(
        hasMaster, .xmlDetail, "USB controller \(controller.index ?? 0) stands behind a first one that is missing",
        at: path { $0 == controller })
    }
  }

  private func path(_ isMeant: (Controller) -> Bool) -> String {
    "/domain/devices/controller[\((devices.controllers.firstIndex(where: isMeant) ?? 0) + 1)]"
  }
}
