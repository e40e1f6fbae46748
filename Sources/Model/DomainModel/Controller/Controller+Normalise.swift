extension Controller {
  /// Whether it stands behind the first controller of a USB 2 pair.
  var isUSBCompanion: Bool {
    type == .usb && (model == .ich9UHCI1 || model == .ich9UHCI2 || model == .ich9UHCI3)
  }

  /// Whether it belongs to a USB 2 pair.
  var isUSB2: Bool { isUSBCompanion || (type == .usb && model == .ich9EHCI1) }

  /// The port of its master behind which a companion stands.
  var companionPort: UInt32? {
    switch model {
    case .ich9UHCI1: 0
    case .ich9UHCI2: 2
    case .ich9UHCI3: 4
    default: nil
    }
  }

  /// Chooses the model that the machine has.
  mutating func normalise(_ context: NormalisationContext) {
    // Only the bridge of the host has a hole in its memory.
    if type != .pci || index != 0 { pcihole64 = nil }
    switch type {
    case .usb:
      if model == nil { model = Self.defaultUSB(context) }
    case .scsi:
      if model == nil || model == .auto { model = Self.defaultSCSI(context) }
    case .pci:
      if model == nil, index == 0 { model = context.board == .i440fx ? .pciRoot : .pcieRoot }
    default: break
    }
  }

  private static func defaultUSB(_ context: NormalisationContext) -> ControllerModel? {
    let platform = context.platform
    if context.architecture.isX86 { return platform.supports(.piix3USB) ? .piix3UHCI : nil }
    if context.architecture.isS390 { return ControllerModel.none }
    if platform.supports(.qemuXHCI) { return .qemuXHCI }
    if platform.supports(.necXHCI) { return .necXHCI }
    return platform.supports(.ohciUSB) ? .pciOHCI : nil
  }

  private static func defaultSCSI(_ context: NormalisationContext) -> ControllerModel? {
    let platform = context.platform
    if context.board == .pseries { return .ibmvscsi }
    if context.board == .virt || context.architecture.isS390 { return .virtioSCSI }
    if platform.supports(.lsiSCSI) { return .lsilogic }
    return platform.supports(.virtioSCSI) ? .virtioSCSI : nil
  }
}
