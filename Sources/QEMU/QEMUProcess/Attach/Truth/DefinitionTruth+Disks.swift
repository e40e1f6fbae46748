import DomainModel
import DroverCore

// What is in the drives, and what QEMU calls them.
extension DefinitionTruth {
  /// Gives each disk the name by which QEMU tells of it, and the image that is in it now.
  func correctDisks(_ devices: inout Devices) {
    var left = (answers.drives ?? []).map { Drive($0) }
    for index in devices.disks.indices {
      guard let place = place(of: devices.disks[index], in: left) else { continue }
      let drive = left.remove(at: place)
      if devices.disks[index].info.alias == nil, let name = drive.name {
        devices.disks[index].info.alias = DeviceAlias(name)
      }
      correctImage(&devices.disks[index], drive)
    }
  }

  /// One drive of `query-block`.
  struct Drive {
    /// The id of the device; nil for one without, or none.
    let device: String?
    /// The id of the device, or the name of the drive.
    let name: String?
    /// The device's path among QEMU's objects.
    let path: String
    /// The name of the drive; empty for a node.
    let drive: String
    /// What is in it; nil when it is empty.
    let inserted: JSON?
    /// Whether the guest's medium can be exchanged.
    let isRemovable: Bool

    init(_ json: JSON) {
      drive = json["device"]?.string ?? ""
      path = json["qdev"]?.string ?? ""
      inserted = json["inserted"]
      isRemovable = json["removable"]?.bool ?? false
      let id = DeviceName.inPath(path) ?? (path.hasPrefix("/") ? nil : path)
      device = id.flatMap { $0.isEmpty ? nil : $0 }
      name = device ?? (drive.isEmpty ? nil : DeviceName.ofDrive(drive))
    }
  }

  private func place(of disk: Disk, in drives: [Drive]) -> Int? {
    if let id = id(of: disk.info) {
      // A drive that no device has may be called as a device is.
      let places = [drives.firstIndex { $0.device == id }, drives.firstIndex { $0.name == id }]
      if let place = places.lazy.compactMap({ $0 }).first { return place }
    }
    if disk.info.alias == nil,
      let device = nameless(at: disk.info.address, type: { $0.contains("blk") || $0 == "nvme" }),
      let place = drives.firstIndex(where: { $0.path.hasPrefix(device.path) })
    {
      return place
    }
    if let name = boardName(of: disk), let place = drives.firstIndex(where: { $0.drive == name }) { return place }
    guard let path = disk.source?.file ?? disk.source?.dev else { return nil }
    let same = drives.indices.filter { drives[$0].inserted.map { self.path(of: $0) } == absolute(path) }
    return same.count == 1 ? same[0] : nil
  }

  /// The name that QEMU gives a drive that a board takes: `ide2-cd0`, `floppy0`, `virtio0`.
  private func boardName(of disk: Disk) -> String? {
    guard let address = disk.info.address?.drive, let bus = disk.target?.bus else { return nil }
    let kind = disk.device == .cdrom ? "cd" : "hd"
    switch bus {
    case .ide: return "ide\(address.bus)-\(kind)\(address.unit)"
    case .sata: return "ide\(address.unit)-\(kind)0"
    case .fdc: return "floppy\(address.unit)"
    case .scsi: return "scsi\(address.bus)-\(kind)\(address.unit)"
    default: return nil
    }
  }

  /// A file as QEMU names it, from the root on; nil for what is no file.
  private func path(of inserted: JSON) -> String? { inserted["file"]?.string.map { absolute($0) } }

  private func absolute(_ path: String) -> String {
    if path.hasPrefix("/") || path.contains(":") || folder.isEmpty { return path }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  private func correctImage(_ disk: inout Disk, _ drive: Drive) {
    guard let inserted = drive.inserted else {
      if drive.isRemovable {
        disk.source = nil
        disk.backingStore = nil
      }
      return
    }
    // What a description in JSON or a protocol says, the command line has said better.
    guard let path = path(of: inserted), path.hasPrefix("/"), disk.type == .file || disk.type == .block else { return }
    let current = disk.source?.file ?? disk.source?.dev
    guard current.map(absolute) != path else { return }
    let isDevice = path.hasPrefix("/dev/")
    disk.type = isDevice ? .block : .file
    var source = StorageSource()
    if isDevice { source.dev = path } else { source.file = path }
    disk.source = source
    disk.backingStore = nil
    if let format = inserted["drv"]?.string.flatMap({ StorageFormat(rawValue: $0) }) {
      var driver = disk.driver ?? DiskDriver()
      driver.type = format
      disk.driver = driver
    }
  }
}
