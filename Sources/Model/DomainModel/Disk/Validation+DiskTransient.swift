import DroverXML

// Which disks may forget what was written to them: those that libvirt lets.
extension Validation {
  /// Holds a `<transient/>` against its disk.
  mutating func checkTransient(_ disk: Disk, _ target: DiskTarget, at path: String) {
    guard let transient = disk.transient else { return }
    require(!disk.readonly, "a disk that is only read has no changes to throw away", at: path)
    require(disk.device == .disk, "a \(disk.device.rawValue) cannot throw its changes away, a disk can", at: path)
    let isFile = disk.type == .file
    require(isFile, "only an image in a file can be kept as it is, not one of type '\(disk.type.rawValue)'", at: path)
    require(!isFile || disk.source?.file != nil, "a disk without an image has no changes to throw away", at: path)
    guard transient.shareBacking == .yes, let bus = target.bus else { return }
    require(
      [.usb, .virtio, .scsi].contains(bus),
      "an image is shared by transient disks on the buses 'usb', 'virtio' and 'scsi', not '\(bus.rawValue)'",
      at: path + "/@shareBacking")
  }
}
