import DomainModel
import DroverCore
import DroverXML

/// A drive that the machine plugs in by itself, without a `-device`.
struct PluggedDrive {
  /// Where its option stands; nil for one that the machine adds.
  var position: Int?
  /// The kind of connection.
  var interface: String
  /// Its keys.
  var settings: Settings
  /// Its place among those of its kind.
  var index = 0
}

extension DefinitionDraft {
  /// `-hda` … `-hdd`, `-cdrom`, `-fda`, `-sd`, `-pflash` and every `-drive` with a connection of its own, with their
  /// places.
  mutating func pluggedDrives() -> [PluggedDrive] {
    var drives: [PluggedDrive] = []
    let shorthands: [String: (interface: String, index: Int?)] = [
      "hda": ("default", 0), "hdb": ("default", 1), "hdc": ("default", 2), "hdd": ("default", 3),
      "cdrom": ("default", 2), "fda": ("floppy", 0), "fdb": ("floppy", 1), "sd": ("sd", nil), "pflash": ("pflash", nil),
      "mtdblock": ("mtd", nil),
    ]
    var taken: [String: Set<Int>] = [:]
    let named = Set(model.positions(of: "device").compactMap { model[$0].settings.peekText("drive") })
    let names = Array(shorthands.keys) + ["drive"]
    for position in names.flatMap({ model.positions(of: $0) }).sorted() {
      var drive = PluggedDrive(position: position, interface: "default", settings: model[position].settings)
      if let short = shorthands[model[position].name] {
        drive.interface = short.interface
        drive.settings.set("file", .string(model[position].text))
        if model[position].name == "cdrom" { drive.settings.set("media", "cdrom") }
        if let index = short.index { drive.settings.set("index", JSON(index)) }
        if let index = bareIndex(position) { drive.settings.set("index", JSON(index)) }
      } else {
        drive.interface = drive.settings.text("if") ?? "default"
      }
      // One that a device names is that device's.
      if drive.interface == "none" || drive.settings.peekText("id").map({ named.contains($0) }) ?? false { continue }
      if drive.interface == "default" { drive.interface = defaultInterface }
      drive.index = place(&drive.settings, of: drive.interface, taken: &taken)
      drives.append(drive)
    }
    addDefaultDrives(to: &drives, taken: taken)
    return drives
  }

  /// Images that stand without an option come one after the other.
  private func bareIndex(_ position: Int) -> Int? {
    guard model[position].option.words.count == 1 else { return nil }
    return model.positions(of: "hda").filter { model[$0].option.words.count == 1 }.firstIndex(of: position)
  }

  /// What a drive without `if=` hangs on.
  private var defaultInterface: String {
    switch board {
    case .virt where architecture?.isRISCV ?? false: "ide"
    case .virt, .s390ccw: "virtio"
    case .pseries: "scsi"
    case .i440fx, .q35, .isapc, .xenfv: "ide"
    case .microvm: "virtio"
    case .other: architecture?.isArm ?? false ? "sd" : "ide"
    }
  }

  private func unitsPerBus(_ interface: String) -> Int {
    switch interface {
    case "ide": board == .q35 ? 1 : 2
    case "scsi": 7
    default: 0
    }
  }

  private func place(_ settings: inout Settings, of interface: String, taken: inout [String: Set<Int>]) -> Int {
    let units = unitsPerBus(interface)
    var place: Int?
    if let index: Int = settings.number("index"), (0..<4096).contains(index) {
      place = index
    } else if let unit: Int = settings.number("unit"), (0..<4096).contains(unit) {
      let bus: Int = settings.number("bus") ?? 0
      place = min(max(bus, 0), 255) * units + unit
    }
    var free = place ?? taken[interface]?.count ?? 0
    if place == nil {
      // Those before may have left a gap.
      let used = taken[interface, default: []]
      free = (0...min(used.count, 64)).first { !used.contains($0) } ?? used.count
    }
    taken[interface, default: []].insert(free)
    return free
  }

  /// The drives that a machine has by itself.
  private func addDefaultDrives(to drives: inout [PluggedDrive], taken: [String: Set<Int>]) {
    guard hasLegacyDrives else { return }
    if defaults.hasCDDrive, !taken["ide", default: []].contains(2) {
      var drive = PluggedDrive(position: nil, interface: "ide", settings: Settings(), index: 2)
      drive.settings.set("media", "cdrom")
      drives.append(drive)
    }
    if board != .q35, defaults.hasFloppyDrive, !taken["floppy", default: []].contains(0) {
      drives.append(PluggedDrive(position: nil, interface: "floppy", settings: Settings(), index: 0))
    }
  }

