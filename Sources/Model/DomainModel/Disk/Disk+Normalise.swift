import DroverCore
import DroverXML

extension Devices {
  /// The disks of a bus stand together, in the order of their names.
  mutating func sortDisks() {
    let parsed = disks
    disks = []
    for var disk in parsed {
      disk.chooseBus()
      let index = disk.nameIndex
      var place: Int?
      for (position, other) in disks.enumerated().reversed() where other.target?.bus == disk.target?.bus {
        if other.nameIndex > index {
          place = position
        } else if place == nil {
          place = position + 1
        }
      }
      disks.insert(disk, at: place ?? disks.count)
    }
  }
}

extension Disk {
  fileprivate var nameIndex: Int { target.flatMap { DiskName($0.dev)?.index } ?? -1 }

  /// The bus follows from the name, a floppy's from what it is.
  fileprivate mutating func chooseBus() {
    guard var target, target.bus == nil else { return }
    target.bus = device == .floppy ? .fdc : DiskName(target.dev)?.bus ?? .ide
    self.target = target
  }

  /// Fills in driver, snapshot and address.
  mutating func normalise(
    _ context: NormalisationContext, takenBy hostDevices: [HostDevice], at position: Int
  ) throws(VirtError) {
    if device == .cdrom { readonly = true }
    if target?.tray == .closed { target?.tray = nil }
    normaliseSource()
    if type == .network, device == .cdrom, source == nil { type = .file }
    normaliseDriver()
    iotune = iotune?.withoutZeros
    if iotune == DiskIOTune() { iotune = nil }
    if readonly, snapshot == .no { snapshot = nil }
    if type == .vhostuser { snapshot = .no }
    encryption?.normalise()
    normaliseBacking()
    mirror = nil
    if geometry == DiskGeometry() { geometry = nil }
    if info.address == nil { try chooseDrive(takenBy: hostDevices, at: position) }
  }

  private mutating func normaliseDriver() {
    guard type != .vhostuser else { return driver = driver == DiskDriver() ? nil : driver }
    var driver = driver ?? DiskDriver()
    if driver.name == nil { driver.name = "qemu" }
    if driver.type == nil, type != .volume { driver.type = .raw }
    driver.metadataCache?.normalise()
    if driver.type == StorageFormat.none { driver.type = .raw }
    if driver.cache == .default { driver.cache = nil }
    if driver.queues == 0 { driver.queues = nil }
    if driver.queueSize == 0 { driver.queueSize = nil }
    self.driver = driver
  }

  private mutating func normaliseSource() {
    guard var source else { return }
    source.index = nil
    if type != .network {
      source.protocol = nil
    }
    source.normalise()
    self.source = source == StorageSource() ? nil : source
  }

  /// Disks behind a controller sit where their name says.
  private mutating func chooseDrive(takenBy hostDevices: [HostDevice], at position: Int) throws(VirtError) {
    guard let target, let bus = target.bus else { return }
    let units: Int
    switch bus {
    case .ide: units = 4
    case .scsi: units = 7
    case .sata: units = 6
    case .fdc: units = 2
    default: return
    }
    guard let name = DiskName(target.dev) else {
      throw refusal(
        .xmlError, "the name '\(target.dev)' says no place on the bus, and there is no <address>",
        at: "/domain/devices/disk[\(position + 1)]/target/@dev")
    }
    var drive = DriveAddress()
    drive.controller = UInt32(clamping: name.index / units)
    let place = name.index % units
    if bus == .ide {
      drive.bus = UInt32(clamping: place / 2)
      drive.unit = UInt32(clamping: place % 2)
    } else {
      drive.unit = UInt32(clamping: place)
    }
    if bus == .scsi, hostDevices.contains(where: { $0.type == .scsi && $0.info.address?.drive == drive }) {
      throw refusal(
        .configUnsupported,
        "the name '\(target.dev)' says controller \(drive.controller), unit \(drive.unit), which a host device has",
        at: "/domain/devices/disk[\(position + 1)]/target/@dev")
    }
    info.address = .drive(drive)
  }
}

extension DiskIOTune {
  /// A limit of 0 is none.
  fileprivate var withoutZeros: DiskIOTune {
    var tune = self
    let limits: [WritableKeyPath<DiskIOTune, UInt64?>] = [
      \.totalBytesSec, \.readBytesSec, \.writeBytesSec, \.totalIopsSec, \.readIopsSec, \.writeIopsSec,
      \.totalBytesSecMax, \.readBytesSecMax, \.writeBytesSecMax, \.totalIopsSecMax, \.readIopsSecMax,
      \.writeIopsSecMax, \.sizeIopsSec, \.totalBytesSecMaxLength, \.readBytesSecMaxLength,
      \.writeBytesSecMaxLength, \.totalIopsSecMaxLength, \.readIopsSecMaxLength, \.writeIopsSecMaxLength,
    ]
    for limit in limits where tune[keyPath: limit] == 0 { tune[keyPath: limit] = nil }
    return tune
  }
}
