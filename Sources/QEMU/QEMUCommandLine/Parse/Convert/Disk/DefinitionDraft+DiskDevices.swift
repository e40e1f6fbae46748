import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// A disk that is plugged in by `-device`.
  mutating func makeDisk(_ device: inout DeviceSource) -> Bool {
    guard var facts = backEnd(&device) else { return false }
    var disk = facts.disk
    switch device.driver {
    case "ide-hd", "ide-cd", "ide-drive":
      disk.info = info(&device)
      guard facts.image?.isFolder != true, placeOnIDE(&disk, &device) else { return false }
      disk.product = device.settings.text("model")
      if device.driver == "ide-cd" { disk.device = .cdrom }
    case "scsi-hd", "scsi-cd", "scsi-disk", "scsi-block":
      disk.info = info(&device)
      guard placeOnSCSI(&disk, &device) else { return false }
      disk.vendor = device.settings.text("vendor")
      disk.product = device.settings.text("product")
      if device.driver == "scsi-cd" { disk.device = .cdrom }
      if device.driver == "scsi-block" { disk.device = .lun }
    case "usb-storage":
      guard let info = usbInfo(&device), facts.image != nil else { return false }
      disk.info = info
      disk.target = DiskTarget(diskNames.take("sd", wanted: Self.number(of: device.id, "usb-disk")), .usb)
      // The definition says it only where it is so.
      if device.settings.flag("removable") == true { disk.target?.removable = .on }
      if device.settings.peekText("removable") != nil { device.settings.ignore("removable") }
    case "floppy":
      disk.device = .floppy
      disk.info = info(&device)
      let unit: UInt32 = device.settings.number("unit") ?? nextFloppyUnit
      guard unit < 2 else { return false }
      disk.target = DiskTarget(diskNames.take("fd", wanted: Int(unit)), .fdc)
      disk.info.address = .drive(DriveAddress(controller: 0, bus: 0, target: 0, unit: unit))
      if let order = floppyBootOrder[unit] { disk.info.boot = DeviceBoot(order, bootShift) }
    default: return makeNVMe(&device, facts)
    }
    if facts.isCDROM, device.driver == "ide-drive" || device.driver == "scsi-disk" { disk.device = .cdrom }
    guard facts.image != nil || disk.device == .cdrom || disk.device == .floppy else { return false }
    takeProperties(of: &disk, &device, &facts)
    finishSCSI(disk, &device, facts)
    addOverrides(device, to: &disk.info)
    addOverrides(facts.image, device, to: &disk)
    add(disk, facts)
    return true
  }

  private var nextFloppyUnit: UInt32 { UInt32(clamping: devices.disks.filter { $0.device == .floppy }.count) }

  /// What stands behind a disk; facts without an image where there is no medium.
  ///
  /// - Returns: nil where something of it has no element.
  mutating func backEnd(_ device: inout DeviceSource) -> DriveFacts? {
    guard let name = device.settings.text("drive"), !name.isEmpty else { return DriveFacts() }
    if let position = position("drive", id: name) {
      claims.append(position)
      var settings = model[position].settings
      return driveFacts(&settings)
    }
    guard let image = image(.string(name)) else { return nil }
    var facts = DriveFacts()
    facts.image = image
    return facts
  }

  /// The properties that disks on every bus have.
  mutating func takeProperties(of disk: inout Disk, _ device: inout DeviceSource, _ facts: inout DriveFacts) {
    if let word = device.settings.text("write-cache"), word != "auto" {
      facts.writesBack = JSON.string(word).optionFlag ?? facts.writesBack
    }
    if let serial = device.settings.text("serial") { take(serial: serial, of: &disk, &device) }
    disk.wwn = wwn(&device.settings) ?? disk.wwn
    if device.settings.flag("share-rw") == true { disk.shareable = true }
    disk.take(geometry: &device.settings)
    var sizes = DiskBlockIO()
    sizes.logicalBlockSize = device.settings.number("logical_block_size")
    sizes.physicalBlockSize = device.settings.number("physical_block_size")
    sizes.discardGranularity = device.settings.number("discard_granularity")
    if sizes != DiskBlockIO() { disk.blockio = sizes }
    disk.target?.rotationRate = device.settings.number("rotation_rate")
    disk.target?.dpofua = device.settings.onOff("dpofua")
    var driver = disk.driver ?? DiskDriver()
    driver.take(policies: &device.settings)
    if driver != DiskDriver() { disk.driver = driver }
  }

  /// A blank stands behind a backslash in what the builder writes; one without stays a property of its own.
  private func take(serial: String, of disk: inout Disk, _ device: inout DeviceSource) {
    var plain = ""
    var isEscaped = false
    for character in serial {
      if character == " ", !isEscaped { return device.settings.untake("serial") }
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, character != " " { plain.append("\\") }
      plain.append(character)
      isEscaped = false
    }
    disk.serial = plain
  }

  private func wwn(_ settings: inout Settings) -> String? {
    guard let value: UInt64 = settings.peek("wwn").flatMap({ $0.uint64 ?? $0.string.flatMap { SizeText.number($0) } })
    else {
      return nil
    }
    settings.ignore("wwn")
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.utf8.count)) + digits
  }

  /// The number behind a prefix.
  static func number(of id: String?, _ prefix: String) -> Int? {
    guard let id, id.hasPrefix(prefix), let number = Int(id.dropFirst(prefix.count)), (0..<676).contains(number) else {
      return nil
    }
    return number
  }

  private mutating func placeOnIDE(_ disk: inout Disk, _ device: inout DeviceSource) -> Bool {
    let isParallel = board == .i440fx || board == .isapc
    var wanted: [DriveAddress] = []
    if let name = device.settings.text("bus") {
      guard let dot = name.lastIndex(of: "."), let number = UInt32(name[name.index(after: dot)...]), number < 64 else {
        return false
      }
      let owner = String(name[..<dot])
      let unit: UInt32? = device.settings.number("unit")
      if owner == "ide", isParallel {
        wanted = (unit.map { [$0] } ?? [0, 1]).map { DriveAddress(controller: 0, bus: number, target: 0, unit: $0) }
      } else if let index = controllers.index(of: .sata, named: owner) {
        wanted = [DriveAddress(controller: index, bus: 0, target: 0, unit: number)]
        if unit ?? 0 != 0 { return false }
      }
    } else if let made = devices.controllers.last(where: { $0.type == .sata })?.index ?? (isParallel ? nil : 0) {
      // QEMU takes the last bus of the controller that was made last.
      wanted = [DriveAddress(controller: made, bus: 0, target: 0, unit: 5)]
    } else {
      let unit: UInt32? = device.settings.number("unit")
      wanted = (unit.map { [$0] } ?? [0, 1]).map { DriveAddress(controller: 0, bus: 1, target: 0, unit: $0) }
    }
    guard let place = wanted.first(where: { !ideUnits.contains($0) }) else { return false }
    ideUnits.insert(place)
    let isOnBoard = device.settings.peekText("bus").map { $0.hasPrefix("ide.") } ?? (place.unit < 5)
    let isIDE = isParallel && isOnBoard
    if isIDE {
      disk.target = DiskTarget(diskNames.take("hd", wanted: Int(place.bus) * 2 + Int(place.unit)), .ide)
    } else {
      disk.target = DiskTarget(diskNames.take("sd", wanted: Int(place.controller) * 6 + Int(place.unit)), .sata)
    }
    disk.info.address = .drive(place)
    return true
  }

  /// Where a disk sits on SCSI; what is not said is the next free place.
  mutating func placeOnSCSI(_ disk: inout Disk, _ device: inout DeviceSource) -> Bool {
    // QEMU takes the controller that was made last.
    var index = devices.controllers.last { $0.type == .scsi }?.index ?? 0
    if let name = device.settings.text("bus") {
      let owner = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
      guard let found = controllers.index(of: .scsi, named: owner) else { return false }
      index = found
    }
    let channel: UInt32 = device.settings.number("channel") ?? 0
    let target: UInt32? = device.settings.number("scsi-id")
    let unit: UInt32? = device.settings.number("lun")
    let controller = devices.controllers.first { $0.type == .scsi && $0.index == index }
    let isNarrow = [.lsilogic, .am53c974, .dc390, .ncr53c90].contains(controller?.model)
    func address(_ target: UInt32, _ unit: UInt32) -> DriveAddress {
      isNarrow
        ? DriveAddress(controller: index, bus: channel, target: 0, unit: target)
        : DriveAddress(controller: index, bus: channel, target: target, unit: unit)
    }
    if isNarrow, unit ?? 0 != 0 { return false }
    let targets = target.map { $0...$0 } ?? 0...255
    let units = unit.map { $0...$0 } ?? (target == nil ? 0...0 : 0...255)
    for target in targets {
      for unit in units where !scsiUnits.contains(address(target, unit)) {
        let place = address(target, unit)
        scsiUnits.insert(place)
        let letter = place.target == 0 && place.bus == 0 ? Int(index) * 7 + Int(place.unit) : nil
        disk.target = DiskTarget(diskNames.take("sd", wanted: letter), .scsi)
        disk.info.address = .drive(place)
        return true
      }
    }
    return false
  }

  /// The name by which a guest knows a SCSI disk is made from its place, unless the command line says another.
  private func finishSCSI(_ disk: Disk, _ device: inout DeviceSource, _ facts: DriveFacts) {
    guard disk.target?.bus == .scsi else { return }
    if device.settings.flag("removable") == true, disk.device != .cdrom { device.settings.untake("removable") }
    guard let place = disk.info.address?.drive else { return }
    giveDeviceID(disk, &device)
    guard let id = device.settings.text("device_id") else { return }
    let controller = devices.controllers.first { $0.type == .scsi && $0.index == place.controller }
    let isNarrow = [.lsilogic, .am53c974, .dc390, .ncr53c90].contains(controller?.model)
    let own =
      isNarrow
      ? "drive-scsi\(place.controller)-\(place.bus)-\(place.unit)"
      : "drive-scsi\(place.controller)-\(place.bus)-\(place.target)-\(place.unit)"
    if id != (disk.serial ?? own) { device.settings.untake("device_id") }
  }

  /// Without a name of its own QEMU gives a disk on SCSI its serial number, else the name of its `-drive`.
  private func giveDeviceID(_ disk: Disk, _ device: inout DeviceSource) {
    guard !device.settings.has("device_id"), disk.serial == nil, disk.device != .lun else { return }
    if let platform, !platform.supports(.scsiDeviceID) { return }
    let name = device.settings.peekText("drive") ?? ""
    device.settings.set("device_id", .string(position("drive", id: name) == nil ? "" : name))
  }

  private mutating func makeNVMe(_ device: inout DeviceSource, _ facts: DriveFacts) -> Bool {
    guard facts.image != nil else { return false }
    var facts = facts
    var controller = Controller()
    controller.type = .nvme
    controller.serial = device.settings.text("serial")
    guard var info = pciInfo(&device) else { return false }
    controller.index = controllers.takeNext(.nvme)
    var disk = facts.disk
    disk.info.boot = info.boot
    info.boot = nil
    takeProperties(of: &disk, &device, &facts)
    // It is the controller's.
    disk.serial = nil
    disk.target = DiskTarget(diskNames.take("nvme"), .nvme)
    disk.info.address = .drive(DriveAddress(controller: controller.index ?? 0, bus: 0, target: 0, unit: 0))
    addOverrides(device, to: &info)
    addOverrides(facts.image, nil, to: &disk)
    controller.info = info
    devices.controllers.append(controller)
    add(disk, facts)
    return true
  }

  /// A virtio disk, or one that another process serves.
  mutating func makeVirtioDisk(_ device: inout DeviceSource, _ bus: String, _ dialect: VirtioModel?) -> Bool {
    var disk = Disk()
    var facts = DriveFacts()
    let isServed = device.driver.hasPrefix("vhost-user-blk")
    if isServed {
      guard let line = device.settings.text("chardev").flatMap({ character($0) }), line.type == .unix,
        let source = line.source
      else { return false }
      disk.type = .vhostuser
      disk.source = StorageSource()
      disk.source?.socketType = .unix
      disk.source?.path = source.path
      if let again = source.reconnect {
        disk.source?.reconnect = StorageReconnect()
        disk.source?.reconnect?.enabled = again.enabled
        disk.source?.reconnect?.timeout = again.timeout
      }
    } else {
      guard let found = backEnd(&device), found.image != nil else { return false }
      facts = found
      disk = found.disk
      if found.isCDROM { disk.readonly = true }
    }
    disk.model = dialect
    guard let info = virtioInfo(&device, bus: bus) else { return false }
    disk.info = info
    disk.target = DiskTarget(diskNames.take("vd", wanted: Self.number(of: device.id, "virtio-disk")), .virtio)
    takeProperties(of: &disk, &device, &facts)
    device.settings.ignore("scsi")
    var driver = disk.driver ?? DiskDriver()
    let threads = ioThreads(&device.settings)
    driver.iothread = threads.one
    driver.iothreads = threads.several
    driver.ioeventfd = device.settings.onOff("ioeventfd")
    driver.eventIdx = device.settings.onOff("event_idx")
    driver.queues = device.settings.number("num-queues")
    driver.queueSize = device.settings.number("queue-size")
    if let options = virtioDriver(&device.settings) {
      driver.iommu = options.iommu
      driver.ats = options.ats
      driver.packed = options.packed
      driver.pagePerVq = options.pagePerVq
    }
    if driver != DiskDriver() { disk.driver = driver }
    addOverrides(device, to: &disk.info)
    addOverrides(facts.image, device, to: &disk)
    add(disk, facts)
    return true
  }
}
