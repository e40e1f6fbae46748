import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// Everything that the guest finds plugged in, in the order in which QEMU makes it: what the board brings along
  /// first, then the options for devices.
  mutating func convertDevices() {
    numberControllers()
    findBootShift()
    findTransports()
    convertAudioBackends()
    convertScreens()
    addBoardVideo()
    addBoardInterfaces()
    addBoardUSB()
    let drives = pluggedDrives()
    for drive in drives where drive.interface != "virtio" && drive.interface != "pflash" { convert(plugged: drive) }
    convertFlash(drives.filter { $0.interface == "pflash" })
    convertOlderSound()
    convertOlderUSB()
    for position in deviceOrder { convert(at: position) }
    for drive in drives where drive.interface == "virtio" { convert(plugged: drive) }
    convertSerialLines()
    settleControllers()
    settleVideo()
    settleBoardDefaults()
  }

  /// Options that make a device, in the order of the making: those of the older grammar before those in JSON.
  var deviceOrder: [Int] {
    let all = model.positions(of: "device", "watchdog", "balloon", "virtfs", "virtioconsole")
    return all.filter { !model[$0].isJSON } + all.filter { model[$0].isJSON }
  }

  private mutating func convert(at position: Int) {
    let entry = model[position]
    switch entry.name {
    case "device": convert(DeviceSource(position: position, settings: entry.settings))
    case "watchdog": convert(DeviceSource(driver: entry.text, position: position))
    case "balloon": convertOlderBalloon(position)
    case "virtfs": convertSharedFolder(position)
    default: return
    }
  }

  /// Makes an element of a device, or keeps it as it stands.
  mutating func convert(_ source: DeviceSource) {
    var device = source
    claims = []
    let notesBefore = notes.count
    let placesBefore = (pci, usbPorts, virtioPorts, devices.hubs, hardwareAddresses)
    applyGlobals(to: &device)
    guard makeElement(&device) else {
      (pci, usbPorts, virtioPorts, devices.hubs, hardwareAddresses) = placesBefore
      if notes.count > notesBefore { notes.removeSubrange(notesBefore...) }
      claims = []
      return keep(source)
    }
    commit(source.position)
    if let position = source.position { model[position].settings = device.settings }
  }

  private mutating func makeElement(_ device: inout DeviceSource) -> Bool {
    if var virtio = device.virtio {
      // The short names mean the bus that the machine has.
      if board == .s390ccw, !device.driver.contains("-pci") { virtio.bus = "ccw" }
      return makeVirtio(&device, virtio)
    }
    // Without a bus it is on the controller that was made last.
    if hangsOnKeptUSB, device.driver.hasPrefix("usb-"), device.driver != "usb-ehci", !device.settings.has("bus") {
      return false
    }
    switch DeviceFamily.of(device.driver) {
    case .disk: return makeDisk(&device)
    case .pciBridge: return makePCIController(&device)
    case .usbController: return makeUSBController(&device)
    case .storageController: return makeStorageController(&device)
    case .interface: return makeInterface(&device)
    case .video: return makeVideo(&device)
    case .sound: return makeSound(&device)
    case .usbDevice: return makeUSBDevice(&device)
    case .character: return makeCharacterDevice(&device)
    case .hostDevice: return makeHostDevice(&device)
    case .memory: return makeMemoryModule(&device)
    case .other: return makeOther(&device)
    case nil: return false
    }
  }

  private mutating func makeVirtio(
    _ device: inout DeviceSource, _ virtio: (name: String, bus: String, dialect: VirtioModel?)
  ) -> Bool {
    switch virtio.name {
    case "virtio-blk", "vhost-user-blk": makeVirtioDisk(&device, virtio.bus, virtio.dialect)
    case "virtio-net": makeVirtioInterface(&device, virtio.bus, virtio.dialect)
    case "virtio-scsi", "virtio-serial": makeVirtioController(&device, virtio.name, virtio.bus, virtio.dialect)
    case "virtio-balloon": makeBalloon(&device, virtio.bus, virtio.dialect)
    case "virtio-rng": makeRNG(&device, virtio.bus, virtio.dialect)
    case "virtio-9p": makePlan9(&device, virtio.bus, virtio.dialect)
    case "vhost-user-fs": makeVirtioFS(&device, virtio.bus)
    case "vhost-vsock": makeVSock(&device, virtio.bus, virtio.dialect)
    case "vhost-scsi": makeSCSIHost(&device, virtio.bus, virtio.dialect)
    case "virtio-keyboard", "virtio-mouse", "virtio-tablet", "virtio-input-host":
      makeVirtioInput(&device, virtio.name, virtio.bus)
    case "virtio-gpu", "virtio-gpu-gl", "vhost-user-gpu": makeVirtioVideo(&device, virtio.bus)
    case "virtio-crypto": makeCrypto(&device, virtio.bus)
    case "virtio-sound": makeVirtioSound(&device, virtio.bus)
    case "virtio-iommu": makeVirtioIOMMU(&device)
    case "virtio-pmem", "virtio-mem": makeMemoryModule(&device)
    default: false
    }
  }

  /// In a definition the boot order begins with 1.
  private mutating func findBootShift() {
    let indexes = model.positions(of: "device").compactMap { model[$0].settings.peek("bootindex")?.optionNumber }
    if indexes.contains(0) { bootShift = 1 }
  }

  /// Properties of a device that no element says: an override of its front end does.
  mutating func addOverrides(_ device: DeviceSource, to info: inout DeviceInfo) {
    let rest = device.settings.rest
    guard !rest.isEmpty else { return }
    let alias = keptAlias(device.id)
    info.alias = DeviceAlias(alias)
    var frontend = QEMUOverrideFrontend()
    for entry in rest {
      guard let property = QEMUOverrideProperty(entry.key, entry.value) else { continue }
      frontend.properties.append(property)
      note(
        .kept, "-device \(device.driver),\(entry.key)=\(entry.value.optionText ?? "")", "no element says this property")
    }
    var override = QEMUOverrideDevice()
    override.alias = alias
    override.frontend = frontend
    add(override)
  }

  /// Adds to what the definition overrides; a device stands in it once.
  mutating func add(_ override: QEMUOverrideDevice) {
    var all = definition.override ?? QEMUOverride()
    if let place = all.devices.firstIndex(where: { $0.alias == override.alias }) {
      all.devices[place].frontend = all.devices[place].frontend ?? override.frontend
      all.devices[place].backend = all.devices[place].backend ?? override.backend
    } else {
      all.devices.append(override)
    }
    definition.override = all
  }
}

