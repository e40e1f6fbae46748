import DroverXML

extension HostDevice {
  /// What is left open means "no".
  mutating func normalise() {
    if managed == nil { managed = .no }
    if type == .mdev, model == .vfioPCI, display == nil { display = .off }
    if source?.protocol == .iscsi, let name = source?.name { source?.name = StorageSource.withUnit(name) }
  }
}

extension Devices {
  /// SCSI devices of the host take the first free place of the SCSI controllers, seven to each.
  mutating func assignHostDeviceAddresses() {
    let indexes = controllers.filter { $0.type == .scsi }.compactMap(\.index)
    for position in hostDevices.indices
    where hostDevices[position].type == .scsi && hostDevices[position].info.address == nil {
      for controller in indexes + [UInt32(clamping: indexes.count)] {
        guard let unit = freeUnit(on: controller) else { continue }
        hostDevices[position].info.address = .drive(
          DriveAddress(controller: controller, bus: 0, target: 0, unit: unit))
        break
      }
    }
  }

  private func freeUnit(on controller: UInt32) -> UInt32? {
    let drives =
      disks.filter { $0.target?.bus == .scsi }.compactMap { $0.info.address?.drive }
      + hostDevices.filter { $0.type == .scsi }.compactMap { $0.info.address?.drive }
    let taken = Set(drives.filter { $0.controller == controller && $0.bus == 0 && $0.target == 0 }.map(\.unit))
    return (0..<7).first { !taken.contains($0) }
  }
}
