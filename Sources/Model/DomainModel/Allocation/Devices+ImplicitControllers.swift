extension Devices {
  /// Gives each controller without an index the next one of its type.
  mutating func numberControllers() {
    for index in controllers.indices where controllers[index].index == nil {
      let type = controllers[index].type
      // Parts of one ICH9 share an index: whoever leaves it out means the first.
      if controllers[index].isICH9USB, controllers[index].model != .ich9EHCI1 {
        controllers[index].index = controllers.first { $0.model == .ich9EHCI1 }?.index ?? 0
        continue
      }
      let used = Set(controllers.filter { $0.type == type }.compactMap(\.index))
      controllers[index].index = (0...UInt32(used.count)).first { !used.contains($0) } ?? 0
    }
  }

  /// Adds the controllers on which devices say they sit, and those of smaller index before them.
  mutating func addImplicitControllers(platform: GuestPlatform, board: MachineType.Board) {
    for (type, bus): (Controller.Kind, DiskBus) in [(.scsi, .scsi), (.fdc, .fdc), (.ide, .ide), (.sata, .sata)] {
      var greatest = disks.lazy.filter { $0.target?.bus == bus }.compactMap { $0.info.address?.drive?.controller }.max()
      if type == .scsi {
        let passed = hostDevices.lazy.filter { $0.type == .scsi }.compactMap { $0.info.address?.drive?.controller }
          .max()
        greatest = [greatest, passed].compactMap { $0 }.max()
      }
      addControllers(type, upTo: greatest)
    }
    addControllers(
      .virtioSerial, upTo: (channels + consoles).compactMap { $0.info.address?.virtioSerial?.controller }.max())
    addControllers(.ccid, upTo: smartcards.compactMap { $0.info.address?.ccid?.controller }.max())
    for index in controllers.indices where controllers[index].type == .scsi {
      if controllers[index].model == nil || controllers[index].model == .auto {
        controllers[index].model = Self.defaultSCSIModel(platform: platform, board: board)
      }
    }
  }

  private mutating func addControllers(_ type: Controller.Kind, upTo greatest: UInt32?) {
    guard let greatest, greatest < 256 else { return }
    let model = controllers.last { $0.type == type }?.model
    for index in 0...greatest where !controllers.contains(where: { $0.type == type && $0.index == index }) {
      var controller = Controller()
      controller.type = type
      controller.index = index
      if type == .scsi { controller.model = model }
      insert(controller)
    }
  }

  /// What a SCSI controller is when nobody says.
  private static func defaultSCSIModel(platform: GuestPlatform, board: MachineType.Board) -> ControllerModel? {
    switch board {
    case .pseries: .ibmvscsi
    case .s390ccw, .virt: .virtioSCSI
    default: platform.supports(.lsiSCSI) ? .lsilogic : .virtioSCSI
    }
  }
}
