import DroverCore
import DroverXML

extension Devices {
  /// The controllers of a kind of bus stand together, in the order of their indexes.
  mutating func sortControllers() {
    let parsed = controllers
    controllers = []
    for var controller in parsed {
      if controller.isUSBCompanion, controller.info.master == nil {
        controller.info.master = controller.companionPort.map(USBMaster.init(startport:))
      }
      insert(controller)
    }
  }

  /// Puts a controller behind those of its bus with smaller indexes; a master goes before its companions.
  mutating func insert(_ controller: Controller) {
    guard let index = controller.index else {
      let last = controllers.lastIndex { $0.type == controller.type }
      return controllers.insert(controller, at: last.map { $0 + 1 } ?? controllers.count)
    }
    var place: Int?
    for (position, other) in controllers.enumerated().reversed() where other.type == controller.type {
      let own = other.index.map(Int.init) ?? -1
      let isBeforeCompanion =
        own == Int(index) && controller.info.master == nil && other.info.master != nil
      if own > Int(index) || isBeforeCompanion {
        place = position
      } else if place == nil {
        place = position + 1
      }
    }
    controllers.insert(controller, at: place ?? controllers.count)
  }

  /// Adds a controller, unless one of its bus has the index.
  mutating func addController(_ type: Controller.Kind, index: UInt32, model: ControllerModel? = nil) {
    guard !controllers.contains(where: { $0.type == type && $0.index == index }) else { return }
    var controller = Controller()
    controller.type = type
    controller.index = index
    controller.model = model
    insert(controller)
  }

  /// Controllers without an index take the first free one; a USB companion takes its master's.
  mutating func assignControllerIndexes() {
    for position in controllers.indices where controllers[position].index == nil {
      let controller = controllers[position]
      if let index = indexOfGroup(at: position) {
        controllers[position].index = index
        continue
      }
      let taken = Set(controllers.filter { $0.type == controller.type }.compactMap(\.index))
      controllers[position].index = (0...UInt32(clamping: taken.count)).first { !taken.contains($0) }
    }
  }

  /// The controllers of one USB 2 group follow each other and share an index; each of the four is in it once.
  private func indexOfGroup(at position: Int) -> UInt32? {
    guard position > 0, controllers[position].isUSB2, controllers[position - 1].isUSB2,
      let index = controllers[position - 1].index
    else { return nil }
    let model = controllers[position].model
    let isThere = controllers.contains { $0.type == .usb && $0.index == index && $0.model == model }
    return isThere ? nil : index
  }

  /// Adds the controllers that disks, channels, readers and host devices need.
  mutating func addImplicitControllers(_ context: NormalisationContext) throws(VirtError) {
    let before = controllers.count
    for (bus, type) in [
      (DiskBus.scsi, Controller.Kind.scsi), (.fdc, .fdc), (.ide, .ide), (.sata, .sata),
    ] {
      let indexes = disks.filter { $0.target?.bus == bus }.compactMap { $0.info.address?.drive?.controller }
      try addControllers(type, upTo: indexes.max())
    }
    for channel in channels + consoles where channel.target?.type == "virtio" {
      addController(.virtioSerial, index: channel.info.address?.virtioSerial?.controller ?? 0)
    }
    for card in smartcards { try addControllers(.ccid, upTo: card.info.address?.ccid?.controller) }
    let hosts = hostDevices.filter { $0.type == .scsi }.compactMap { $0.info.address?.drive?.controller }
    let model = controllers.last { $0.type == .scsi }?.model
    try addControllers(.scsi, upTo: hosts.max(), model: model)
    guard controllers.count != before else { return }
    for index in controllers.indices { controllers[index].normalise(context) }
  }

  private mutating func addControllers(
    _ type: Controller.Kind, upTo last: UInt32?, model: ControllerModel? = nil
  ) throws(VirtError) {
    guard let last else { return }
    guard last < 1024 else {
      throw refusal(.xmlError, "there is no \(type.rawValue) controller with index \(last)", at: "/domain/devices")
    }
    for index in 0...last { addController(type, index: index, model: model) }
  }
}
