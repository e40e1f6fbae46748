import DomainModel
import DroverCore
import DroverXML

/// A device of QEMU while it becomes an element.
struct DeviceSource {
  /// Where its option stands; nil for one that another option implies.
  var position: Int?
  /// The name of the driver.
  var driver: String
  /// Its name in QEMU.
  var id: String?
  /// Its properties.
  var settings: Settings

  init(position: Int?, settings: Settings) {
    self.position = position
    self.settings = settings
    let name = self.settings.text("driver") ?? ""
    driver = Self.aliases[name] ?? name
    id = self.settings.text("id")
  }

  init(driver: String, position: Int? = nil) {
    self.driver = driver
    self.position = position
    settings = Settings()
  }

  /// Other names that QEMU has for a driver (`qdev_alias_table`), as far as no more than their letters differ.
  private static let aliases = ["ac97": "AC97", "es1370": "ES1370"]

  /// The driver without what says on which bus a virtio device sits; nil when it is none.
  var virtio: (name: String, bus: String, dialect: VirtioModel?)? {
    for (suffix, bus, dialect) in [
      ("-pci-non-transitional", "pci", VirtioModel.virtioNonTransitional),
      ("-pci-transitional", "pci", .virtioTransitional), ("-pci", "pci", nil), ("-ccw", "ccw", nil),
      ("-device", "mmio", nil),
    ] as [(String, String, VirtioModel?)] where driver.hasSuffix(suffix) {
      let name = String(driver.dropLast(suffix.count))
      guard name.hasPrefix("virtio-") || name.hasPrefix("vhost-") else { return nil }
      return (name, bus, dialect)
    }
    guard let name = Self.shortVirtio[driver] else { return nil }
    return (name, "pci", nil)
  }

  /// Names that stand for the PCI device where the machine has PCI.
  private static let shortVirtio = [
    "virtio-blk": "virtio-blk", "virtio-net": "virtio-net", "virtio-serial": "virtio-serial",
    "virtio-scsi": "virtio-scsi", "virtio-balloon": "virtio-balloon", "virtio-rng": "virtio-rng",
    "virtio-9p": "virtio-9p", "virtio-gpu": "virtio-gpu", "virtio-keyboard": "virtio-keyboard",
    "virtio-mouse": "virtio-mouse", "virtio-tablet": "virtio-tablet", "virtio-input-host": "virtio-input-host",
    "virtio-crypto": "virtio-crypto", "vhost-vsock": "vhost-vsock", "vhost-user-fs": "vhost-user-fs",
    "virtio-sound": "virtio-sound", "virtio-iommu": "virtio-iommu",
  ]
}

extension DefinitionDraft {
  /// What all devices say alike: the name, the place in the boot order, the ROM.
  func info(_ device: inout DeviceSource) -> DeviceInfo {
    var info = DeviceInfo()
    if let id = device.id { info.alias = DeviceAlias(id) }
    if let index: UInt32 = device.settings.number("bootindex") {
      info.boot = DeviceBoot(index, bootShift)
      info.boot?.loadparm = device.settings.text("loadparm")
    }
    return info
  }

  /// The same for a device on PCI, with its place there.
  ///
  /// - Returns: nil when the bus that it names is unknown.
  mutating func pciInfo(_ device: inout DeviceSource) -> DeviceInfo? {
    var info = info(&device)
    let bus = device.settings.text("bus")
    let multifunction = device.settings.onOff("multifunction")
    let address = device.settings.take("addr").flatMap(PCIPlaces.address)
    guard var place = pci.take(bus: bus, address: address), !pci.isBeyondDefinition(place) else { return nil }
    place.multifunction = multifunction
    info.address = .pci(place)
    if let index: UInt32 = device.settings.number("acpi-index") {
      info.acpi = DeviceACPI()
      info.acpi?.index = index
    }
    takeROM(&device, &info)
    return info
  }

  private func takeROM(_ device: inout DeviceSource, _ info: inout DeviceInfo) {
    var rom = DeviceROM()
    if let file = device.settings.text("romfile") {
      if file.isEmpty { rom.enabled = .no } else { rom.file = file }
    }
    if rom.enabled == nil { rom.bar = device.settings.onOff("rombar") }
    if rom != DeviceROM() { info.rom = rom }
  }

  /// What `virtioInfo` gives, for a device of which all else has been read: the rest of its settings become overrides.
  mutating func wholeVirtioInfo(_ device: inout DeviceSource, bus: String) -> DeviceInfo? {
    guard var info = virtioInfo(&device, bus: bus) else { return nil }
    addOverrides(device, to: &info)
    return info
  }

