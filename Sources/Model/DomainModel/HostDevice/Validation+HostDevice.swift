import DroverCore
import DroverXML

extension Validation {
  /// Devices of the host: each once, and each of its own kind.
  mutating func checkHostDevices() {
    var seen: [HostDevice] = []
    for (index, device) in devices.hostDevices.enumerated() {
      let path = "/domain/devices/hostdev[\(index + 1)]"
      require(
        !seen.contains { $0.isSame(as: device) }, .xmlError, "the device is given to the guest twice", at: path)
      seen.append(device)
      check(device, at: path)
    }
  }

  private mutating func check(_ device: HostDevice, at path: String) {
    if device.rawio != nil {
      require(device.type == .scsi, .xmlError, "rawio is for SCSI devices", at: path + "/@rawio")
    }
    switch device.type {
    case .mdev:
      require(device.source?.address?.uuid != nil, "a mediated device has a 'uuid'", at: path + "/source/address")
      require(device.model != nil, .xmlError, "a mediated device needs a model", at: path + "/@model")
      if let kind = device.info.address?.kind, device.model == .vfioPCI {
        require(
          kind == .pci, .xmlError, "a device of the model 'vfio-pci' has no address of type '\(kind.rawValue)'",
          at: path + "/address")
      }
      if device.display == .on {
        require(
          !devices.graphics.isEmpty, "a device with a display needs <graphics> to show it", at: path + "/@display")
      }
    case .pci:
      require(device.source?.address != nil, .xmlError, "a PCI device needs an <address>", at: path + "/source")
    case .scsiHost:
      require(device.info.boot == nil, "the guest cannot boot from a vhost SCSI device", at: path + "/boot")
    case .usb, .scsi, .storage, .misc, .net: break
    }
  }
}

extension HostDevice {
  /// Whether it is the same device of the host.
  fileprivate func isSame(as other: HostDevice) -> Bool {
    guard type == other.type, let source, let own = other.source else { return false }
    switch type {
    case .pci: return source.address?.pci == own.address?.pci
    case .usb:
      return source.address == own.address && source.vendor == own.vendor && source.product == own.product
    case .mdev: return source.address?.uuid == own.address?.uuid
    case .scsi:
      guard source.protocol == own.protocol else { return false }
      if source.protocol == .iscsi { return source.name == own.name && source.hosts == own.hosts }
      return source.adapter == own.adapter && source.address == own.address
    case .scsiHost: return source.wwpn == own.wwpn
    default: return false
    }
  }
}
