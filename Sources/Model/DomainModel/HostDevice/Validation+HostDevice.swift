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

  private mutating func checkUSB(_ source: HostDeviceSource?, at path: String) {
    guard let vendor = source?.vendor else {
      return require(
        source?.address?.device != nil, .internalError, "a USB device is named by <vendor> and <product>, or <address>",
        at: path)
    }
    require(source?.product != nil, .internalError, "a USB device with a <vendor> has a <product>", at: path)
    require((vendor.id?.value ?? 0) > 0, .xmlError, "the vendor 0 does not exist", at: path + "/vendor/@id")
  }

  private mutating func checkSCSI(_ device: HostDevice, at path: String) {
    require(device.sgio != .unfiltered, "no kernel leaves SCSI commands unfiltered any more", at: path + "/@sgio")
    let source = device.source
    if source?.protocol == .iscsi {
      require(source?.name != nil, .xmlError, "a device over iSCSI has a 'name'", at: path + "/source")
      require(!(source?.hosts.isEmpty ?? true), .xmlError, "a device over iSCSI has a <host>", at: path + "/source")
      return
    }
    require(
      source?.adapter?.name != nil, .xmlError, "a SCSI device has the <adapter> it hangs on", at: path + "/source")
    guard let address = source?.address else {
      return refuse(.xmlError, "a SCSI device has an <address> on its adapter", at: path + "/source")
    }
    require(
      address.bus != nil && address.target != nil && address.unit != nil, .xmlError,
      "a SCSI device has a bus, a target and a unit", at: path + "/source/address")
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
      require(
        device.driver?.name != .kvm && device.driver?.name != .xen, .internalError,
        "VFIO assigns PCI devices, not '\(device.driver?.name?.rawValue ?? "")'", at: path + "/driver/@name")
      require(
        device.source?.writeFiltering == nil, "QEMU always filters writes to the configuration space",
        at: path + "/source/@writeFiltering")
      require((device.source?.address?.slot ?? 0) <= 0x1F, .xmlError, "a PCI slot is at most 31", at: path + "/source")
      require(
        (device.source?.address?.function ?? 0) <= 7, .xmlError, "a PCI function is at most 7", at: path + "/source")
      require(device.source?.address != nil, .xmlError, "a PCI device needs an <address>", at: path + "/source")
    case .scsiHost:
      require(device.info.boot == nil, "the guest cannot boot from a vhost SCSI device", at: path + "/boot")
      require(device.source?.protocol == .vhost, "a SCSI host is reached by protocol='vhost'", at: path + "/source")
      guard let name = device.source?.wwpn else {
        return refuse(.xmlError, "a vhost SCSI device has a 'wwpn'", at: path + "/source")
      }
      require(
        name.hasPrefix("naa.5") && name.utf8.count == 20 && name.dropFirst(4).allSatisfy(\.isHexDigit), .xmlError,
        "'\(name)' is no port: naa.5 and 15 hexadecimal digits are", at: path + "/source/@wwpn")
    case .usb: checkUSB(device.source, at: path + "/source")
    case .scsi: checkSCSI(device, at: path)
    case .storage, .misc, .net: break
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