extension QEMUOverrideProperty {
  /// A property in the type that QEMU's JSON wants; nil for a list or an object.
  init?(_ key: String, _ value: JSON) {
    self.init()
    name = key
    switch value {
    case .bool(let flag): (type, self.value) = (.bool, flag ? "true" : "false")
    case .integer(let number): (type, self.value) = (number < 0 ? .signed : .unsigned, "\(number)")
    case .unsigned(let number): (type, self.value) = (.unsigned, "\(number)")
    case .string(let text):
      self.value = text
      if PropertyType.isWord(key) { return }
      if ["on", "off", "yes", "no", "true", "false"].contains(text), let flag = value.optionFlag {
        (type, self.value) = (.bool, flag ? "true" : "false")
      } else if let number = SizeText.number(text) {
        (type, self.value) = (.unsigned, "\(number)")
      } else if PropertyType.isSize(key), let bytes = SizeText.bytes(text) {
        (type, self.value) = (.unsigned, "\(bytes)")
      } else if text.hasPrefix("-"), Int64(text) != nil {
        type = .signed
      }
    case .double, .null, .array, .object: return nil
    }
  }
}

/// Which properties of QEMU's devices are texts although they look like a number or a switch.
enum PropertyType {
  /// Texts, and switches with a third position (`auto`).
  private static let words: Set<String> = [
    "serial", "product", "vendor", "model", "ver", "osk", "name", "tag", "mount_tag", "mac", "addr", "host", "sysfsdev",
    "romfile", "drive", "netdev", "chardev", "audiodev", "rng", "memdev", "tpmdev", "fsdev", "iothread", "device_id",
    "port", "bus", "write-cache", "disable-legacy", "intremap", "eim", "display", "master", "xres-auto", "mq-auto",
    "x-pcie-lnksta-dllla", "vhostfd", "wwpn", "guid", "rendernode", "migrate-extra", "ramfb-migrate", "msi", "msix",
    "page-sampling", "x-pre-copy-dirty-page-tracking", "enable-migration", "x-balloon-allowed", "failover_pair_id",
    "edid-file", "hostdevice", "rootdir", "desc", "filter", "evdev", "backend", "db", "cert1", "cert2", "cert3",
    "acpi", "legacy-ioport", "x-rombar", "aer", "pcie-auto", "x-speed", "x-width", "speed", "width", "smm",
  ]

  /// Sizes, which have units in the older grammar and are numbers in JSON (`DEFINE_PROP_SIZE`).
  private static let sizes: Set<String> = [
    "io-reserve", "mem-reserve", "pref32-reserve", "pref64-reserve", "label-size", "ram_size", "vram_size", "vgamem",
    "hostmem", "block-size", "requested-size", "pci-hole64-size", "cache-size", "queue-memory",
  ]

  static func isSize(_ key: String) -> Bool { sizes.contains(key) }

  static func isWord(_ key: String) -> Bool { words.contains(key) }
}
