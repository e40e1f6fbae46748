import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// Devices of the host: interfaces that are such, then the others.
  mutating func addHostDevices() throws(VirtError) {
    for interface in devices.interfaces where interface.type == .hostdev { try addPCI(interface) }
    // A device without a place is kept from the host and not given to the guest.
    for device in devices.hostDevices where device.info.address != .unassigned { try add(device) }
  }

  private mutating func add(_ device: HostDevice) throws(VirtError) {
    guard device.mode == .subsystem else {
      throw unsupported("QEMU takes no host device of mode '\(device.mode.rawValue)'; subsystem is what it takes")
    }
    switch device.type {
    case .pci: addPCI(device)
    case .usb: addUSB(device)
    case .scsi: try addSCSI(device)
    case .scsiHost: addSCSIHost(device)
    case .mdev: try addMediated(device)
    case .storage, .misc, .net:
      throw unsupported("QEMU takes no host device of type '\(device.type.rawValue)'")
    }
  }

  private mutating func addPCI(_ interface: NetworkInterface) throws(VirtError) {
    guard let address = interface.source?.hostAddress?.address else {
      throw unsupported("an interface of type 'hostdev' names no device of the host")
    }
    var device = Properties(driver: "vfio-pci")
    device.add("host", address.hostText)
    device.add("id", interface.info.alias?.name)
    device.add("bootindex", number: bootIndex(interface.info))
    device.add("failover_pair_id", interface.teaming?.persistent)
    device.merge(place(interface.info))
    add(device: device)
  }

  private mutating func addPCI(_ hostDevice: HostDevice) {
    let hasRamfb = hostDevice.ramfb == .on
    var device = Properties(driver: hasRamfb ? "vfio-pci-nohotplug" : "vfio-pci")
    device.add("host", hostDevice.source?.address?.pci.hostText)
    device.add("id", hostDevice.info.alias?.name)
    device.add("bootindex", number: bootIndex(hostDevice.info))
    device.add("display", word: hostDevice.display)
    if hasRamfb { device.add("ramfb", flag: true) }
    device.add("failover_pair_id", hostDevice.teaming?.persistent)
    device.merge(place(hostDevice.info))
    add(device: device)
  }

  private mutating func addUSB(_ hostDevice: HostDevice) {
    let address = hostDevice.source?.address
    var device = Properties(driver: "usb-host")
    func three(_ number: UInt32?) -> String {
      let text = "\(number ?? 0)"
      return String(repeating: "0", count: max(0, 3 - text.utf8.count)) + text
    }
    if address?.bus != nil || address?.device != nil {
      device.add("hostdevice", "/dev/bus/usb/\(three(address?.bus))/\(three(address?.device))")
    } else {
      device.add("vendorid", number: hostDevice.source?.vendor?.id?.value)
      device.add("productid", number: hostDevice.source?.product?.id?.value)
    }
    device.add("id", hostDevice.info.alias?.name)
    switch hostDevice.source?.guestReset {
    case .off:
      device.add("guest-reset", flag: false)
      device.add("guest-resets-all", flag: false)
    case .uninitialized:
      device.add("guest-reset", flag: true)
      device.add("guest-resets-all", flag: false)
    case .on:
      device.add("guest-reset", flag: true)
      device.add("guest-resets-all", flag: true)
    case nil: break
    }
    device.add("bootindex", number: bootIndex(hostDevice.info))
    device.merge(place(hostDevice.info))
    add(device: device)
  }

  private mutating func addSCSI(_ hostDevice: HostDevice) throws(VirtError) {
    let alias = hostDevice.info.alias?.name ?? ""
    let node = "libvirt-\(nodeNumber(of: hostDevice))-backend"
    if hostDevice.source?.protocol == .iscsi {
      try addISCSI(hostDevice, node: node)
    } else {
      var block = Properties()
      block.add("driver", "host_device")
      block.add("filename", context.scsiGenericPath(hostDevice))
      block.add("node-name", node)
      block.add("read-only", flag: hostDevice.readonly)
      add(block: block)
    }
    var device = Properties(driver: "scsi-generic")
    device.add("drive", node)
    device.add("id", alias)
    let drive = hostDevice.info.address?.drive ?? DriveAddress()
    let controller = devices.controllers.first { $0.type == .scsi && $0.index == drive.controller }
    device.merge(
      SCSIPlace.properties(drive, bus: self.alias(of: .scsi, index: drive.controller), model: controller?.model))
    if hostDevice.shareable { device.add("share-rw", flag: true) }
    device.add("bootindex", number: bootIndex(hostDevice.info))
    add(device: device)
  }

  /// The number of a SCSI device's node: counted on after all images and filters of disks.
  private func nodeNumber(of hostDevice: HostDevice) -> Int {
    let images = devices.disks.reduce(0) { $0 + 1 + $1.backingDepth + ($1.throttlefilters?.filters.count ?? 0) }
    let before = devices.hostDevices.filter { $0.type == .scsi }.prefix { $0 != hostDevice }
    return images + before.count + 1
  }

  private mutating func addISCSI(_ hostDevice: HostDevice, node: String) throws(VirtError) {
    var source = StorageSource()
    source.protocol = .iscsi
    source.name = hostDevice.source?.name
    source.hosts = hostDevice.source?.hosts ?? []
    source.auth = hostDevice.source?.auth
    source.initiator = hostDevice.source?.initiator
    let layer = BlockChain.Layer(
      name: node, type: .network, source: source, format: .raw, isReadOnly: hostDevice.readonly)
    if let secret = source.auth?.secret {
      try addSecret("\(node)-secret0", SecretReference(uuid: secret.uuid, usage: secret.usage))
    }
    var block = try storage(layer)
    if source.auth != nil { block.add("password-secret", "\(node)-secret0") }
    block.add("node-name", node)
    block.add("read-only", flag: hostDevice.readonly)
    add(block: block)
  }

  private mutating func addSCSIHost(_ hostDevice: HostDevice) {
    let dialect = hostDevice.model.flatMap { VirtioModel(rawValue: $0.rawValue) }
    var device = virtioDevice("vhost-scsi", hostDevice.info, model: dialect, options: VirtioOptions())
    device.add("wwpn", hostDevice.source?.wwpn)
    device.add("vhostfd", "\(descriptor(for: .vhostSCSI))")
    finish(&device, hostDevice.info)
    add(device: device)
  }

  private mutating func addMediated(_ hostDevice: HostDevice) throws(VirtError) {
    let name: String
    switch hostDevice.model {
    case .vfioPCI: name = hostDevice.ramfb == .on ? "vfio-pci-nohotplug" : "vfio-pci"
    case .vfioCCW: name = "vfio-ccw"
    case .vfioAP: name = "vfio-ap"
    default: throw unsupported("a mediated device has no model; vfio-pci, vfio-ccw and vfio-ap are the models")
    }
    var device = Properties(driver: name)
    device.add("id", hostDevice.info.alias?.name)
    device.add("sysfsdev", "/sys/bus/mdev/devices/\(hostDevice.source?.address?.uuid?.description ?? "")")
    device.add("display", word: hostDevice.display)
    if hostDevice.ramfb == .on { device.add("ramfb", flag: true) }
    device.add("bootindex", number: bootIndex(hostDevice.info))
    device.merge(place(hostDevice.info))
    add(device: device)
  }
}

extension PCIAddress {
  /// `0000:06:12.5`, as the host writes it.
  var hostText: String {
    func hex(_ value: UInt32, _ width: Int) -> String {
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(hex(domain, 4)):\(hex(bus, 2)):\(hex(slot, 2)).\(String(function, radix: 16))"
  }
}

extension LaunchContext {
  /// The device file of a SCSI device of the host.
  func scsiGenericPath(_ device: HostDevice) -> String {
    guard let address = device.source?.address, let name = device.source?.adapter?.name else { return "" }
    let host = name.hasPrefix("scsi_host") ? String(name.dropFirst("scsi_host".count)) : name
    let key = "\(host):\(address.bus ?? 0):\(address.target ?? 0):\(address.unit ?? 0)"
    return scsiGenericDevices[key] ?? "/dev/sg0"
  }
}
