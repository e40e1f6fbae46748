import DroverCore
import DroverXML

extension Validation {
  /// Disks one by one, and their places beside each other.
  mutating func checkDisks() {
    var names: Set<String> = []
    var drives: [DiskBus: [DriveAddress: String]] = [:]
    for (index, disk) in devices.disks.enumerated() {
      let path = "/domain/devices/disk[\(index + 1)]"
      guard let target = disk.target, !target.dev.isEmpty else {
        refuse(.noTarget, "'disk': it needs a <target> with a name in 'dev'", at: path)
        continue
      }
      require(names.insert(target.dev).inserted, .xmlError, "the name '\(target.dev)' is given twice", at: path)
      check(disk, target, at: path)
      guard let drive = disk.info.address?.drive, let bus = target.bus else { continue }
      if let other = drives[bus, default: [:]].updateValue(target.dev, forKey: drive) {
        refuse("the disk has the place of '\(other)' on its controller", at: path + "/address")
      }
    }
    checkHostDrives(disks: drives[.scsi] ?? [:])
  }

  private mutating func check(_ disk: Disk, _ target: DiskTarget, at path: String) {
    require(
      !(DiskName(target.dev)?.isPartition ?? false), "'\(target.dev)' is the name of a partition, not of a disk",
      at: path + "/target/@dev")
    checkKind(disk, target, at: path)
    checkLUN(disk, at: path)
    checkDriver(disk, target, at: path)
    checkTransient(disk, target, at: path + "/transient")
    checkLimits(disk.iotune, at: path + "/iotune")
    checkStorage(disk, at: path)
    checkVHostUser(disk, target, at: path)
    checkAddress(disk, target, at: path)
    checkFormat(disk, at: path)
    checkSource(disk, target, at: path)
    if let product = disk.product {
      let greatest = target.bus == .scsi ? 16 : 40
      require(product.utf8.count <= greatest, "a product has \(greatest) letters at most", at: path + "/product")
    }
    if let vendor = disk.vendor {
      require(vendor.utf8.count <= 8, "a vendor has 8 letters at most", at: path + "/vendor")
    }
    if disk.device == .lun {
      require(
        target.bus == .scsi || target.bus == .virtio, "a LUN hangs on SCSI", at: path + "/target/@bus")
      require(target.bus != .virtio, "QEMU's virtio disks pass no SCSI commands on", at: path + "/@device")
    }
    if disk.throttlefilters != nil, disk.iotune != nil {
      refuse(.operationUnsupported, "<throttlefilters> and <iotune> exclude each other", at: path)
    }
    if disk.shareable, let format = disk.driver?.type {
      require(format == .raw, "a disk that guests share is raw, not \(format.rawValue)", at: path + "/driver/@type")
    }
    if let thread = disk.driver?.iothread {
      require(
        ioThreadNumbers.contains(Int(thread)), "there is no I/O thread \(thread)", at: path + "/driver/@iothread")
    }
    for filter in disk.throttlefilters?.filters ?? [] {
      let isKnown = definition.throttlegroups?.groups.contains { $0.groupName == filter.group } ?? false
      require(isKnown, "there is no <throttlegroup> '\(filter.group)'", at: path + "/throttlefilters")
    }
  }

  private mutating func checkAddress(_ disk: Disk, _ target: DiskTarget, at path: String) {
    guard let kind = disk.info.address?.kind, let bus = target.bus else { return }
    switch bus {
    case .ide, .fdc, .scsi, .sata:
      require(
        kind == .drive || kind == .unassigned,
        "a disk on the bus '\(bus.rawValue)' has an address of type 'drive', not '\(kind.rawValue)'",
        at: path + "/address")
    case .usb:
      require(
        kind == .usb, .internalError, "a USB disk has an address of type 'usb', not '\(kind.rawValue)'",
        at: path + "/address")
    case .virtio:
      require(
        [.pci, .ccw, .virtioMMIO].contains(kind), "a virtio disk has no address of type '\(kind.rawValue)'",
        at: path + "/address")
    default: break
    }
  }

  private mutating func checkFormat(_ disk: Disk, at path: String) {
    guard let format = disk.driver?.type else { return }
    let place = path + "/driver/@type"
    switch format {
    case .iso: refuse("QEMU reads an ISO image as 'raw'", at: place)
    case .dir: refuse("QEMU reads a folder as a disk of type 'dir' with the format 'fat'", at: place)
    case .auto: refuse("a format is named; it is not found out by looking", at: place)
    case .cow, .none: refuse("QEMU does not know the format '\(format.rawValue)'", at: place)
    default: break
    }
  }

  private mutating func checkSource(_ disk: Disk, _ target: DiskTarget, at path: String) {
    let isEmpty = disk.source == nil && disk.type != .nvme
    if isEmpty {
      require(
        disk.device == .cdrom || disk.device == .floppy, .noSource, "a disk needs a <source>", at: path)
      require(target.bus != .usb, "a USB disk is never empty", at: path)
    }
    require(
      disk.source?.protocol != .sheepdog, "QEMU no longer speaks sheepdog", at: path + "/source/@protocol")
    require(
      disk.encryption?.cipher == nil && disk.source?.encryption?.cipher == nil,
      "a <cipher> is for making volumes; a disk has its own", at: path + "/encryption/cipher")
    guard disk.source?.protocol == .iscsi || disk.source?.protocol == .rbd else { return }
    guard let secret = (disk.source?.auth ?? disk.auth)?.secret else { return }
    let wanted = disk.source?.protocol == .iscsi ? "iscsi" : "ceph"
    require(
      secret.type == wanted, "the secret is of type '\(wanted)', not '\(secret.type ?? "")'",
      at: path + "/source/auth/secret/@type")
  }

  /// SCSI devices of the host beside disks and beside each other.
  private mutating func checkHostDrives(disks: [DriveAddress: String]) {
    var seen: Set<DriveAddress> = []
    for device in devices.hostDevices where device.type == .scsi {
      guard let drive = device.info.address?.drive else { continue }
      let path = "/domain/devices/hostdev"
      if let name = disks[drive] { refuse("the device has the place of the disk '\(name)'", at: path + "/address") }
      require(seen.insert(drive).inserted, "two SCSI devices of the host have one place", at: path + "/address")
    }
  }
}
