extension DomainDefinition {
  /// Numbers the images of all disks, so that each has a node in QEMU of its own (`libvirt-<n>-storage`).
  ///
  /// Counted from the last disk to the first, and within a disk from the top of its chain to its base, then its
  /// filters. An SD card is attached in the old way and has none.
  public mutating func assignStorageIndexes() {
    guard var devices else { return }
    var next: UInt32 = 1
    for index in devices.disks.indices.reversed() {
      if devices.disks[index].source == nil { devices.disks[index].source = StorageSource() }
      if devices.disks[index].target?.bus == .sd { continue }
      devices.disks[index].source?.index = next
      next += 1
      devices.disks[index].backingStore?.assignIndexes(&next)
      next += UInt32(clamping: devices.disks[index].throttlefilters?.filters.count ?? 0)
    }
    self.devices = devices
  }
}

extension BackingStore {
  fileprivate mutating func assignIndexes(_ next: inout UInt32) {
    guard type != nil else { return }
    index = next
    next += 1
    for position in below.indices { below[position].assignIndexes(&next) }
  }
}
