import DroverCore
import DroverXML

// A disk that another program serves: QEMU sees its rings and nothing of its content.
extension Validation {
  /// Refuses what such a disk cannot have.
  mutating func checkVHostUser(_ disk: Disk, _ target: DiskTarget, at path: String) {
    guard disk.type == .vhostuser else { return }
    require(
      disk.source?.path != nil, .xmlError, "a disk over vhost-user has the 'path' of its socket", at: path + "/source")
    require(target.bus == .virtio, "a disk over vhost-user hangs on 'virtio'", at: path + "/target/@bus")
    require(disk.device == .disk, "a disk over vhost-user is a plain disk", at: path + "/@device")
    requireSharedMemory("a disk over vhost-user", at: path)
    let driver = disk.driver
    let options: [(String, Bool)] = [
      ("snapshot", disk.snapshot != nil && disk.snapshot != .no), ("auth", disk.auth != nil),
      ("blockio", disk.blockio != nil),
      ("geometry", disk.geometry != nil), ("iotune", disk.iotune != nil), ("readonly", disk.readonly),
      ("shareable", disk.shareable), ("transient", disk.transient != nil), ("serial", disk.serial != nil),
      ("wwn", disk.wwn != nil), ("vendor", disk.vendor != nil), ("product", disk.product != nil),
      ("encryption", disk.encryption != nil), ("cache", driver?.cache != nil),
      ("error_policy", driver?.errorPolicy != nil),
      ("rerror_policy", driver?.rerrorPolicy != nil), ("io", driver?.io != nil),
      ("ioeventfd", driver?.ioeventfd != nil),
      ("copy_on_read", driver?.copyOnRead != nil), ("discard", driver?.discard != nil),
      ("iothread", driver?.iothread != nil),
      ("detect_zeroes", driver?.detectZeroes != nil), ("metadata_cache", driver?.metadataCache != nil),
      ("event_idx", driver?.eventIdx != nil),
    ]
    for (name, isThere) in options where isThere {
      refuse("'\(name)' is not for a disk over vhost-user", at: path)
    }
    if let format = driver?.type {
      require(format == .raw, "a disk over vhost-user is raw, not '\(format.rawValue)'", at: path + "/driver/@type")
    }
  }
}