  /// The same for a virtio device, on whichever bus.
  mutating func virtioInfo(_ device: inout DeviceSource, bus: String) -> DeviceInfo? {
    switch bus {
    case "pci":
      return pci.hasRoot ? pciInfo(&device) : nil
    case "ccw":
      var info = info(&device)
      guard let address = channelAddress(device.settings.text("devno")) else { return nil }
      info.address = .ccw(address)
      return info
    default:
      // Which of the machine's transports it is an override says.
      var info = info(&device)
      info.address = .virtioMMIO
      takeTransport(&device)
      return info
    }
  }

  /// Names the transport that QEMU gives to a device: the last one that is free.
  private mutating func takeTransport(_ device: inout DeviceSource) {
    guard var taken = transports else { return }
    let named = device.settings.peekText("bus").flatMap { name in
      name.lastIndex(of: ".").flatMap { Int(name[name.index(after: $0)...]) }
    }
    let count = architecture?.isRISCV ?? false ? 8 : 32
    guard let number = named ?? (0..<count).last(where: { !taken.contains($0) }) else { return }
    taken.insert(number)
    transports = taken
    if named == nil { device.settings.set("bus", .string("virtio-mmio-bus.\(number)")) }
  }

  /// Devices of several kinds are made in another order from a definition: they then say their transports.
  mutating func findTransports() {
    guard board == .virt, architecture.map({ $0.isArm || $0.isRISCV }) ?? false else { return }
    var kinds: Set<String> = []
    for position in model.positions(of: "device") {
      let device = DeviceSource(position: position, settings: model[position].settings)
      if let virtio = device.virtio, virtio.bus == "mmio" { kinds.insert(virtio.name) }
    }
    if kinds.count > 1 { transports = [] }
  }

  /// The place of a device on the mainframe's channels; without a number of its own it gets the first that is free
  /// from that of its subchannel on.
  mutating func channelAddress(_ number: String?) -> CCWAddress? {
    var address = CCWAddress()
    defer { channelCount += 1 }
    guard let number else {
      let last = channelCount + UInt64(channelDevices.count)
      let free = (channelCount...last).first { !channelDevices.contains($0) } ?? last
      channelDevices.insert(free)
      address.cssid = XMLHexNumber(0xFE)
      address.ssid = XMLHexNumber(0)
      address.devno = XMLHexNumber(free)
      return address
    }
    let parts = number.split(separator: ".").map { UInt64($0, radix: 16) }
    guard parts.count == 3, let cssid = parts[0], let ssid = parts[1], let devno = parts[2] else { return nil }
    if ssid == 0 { channelDevices.insert(devno) }
    address.cssid = XMLHexNumber(cssid)
    address.ssid = XMLHexNumber(ssid)
    address.devno = XMLHexNumber(devno)
    return address
  }

  /// The same for a device on USB, with the port that it names.
  ///
  /// - Returns: nil when the bus that it names is unknown.
  mutating func usbInfo(_ device: inout DeviceSource) -> DeviceInfo? {
    var info = info(&device)
    let name = device.settings.text("bus")
    let port = device.settings.text("port")
    // QEMU takes the controller that was made last.
    let made = devices.controllers.last { $0.type == .usb && $0.info.master == nil }
    guard let index = name.map({ usbIndex($0) }) ?? made?.index ?? (port == nil ? nil : 0) else {
      return name == nil ? info : nil
    }
    let wanted = port.map { text in text.split(separator: ".").compactMap { UInt32($0) } }
    var ports = usbPorts[index] ?? devices.controllers.first { $0.type == .usb && $0.index == index }.map(USBPorts.init)
    guard let found = ports?.take(wanted, isHub: device.driver == "usb-hub") else {
      info.address = .usb(USBAddress(bus: index, port: wanted ?? []))
      return info
    }
    usbPorts[index] = ports
    if let path = found.newHub {
      var hub = Hub()
      hub.info.address = .usb(USBAddress(bus: index, port: path))
      devices.hubs.append(hub)
    }
    info.address = .usb(USBAddress(bus: index, port: found.path))
    return info
  }

  /// The index of a USB bus by QEMU's name: that of its controller with `.0`.
  private func usbIndex(_ name: String) -> UInt32? {
    controllers.index(of: .usb, named: name.hasSuffix(".0") ? String(name.dropLast(2)) : name)
  }

  /// The options that every virtio device has.
  func virtioDriver(_ settings: inout Settings) -> VirtioDriver? {
    var driver = VirtioDriver()
    driver.iommu = settings.onOff("iommu_platform")
    driver.ats = settings.onOff("ats")
    driver.packed = settings.onOff("packed")
    driver.pagePerVq = settings.onOff("page-per-vq")
    return driver == VirtioDriver() ? nil : driver
  }
}
