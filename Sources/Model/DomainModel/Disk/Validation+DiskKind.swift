import DroverCore
import DroverXML

// What a kind of disk needs from its bus, and what it cannot have there.
extension Validation {
  /// Holds what a disk is against the bus on which it hangs.
  mutating func checkKind(_ disk: Disk, _ target: DiskTarget, at path: String) {
    guard let bus = target.bus else { return }
    let name = bus.rawValue
    if disk.device == .floppy {
      require(
        bus == .fdc, .internalError, "a floppy hangs on the bus 'fdc', not on '\(name)'", at: path + "/target/@bus")
    } else {
      require(bus != .fdc, .internalError, "the bus 'fdc' takes floppies alone", at: path + "/target/@bus")
    }
    if disk.device == .cdrom {
      require(
        bus != .virtio && bus != .sd, "the bus '\(name)' has no medium that can be changed", at: path + "/@device")
    }
    if target.tray != nil {
      require(
        disk.device == .cdrom || disk.device == .floppy, .xmlError, "a CD-ROM and a floppy have a tray, nothing else",
        at: path + "/target/@tray")
    }
    if target.removable != nil {
      require(
        bus == .usb || bus == .scsi, .xmlError, "a disk on USB or SCSI can be removable, not one on '\(name)'",
        at: path + "/target/@removable")
    }
    if (target.rotationRate ?? 0) > 0 {
      require(
        [.scsi, .ide, .sata].contains(bus), .internalError, "only disks on SCSI, IDE and SATA tell a rotation rate",
        at: path + "/target/@rotation_rate")
    }
    if disk.model != nil {
      require(bus == .virtio, "a model is for the bus 'virtio', not for '\(name)'", at: path + "/@model")
    }
    if disk.readonly, disk.device == .disk {
      require(bus != .ide && bus != .sata, "a hard disk on '\(name)' cannot be read-only", at: path + "/readonly")
    }
    checkGeometry(disk, bus, at: path)
    checkNames(disk, bus, at: path)
  }

  private mutating func checkGeometry(_ disk: Disk, _ bus: DiskBus, at path: String) {
    guard let geometry = disk.geometry, (geometry.cyls ?? 0) > 0 else { return }
    let place = path + "/geometry"
    require(
      [.ide, .scsi, .sata, .virtio].contains(bus), "a disk on '\(bus.rawValue)' has no geometry of its own", at: place)
    if let translation = geometry.trans {
      require(
        bus == .ide, "only a disk on IDE has a translation ('\(translation.rawValue)')", at: place + "/@trans")
    }
  }

  private mutating func checkNames(_ disk: Disk, _ bus: DiskBus, at path: String) {
    if let wwn = disk.wwn {
      let digits = wwn.hasPrefix("0x") ? wwn.dropFirst(2) : wwn[...]
      require(
        digits.utf8.count == 16 && digits.allSatisfy(\.isHexDigit), .internalError,
        "'\(wwn)' is no world-wide name: 16 hexadecimal digits are", at: path + "/wwn")
      require(bus == .ide || bus == .scsi, "only disks on IDE and SCSI have a world-wide name", at: path + "/wwn")
    }
    for (element, text) in [("vendor", disk.vendor), ("product", disk.product)] {
      guard let text else { continue }
      require(
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) }, .xmlError, "'\(text)' has signs that cannot be printed",
        at: path + "/\(element)")
    }
    if disk.vendor != nil { require(bus == .scsi, "only a disk on SCSI has a vendor", at: path + "/vendor") }
    if disk.product != nil {
      require(
        [.scsi, .ide, .sata].contains(bus), "only a disk on SCSI, IDE or SATA has a product", at: path + "/product")
    }
    guard let serial = disk.serial else { return }
    require(
      serial.utf8.allSatisfy(Self.isSerialSign), .internalError,
      "the serial number '\(serial)' holds other signs than letters, digits, blanks and '-_.+'", at: path + "/serial")
    require(bus != .sd, .internalError, "an SD card has no serial number", at: path + "/serial")
  }

  private static func isSerialSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: " "), UInt8(ascii: "+"):
      true
    default: false
    }
  }

  /// A LUN is the host's device handed through: most of what a disk says of itself, the device says.
  mutating func checkLUN(_ disk: Disk, at path: String) {
    guard disk.device == .lun else {
      require(disk.rawio == nil, "'rawio' is for device='lun'", at: path + "/@rawio")
      require(disk.sgio == nil, "'sgio' is for device='lun'", at: path + "/@sgio")
      require(
        disk.source?.reservations == nil, "<reservations> are for device='lun'", at: path + "/source/reservations")
      return
    }
    switch disk.type {
    case .block, .volume: break
    case .network:
      let spoken = disk.source?.protocol
      require(
        spoken == .iscsi || spoken == nil, "a LUN over '\(spoken?.rawValue ?? "")' is none; iSCSI has LUNs",
        at: path + "/source/@protocol")
    default: refuse("a LUN is a block device, not of type '\(disk.type.rawValue)'", at: path + "/@type")
    }
    require(disk.sgio != .unfiltered, "no kernel leaves SCSI commands unfiltered any more", at: path + "/@sgio")
    if let format = disk.driver?.type {
      require(format == .raw, "a LUN is 'raw', not '\(format.rawValue)'", at: path + "/driver/@type")
    }
    require(disk.serial == nil, "a LUN has a serial number of its own", at: path + "/serial")
    require(disk.wwn == nil, "a LUN has a world-wide name of its own", at: path + "/wwn")
    require(
      disk.vendor == nil && disk.product == nil, "a LUN has a vendor and a product of its own", at: path + "/vendor")
    let copiesOnRead = disk.driver?.copyOnRead == .on
    require(!copiesOnRead, "a LUN cannot be copied on reading", at: path + "/driver/@copy_on_read")
  }
}
