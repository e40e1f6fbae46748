import DomainModel

/// At which place the guest boots from which device.
enum BootOrder {
  /// The places by alias: each device's own, or else the first of each kind that `<os><boot dev=…/>` names.
  static func indexes(of definition: DomainDefinition) -> [String: UInt32] {
    guard let devices = definition.devices else { return [:] }
    var indexes: [String: UInt32] = [:]
    for info in devices.allInfos {
      if let order = info.boot?.order, let alias = info.alias?.name { indexes[alias] = order }
    }
    guard let boots = definition.os?.boots, !boots.isEmpty else { return indexes }
    for (place, boot) in boots.enumerated() {
      let order = UInt32(clamping: place + 1)
      let alias: String?
      switch boot.dev {
      case .hd: alias = devices.disks.first { $0.device == .disk || $0.device == .lun }?.info.alias?.name
      case .cdrom: alias = devices.disks.first { $0.device == .cdrom }?.info.alias?.name
      case .fd: alias = devices.disks.first { $0.device == .floppy }?.info.alias?.name
      case .network: alias = devices.interfaces.first?.info.alias?.name
      }
      if let alias { indexes[alias] = order }
    }
    return indexes
  }
}
