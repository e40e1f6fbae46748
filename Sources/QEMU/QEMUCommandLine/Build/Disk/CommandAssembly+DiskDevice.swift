import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// The device that shows a disk to the guest, without its image; nil where the machine has the device itself.
  func device(of disk: Disk) throws(VirtError) -> Properties? {
    switch disk.target?.bus {
    case .virtio: return virtioDisk(disk)
    case .ide, .sata: return ideDisk(disk)
    case .scsi: return try scsiDisk(disk)
    case .fdc:
      var device = Properties(driver: "floppy")
      device.add("unit", number: disk.info.address?.drive?.unit)
      return device
    case .usb:
      var device = Properties(driver: "usb-storage")
      device.merge(place(disk.info))
      return device
    case .nvme:
      var device = Properties(driver: "nvme-ns")
      let drive = disk.info.address?.drive
      device.add("bus", "nvme\(drive?.controller ?? 0)")
      device.add("nsid", number: (drive?.unit ?? 0) + 1)
      return device
    default:
      throw unsupported("QEMU has no disk on the bus '\(disk.target?.bus?.rawValue ?? "none")'")
    }
  }

  /// What every disk has: id, boot order, sizes of blocks, cache, names.
  func finish(_ disk: Disk, _ device: inout Properties) {
    device.add("id", disk.info.alias?.name)
    if disk.target?.bus != .fdc { device.add("bootindex", number: bootIndex(disk.info)) }
    if disk.shareable, disk.target?.bus != .fdc { device.add("share-rw", flag: true) }
    if disk.target?.bus == .usb { device.add("removable", flag: disk.target?.removable == .on) }
    if disk.target?.bus == .scsi, disk.target?.removable == .on { device.add("removable", flag: true) }
    addGeometry(disk, to: &device)
    if let rate = disk.target?.rotationRate, rate > 0 { device.add("rotation_rate", number: rate) }
    device.add("dpofua", flag: disk.target?.dpofua)
    addNames(disk, to: &device)
    addWriteCache(disk, to: &device)
    device.add("werror", disk.driver?.errorPolicy.map { $0 == .enospace ? "enospc" : $0.rawValue })
    device.add("rerror", disk.driver?.readPolicy)
  }

  private func addGeometry(_ disk: Disk, to device: inout Properties) {
    if let geometry = disk.geometry, (geometry.cyls ?? 0) > 0 {
      device.add("cyls", number: geometry.cyls)
      device.add("heads", number: geometry.heads)
      device.add("secs", number: geometry.secs)
      device.add("bios-chs-trans", geometry.trans?.rawValue)
    }
    device.add("logical_block_size", number: disk.blockio?.logicalBlockSize)
    device.add("physical_block_size", number: disk.blockio?.physicalBlockSize)
    device.add("discard_granularity", number: disk.blockio?.discardGranularity)
  }

  private func addNames(_ disk: Disk, to device: inout Properties) {
    if let wwn = disk.wwn {
      device.add("wwn", number: UInt64(wwn.hasPrefix("0x") ? wwn.dropFirst(2) : wwn[...], radix: 16))
    }
    if disk.target?.bus == .scsi {
      device.add("vendor", disk.vendor)
      device.add("product", disk.product)
    } else if disk.target?.bus == .ide || disk.target?.bus == .sata {
      device.add("model", disk.product)
    }
    // A blank is written with a backslash, as it always was: guests know their disks by this.
    device.add(
      "serial", disk.serial.map { $0.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "\\ ") })
  }

  private func addWriteCache(_ disk: Disk, to device: inout Properties) {
    guard let cache = disk.cachedDriver?.cache, cache != .default, disk.device != .lun else { return }
    let isOn = cache != .writethrough && cache != .directsync
    device.add("write-cache", isOn ? "on" : "off")
  }

  private func virtioDisk(_ disk: Disk) -> Properties {
    let driver = disk.driver
    var device = virtioDevice("virtio-blk", disk.info, model: disk.model, options: VirtioOptions(driver))
    if let threads = driver?.iothreads?.threads, !threads.isEmpty {
      device.add("iothread-vq-mapping", json: Self.mapping(threads))
    } else if let thread = driver?.iothread {
      device.add("iothread", "iothread\(thread)")
    }
    device.add("ioeventfd", flag: driver?.ioeventfd)
    device.add("event_idx", flag: driver?.eventIdx)
    device.add("num-queues", number: driver?.queues)
    device.add("queue-size", number: driver?.queueSize)
    device.merge(place(disk.info))
    return device
  }

  private func ideDisk(_ disk: Disk) -> Properties {
    let drive = disk.info.address?.drive ?? DriveAddress()
    var device = Properties(driver: disk.device == .cdrom ? "ide-cd" : "ide-hd")
    if disk.target?.bus == .sata {
      device.add("bus", "\(alias(of: .sata, index: drive.controller)).\(drive.unit)")
    } else {
      device.add("bus", "\(alias(of: .ide, index: drive.controller)).\(drive.bus)")
      device.add("unit", number: drive.unit)
    }
    return device
  }

  private func scsiDisk(_ disk: Disk) throws(VirtError) -> Properties {
    let drive = disk.info.address?.drive ?? DriveAddress()
    let driver: String
    switch disk.device {
    case .lun: driver = "scsi-block"
    case .cdrom: driver = "scsi-cd"
    default: driver = "scsi-hd"
    }
    var device = Properties(driver: driver)
    let controller = devices.controllers.first { $0.type == .scsi && $0.index == drive.controller }
    device.merge(SCSIPlace.properties(drive, bus: alias(of: .scsi, index: drive.controller), model: controller?.model))
    if disk.device != .lun, platform.supports(.scsiDeviceID) {
      device.add("device_id", disk.serial ?? "drive-\(disk.scsiPlaceName(controller?.model))")
    }
    return device
  }
}

/// Where a device sits on a SCSI controller, as QEMU is told.
enum SCSIPlace {
  /// Older controllers know targets only, of which libvirt writes the number as the unit.
  static func isNarrow(_ model: ControllerModel?) -> Bool {
    model == .lsilogic || model == .am53c974 || model == .dc390 || model == .ncr53c90
  }

  static func properties(_ drive: DriveAddress, bus: String, model: ControllerModel?) -> Properties {
    var place = Properties()
    if isNarrow(model) {
      place.add("bus", "\(bus).\(drive.bus)")
      place.add("scsi-id", number: drive.unit)
    } else {
      place.add("bus", "\(bus).0")
      place.add("channel", number: drive.bus)
      place.add("scsi-id", number: drive.target)
      place.add("lun", number: drive.unit)
    }
    return place
  }
}

extension Disk {
  /// The name that a disk on a SCSI controller has by its place.
  fileprivate func scsiPlaceName(_ model: ControllerModel?) -> String {
    let drive = info.address?.drive ?? DriveAddress()
    return model == .lsilogic
      ? "scsi\(drive.controller)-\(drive.bus)-\(drive.unit)"
      : "scsi\(drive.controller)-\(drive.bus)-\(drive.target)-\(drive.unit)"
  }
}

extension DiskDriver {
  /// What happens when reading fails; what happens when writing fails holds for both, if nothing else is said.
  fileprivate var readPolicy: String? {
    if let rerrorPolicy { return rerrorPolicy.rawValue }
    switch errorPolicy {
    case .stop, .report, .ignore: return errorPolicy?.rawValue
    case .enospace, nil: return nil
    }
  }
}
