extension DomainDefinition {
  /// Gives every device the id that it has in QEMU while the domain runs.
  ///
  /// The last thing before a start: names that people chose (`ua-…`) stay, all others are libvirt's, because saved
  /// images and migrations know devices by them.
  public mutating func assignAliases(for platform: GuestPlatform) {
    guard var devices else { return }
    let architecture = os?.type?.arch ?? platform.architecture
    let board = MachineType.board(of: os?.type?.machine ?? "", on: architecture)
    let names = devices.slots.map { devices.standardAlias(of: $0, board: board) }
    for (slot, name) in zip(devices.slots, names) {
      guard devices[slot].alias?.isUserChosen != true else { continue }
      devices[slot].alias = name.map { DeviceAlias($0) }
    }
    // The first console of a PC is its first serial port once more.
    if let first = devices.consoles.first, first.target?.type == "serial", let serial = devices.serials.first {
      devices.consoles[0].info.alias = serial.info.alias
    }
    self.devices = devices
  }

  /// Gives a name to every device that has none: those of a guest that somebody else started have the ids of its
  /// command line, where that gives any.
  public mutating func assignMissingAliases(for platform: GuestPlatform) {
    guard let given = devices else { return }
    assignAliases(for: platform)
    guard var devices else { return }
    var taken: Set<String> = []
    for slot in given.slots { if let name = given[slot].alias?.name { taken.insert(name) } }
    for slot in given.slots {
      if let name = given[slot].alias {
        devices[slot].alias = name
      } else if let name = devices[slot].alias?.name, taken.contains(name) {
        // Another device has that id in QEMU.
        devices[slot].alias = nil
      }
    }
    self.devices = devices
  }
}

extension Devices {
  /// The name that a device has when nobody chose one; nil for what QEMU gives no id.
  func standardAlias(of slot: DeviceSlot, board: MachineType.Board) -> String? {
    switch slot {
    case .disk(let index): disks[at: index].map { diskAlias($0) }
    case .controller(let index): controllers[at: index].map { $0.standardAlias(board: board) }
    case .filesystem(let index): "fs\(index)"
    case .interface(let index): interfaceAlias(index)
    case .smartcard(let index): "smartcard\(index)"
    case .serial(let index): "serial\(index)"
    case .parallel(let index): "parallel\(index)"
    case .channel(let index): "channel\(index)"
    case .console(let index): "console\(index)"
    case .input(let index): "input\(index)"
    case .tpm(let index): "tpm\(index)"
    case .sound(let index): "sound\(index)"
    case .video(let index): "video\(index)"
    case .hostDevice(let index): hostDeviceAlias(index)
    case .redirectedDevice(let index): "redir\(index)"
    case .hub(let index): "hub\(index)"
    case .watchdog(let index): "watchdog\(index)"
    case .balloon: "balloon0"
    case .rng(let index): "rng\(index)"
    case .nvram: "nvram"
    case .panic(let index): "panic\(index)"
    case .sharedMemory(let index): "shmem\(index)"
    case .memory(let index): memoryAlias(index)
    case .iommu(let index): "iommu\(index)"
    case .vsock: "vsock0"
    case .crypto(let index): "crypto\(index)"
    case .persistentStore: "pstore0"
    }
  }

  private func diskAlias(_ disk: Disk) -> String {
    let bus = disk.target?.bus ?? .ide
    guard let place = disk.info.address?.drive, bus != .virtio, bus != .usb else {
      let number = disk.target.flatMap { DiskName($0.dev) }?.index ?? 0
      return "\(bus.rawValue)-disk\(number)"
    }
    let prefix = "\(bus.rawValue)\(place.controller)-\(place.bus)"
    guard bus == .scsi else { return "\(prefix)-\(place.unit)" }
    let model = controllers.first { $0.type == .scsi && $0.index == place.controller }?.model
    return model == .lsilogic
      ? "\(prefix)-\(place.unit)" : "\(prefix)-\(place.target)-\(place.unit)"
  }

  private func interfaceAlias(_ index: Int) -> String {
    guard interfaces[at: index]?.type == .hostdev else { return "net\(index)" }
    return "hostdev\(interfaces.prefix(index).filter { $0.type == .hostdev }.count)"
  }

  /// Host devices are counted on without those that people named.
  private func hostDeviceAlias(_ index: Int) -> String {
    let before = hostDevices.prefix(index).filter { !($0.info.alias?.isUserChosen ?? false) }.count
    return "hostdev\(before + interfaces.filter { $0.type == .hostdev }.count)"
  }

  private func memoryAlias(_ index: Int) -> String? {
    guard let memory = memories[at: index] else { return nil }
    let same = memories.prefix(index).filter { $0.model == memory.model }.count
    let slot = memory.info.address?.dimm?.slot
    switch memory.model {
    case .dimm: return "dimm\(slot ?? UInt32(clamping: same))"
    case .nvdimm: return "nvdimm\(slot ?? UInt32(clamping: same))"
    case .virtioPMEM: return "virtiopmem\(same)"
    case .virtioMem: return "virtiomem\(same)"
    case .sgxEPC: return "epc\(same)"
    }
  }
}

extension Controller {
  /// The name of a controller; those that are part of the machine have QEMU's own.
  fileprivate func standardAlias(board: MachineType.Board) -> String {
    let index = index ?? 0
    switch type {
    case .pci:
      if model == .pcieRoot { return "pcie.\(index)" }
      return "pci.\(index)"
    case .ide where index == 0: return "ide"
    case .sata where index == 0 && board == .q35: return "ide"
    case .usb where index == 0: return "usb"
    default: return "\(type.rawValue)\(index)"
    }
  }
}