  private var hasLegacyDrives: Bool { board == .i440fx || board == .q35 || board == .isapc }

  /// Makes disks of the drives that need no place on PCI: the machine's own controllers, floppy drives, SD cards.
  mutating func convert(plugged drive: PluggedDrive) {
    claims = []
    var settings = drive.settings
    guard let facts = driveFacts(&settings) else { return keepDrive(drive) }
    var disk = facts.disk
    switch drive.interface {
    case "ide":
      // A hard disk on IDE is written to; where other boards have it is not known.
      guard facts.image?.isFolder != true, hasLegacyDrives || board == .xenfv else { return keepDrive(drive) }
      placeIDE(&disk, index: drive.index)
    case "floppy":
      disk.device = .floppy
      disk.target = DiskTarget(diskNames.take("fd", wanted: drive.index), .fdc)
      disk.info.address = .drive(DriveAddress(controller: 0, bus: 0, target: 0, unit: UInt32(clamping: drive.index)))
      if let order = floppyBootOrder[UInt32(clamping: drive.index)] { disk.info.boot = DeviceBoot(order, bootShift) }
    case "sd":
      guard let image = facts.image, image.type == .file || image.type == .block else { return keepDrive(drive) }
      disk.target = DiskTarget(diskNames.take("sd"), .sd)
    case "scsi":
      guard board == .pseries || hasLegacyDrives else { return keepDrive(drive) }
      let controller = UInt32(clamping: drive.index / 7)
      disk.target = DiskTarget(diskNames.take("sd", wanted: drive.index), .scsi)
      disk.info.address = .drive(
        DriveAddress(controller: controller, bus: 0, target: 0, unit: UInt32(clamping: drive.index % 7)))
    case "virtio":
      guard pci.hasRoot || board == .s390ccw else { return keepDrive(drive) }
      disk.target = DiskTarget(diskNames.take("vd"), .virtio)
      if let address = pci.take(bus: nil, address: nil) { disk.info.address = .pci(address) }
      if board == .s390ccw { disk.info.address = channelAddress(nil).map { .ccw($0) } }
    default: return keepDrive(drive)
    }
    if facts.isCDROM, drive.interface == "virtio" {
      // Its medium cannot be changed: it is a disk that is only read.
      disk.readonly = true
    } else if facts.isCDROM {
      disk.device = .cdrom
    }
    if disk.device == .disk, facts.image == nil { return keepDrive(drive) }
    addOverrides(facts.image, nil, to: &disk)
    add(disk, facts)
    commit(drive.position)
  }

  private mutating func placeIDE(_ disk: inout Disk, index: Int) {
    let bus: DiskBus = board == .q35 ? .sata : .ide
    let prefix = bus == .sata ? "sd" : "hd"
    disk.target = DiskTarget(diskNames.take(prefix, wanted: index), bus)
    let address =
      bus == .sata
      ? DriveAddress(controller: 0, bus: 0, target: 0, unit: UInt32(clamping: index))
      : DriveAddress(
        controller: 0, bus: UInt32(clamping: index / 2), target: 0, unit: UInt32(clamping: index % 2))
    disk.info.address = .drive(address)
    ideUnits.insert(address)
  }

  /// Keeps a drive as an option that says its place: those before it may be elements now.
  private mutating func keepDrive(_ drive: PluggedDrive) {
    guard let position = drive.position else { return }
    note(.kept, model[position].written, "something of this drive has no element")
    if drive.interface == "virtio" { return keepVirtioDrive(drive, at: position) }
    let isPlaced = ["index", "unit"].contains { model[position].settings.peek($0) != nil }
    guard !isPlaced, ["ide", "scsi", "floppy"].contains(drive.interface) else { return }
    guard model[position].name == "drive" else {
      // `-hdb` says its place, an image without an option does not.
      guard model[position].option.words.count == 1 else { return }
      var text = KeyValueText("file", model[position].text)
      text.add("index", number: drive.index)
      return model[position].fate = .kept(["-drive", text.text])
    }
    model[position].fate = .kept(["-drive", "\(model[position].text),index=\(drive.index)"])
    if drive.interface == "ide", drive.index < 16 {
      let bus = board == .q35 ? 0 : UInt32(drive.index / 2)
      let unit = UInt32(board == .q35 ? drive.index : drive.index % 2)
      ideUnits.insert(DriveAddress(controller: 0, bus: bus, target: 0, unit: unit))
    }
  }

  /// The device of such a drive is one of its own: its place on PCI would be that of another, were it not said.
  private mutating func keepVirtioDrive(_ drive: PluggedDrive, at position: Int) {
    guard pci.hasRoot, let place = pci.take(bus: nil, address: nil) else { return }
    let name = model[position].settings.peekText("id") ?? "drover-drive\(position)"
    let rest = model[position].settings.entries.filter { !["if", "id", "index", "bus", "unit"].contains($0.key) }
    let parts = rest.map { KeyValueText($0.key, $0.value.optionText ?? "").text } + ["if=none", "id=\(name)"]
    let text = parts.joined(separator: ",")
    var device = KeyValueText("virtio-blk-pci")
    device.add("drive", name)
    device.add("addr", "0x\(String(place.slot, radix: 16))")
    model[position].fate = .kept(["-drive", text, "-device", device.text])
  }

  /// Completes a disk with its image and adds it.
  mutating func add(_ disk: Disk, _ facts: DriveFacts) {
    var disk = disk
    if var image = facts.image {
      chooseFormat(of: &image, for: disk)
      var driver = image.driver
      driver.merge(disk.driver)
      driver.name = "qemu"
      driver.type = image.format ?? .raw
      driver.cache = driver.cache ?? image.cache(writesBack: facts.writesBack)
      disk.type = image.type
      disk.source = image.source
      disk.driver = driver
      disk.backingStore = image.backing
      if image.isReadOnly == true { disk.readonly = true }
      if !image.throttleGroups.isEmpty {
        var filters = DiskThrottleFilters()
        filters.filters = image.throttleGroups.map { name in
          var filter = DiskThrottleFilter()
          filter.group = name
          return filter
        }
        disk.throttlefilters = filters
      }
    }
    if disk.device == .cdrom { disk.readonly = true }
    // Nothing is written to it.
    if disk.readonly { disk.transient = nil }
    if disk.transient != nil {
      note(.unsure, disk.target?.dev ?? "", "what the guest writes is thrown away at its end: <transient>")
    }
    devices.disks.append(disk)
  }

  /// Without a format QEMU looks into the image; a definition says it.
  private mutating func chooseFormat(of image: inout ImageFacts, for disk: Disk) {
    guard image.format == nil else { return }
    if disk.device == .floppy || disk.device == .cdrom { return image.format = .raw }
    let path = image.source.file ?? image.source.dev ?? image.source.name ?? ""
    if let found = surroundings.imageFormat(at: path) { return image.format = found }
    let suffix = path.split(separator: ".").last.map(String.init) ?? ""
    image.format = ImageDriver.format(suffix == "vhd" ? "vpc" : suffix) ?? .raw
    note(
      .unsure, path,
      "no format is said and the image cannot be read from here: the definition says \(image.format?.rawValue ?? "raw")"
    )
  }

  /// Marks what a device used, and the device.
  mutating func commit(_ position: Int?) {
    for claim in claims + (position.map { [$0] } ?? []) { model[claim].fate = .converted }
    claims = []
  }
}

extension DiskTarget {
  init(_ name: String, _ bus: DiskBus) {
    self.init()
    dev = name
    self.bus = bus
  }
}

extension DeviceBoot {
  init(_ order: UInt32, _ shift: UInt32) {
    self.init()
    self.order = order &+ shift
  }
}

extension DiskDriver {
  /// Takes over what the device says of how errors and queues are handled.
  mutating func merge(_ other: DiskDriver?) {
    guard let other else { return }
    errorPolicy = other.errorPolicy ?? errorPolicy
    rerrorPolicy = other.rerrorPolicy ?? rerrorPolicy
    ioeventfd = other.ioeventfd ?? ioeventfd
    eventIdx = other.eventIdx ?? eventIdx
    queues = other.queues ?? queues
    queueSize = other.queueSize ?? queueSize
    iothread = other.iothread ?? iothread
    iothreads = other.iothreads ?? iothreads
    iommu = other.iommu ?? iommu
    ats = other.ats ?? ats
    packed = other.packed ?? packed
    pagePerVq = other.pagePerVq ?? pagePerVq
  }
}
