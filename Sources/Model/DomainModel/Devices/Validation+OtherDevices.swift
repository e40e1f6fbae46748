import DroverCore
import DroverXML

// The devices that have few rules each.
extension Validation {
  /// Inputs, randomness, shared memory, sockets, crash reports, watchdogs, cards, leases and redirection.
  mutating func checkOtherDevices() {
    for input in devices.inputs { check(input) }
    for (index, rng) in devices.rngs.enumerated() {
      require(
        rng.backend != nil, .xmlError, "a source of randomness needs a <backend>",
        at: "/domain/devices/rng[\(index + 1)]")
    }
    checkBalloon()
    for memory in devices.sharedMemories { check(memory) }
    if let address = devices.vsock?.cid?.address {
      require(address >= 3, "the addresses 0 to 2 are not a guest's", at: "/domain/devices/vsock/cid/@address")
    }
    checkPanics()
    checkWatchdogs()
    checkSmartcards()
    checkLeases()
    checkRedirection()
    for (index, filesystem) in devices.filesystems.enumerated() {
      check(filesystem, at: "/domain/devices/filesystem[\(index + 1)]")
    }
    require(devices.iommus.count <= 1, .xmlError, "a guest has one IOMMU", at: "/domain/devices/iommu")
    if devices.nvram != nil {
      require(context.architecture.isPPC64, "<nvram> as a device is for POWER", at: "/domain/devices/nvram")
    }
    for (index, sound) in devices.sounds.enumerated() where sound.model == .ich7 {
      refuse("QEMU has no sound card of model 'ich7'", at: "/domain/devices/sound[\(index + 1)]/@model")
    }
  }

  private mutating func check(_ input: Input) {
    let path = "/domain/devices/input[@type='\(input.type.rawValue)']"
    switch input.bus {
    case .ps2:
      require(
        input.type == .mouse || input.type == .keyboard, .internalError, "PS/2 has a mouse and a keyboard",
        at: path + "/@bus")
    case .xen, .parallels:
      refuse(.internalError, "QEMU has no input on the bus '\(input.bus?.rawValue ?? "")'", at: path + "/@bus")
    case .usb:
      require(
        input.type != .passthrough, "a device of the host is handed through as virtio", at: path + "/@bus")
      require(input.driver == nil, "options of virtio are for bus='virtio'", at: path + "/driver")
    case .virtio, .some(.none), nil: break
    }
    switch input.type {
    case .evdev:
      require(input.bus == nil || input.bus == Input.Bus.none, "an event device has no bus", at: path + "/@bus")
      require(
        input.source?.dev != nil || input.source?.evdev != nil, .xmlError, "an event device has a <source dev>",
        at: path)
    case .passthrough:
      require(input.bus == .virtio, "a device of the host is handed through as virtio", at: path + "/@bus")
      require(input.source?.evdev != nil, .xmlError, "a device of the host has a <source evdev>", at: path)
      if let model = input.model, model != .virtio {
        refuse("a device of the host is virtio without a dialect", at: path + "/@model")
      }
    case .mouse, .keyboard, .tablet: break
    }
  }

  private mutating func checkBalloon() {
    guard let balloon = devices.balloon else { return }
    require(
      balloon.model != .xen, .internalError, "QEMU has no balloon of model 'xen'",
      at: "/domain/devices/memballoon/@model")
  }

  private mutating func check(_ memory: SharedMemory) {
    let path = "/domain/devices/shmem[@name='\(memory.name)']"
    require(!memory.name.contains("/"), "a name of shared memory has no slash", at: path + "/@name")
    require(memory.name != "." && memory.name != "..", "'\(memory.name)' is no name", at: path + "/@name")
    let kind = memory.model?.type
    if let size = memory.size?.bytes(defaultUnit: "B") {
      require(size >= 1_048_576, .xmlError, "shared memory has 1 MiB at least", at: path + "/size")
      require(
        size == 0 || size & (size - 1) == 0, .xmlError, "the size of shared memory is a power of two",
        at: path + "/size")
    }
    switch kind {
    case .ivshmemPlain:
      require(memory.server == nil, "'ivshmem-plain' has no server", at: path + "/server")
      require(memory.msi == nil, .xmlError, "interrupts come from a server", at: path + "/msi")
    case .ivshmemDoorbell:
      require(memory.server != nil, "'ivshmem-doorbell' needs a <server>", at: path)
      require(memory.size == nil, "the server of 'ivshmem-doorbell' knows the size", at: path + "/size")
    case .ivshmem, nil:
      refuse("QEMU no longer has 'ivshmem'; ivshmem-plain and ivshmem-doorbell are the models", at: path + "/model")
    }
  }

  private mutating func checkPanics() {
    var seen: Set<Panic.Model> = []
    for panic in devices.panics {
      guard let model = panic.model else { continue }
      let path = "/domain/devices/panic[@model='\(model.rawValue)']"
      require(seen.insert(model).inserted, .xmlError, "two crash reporters have one model", at: path)
      let kind = panic.info.address?.kind
      switch model {
      case .isa:
        require(context.architecture.isX86, "the model 'isa' is for x86", at: path)
        require(kind == nil || kind == .isa, "the model 'isa' sits on ISA", at: path + "/address")
      case .hyperv:
        require(context.architecture.isX86, "the model 'hyperv' is for x86", at: path)
        require(kind == nil, "the model 'hyperv' has no address", at: path + "/address")
      case .pseries:
        require(context.board == .pseries, "the model 'pseries' is for pseries", at: path)
        require(kind == nil, "the model 'pseries' has no address", at: path + "/address")
      case .s390:
        require(context.architecture.isS390, "the model 's390' is for mainframes", at: path)
        require(kind == nil, "the model 's390' has no address", at: path + "/address")
      case .pvpanic:
        require(kind == nil || kind == .pci, "the model 'pvpanic' sits on PCI", at: path + "/address")
      }
    }
  }

  private mutating func checkWatchdogs() {
    let path = "/domain/devices/watchdog"
    var seen: Set<Watchdog.Model> = []
    for (index, watchdog) in devices.watchdogs.enumerated() {
      let path = "\(path)[\(index + 1)]"
      let name = watchdog.model.rawValue
      switch watchdog.model {
      case .i6300esb:
        let kind = watchdog.info.address?.kind
        require(kind == nil || kind == .pci, "the watchdog 'i6300esb' sits on PCI", at: path + "/address")
        continue
      case .ib700: require(context.architecture.isX86, "the watchdog '\(name)' is for x86", at: path + "/@model")
      case .diag288:
        require(context.architecture.isS390, "the watchdog '\(name)' is for mainframes", at: path + "/@model")
      case .itco: require(context.board == .q35, "the watchdog '\(name)' is part of q35", at: path + "/@model")
      }
      require(watchdog.info.address == nil, "the watchdog '\(name)' has no address", at: path + "/address")
      require(seen.insert(watchdog.model).inserted, .xmlError, "there is one watchdog '\(name)'", at: path)
    }
    let actions = Set(devices.watchdogs.map { $0.action ?? .reset })
    require(actions.count <= 1, .xmlError, "all watchdogs of a guest do the same", at: path + "/@action")
  }

  private mutating func checkSmartcards() {
    let path = "/domain/devices/smartcard"
    require(devices.smartcards.count <= 1, "QEMU has one smartcard for a guest", at: path)
    for card in devices.smartcards {
      if let place = card.info.address?.ccid {
        require(place.controller == 0 && place.slot == 0, "QEMU's reader has one slot", at: path + "/address")
      }
      guard card.mode == .hostCertificates else { continue }
      require(
        card.certificates.count == 3, .xmlError, "a card is made of three certificates, not \(card.certificates.count)",
        at: path + "/certificate")
      if let folder = card.database {
        require(
          folder.hasPrefix("/"), .xmlError, "the database '\(folder)' is no absolute path", at: path + "/database")
      }
    }
  }

  private mutating func checkLeases() {
    for (index, lease) in devices.leases.enumerated() {
      let path = "/domain/devices/lease[\(index + 1)]"
      require(lease.key != nil, .xmlError, "a lease has a <key>", at: path)
      require(lease.target?.path != nil, .xmlError, "a lease has a <target path>", at: path)
    }
  }

  private mutating func checkRedirection() {
    for (index, rule) in (devices.redirectionFilter?.devices ?? []).enumerated() {
      let path = "/domain/devices/redirfilter/usbdev[\(index + 1)]"
      for (name, text, greatest) in [
        ("class", rule.deviceClass, UInt64(0xFF)), ("vendor", rule.vendor, 0xFFFF), ("product", rule.product, 0xFFFF),
      ] {
        guard let text, text != "-1" else { continue }
        require(
          parseNumber(text).map { $0 <= greatest } ?? false, .internalError,
          "'\(text)' is no \(name): a number up to \(greatest) is", at: path + "/@\(name)")
      }
      if let version = rule.version, version != "-1" {
        let parts = version.split(separator: ".", omittingEmptySubsequences: false)
        require(
          parts.count <= 2 && parts.allSatisfy { UInt8($0).map { $0 < 100 } ?? false }, .xmlError,
          "'\(version)' is no version: 1.10 is", at: path + "/@version")
      }
    }
  }

  private mutating func check(_ filesystem: Filesystem, at path: String) {
    let name = filesystem.target?.dir ?? ""
    guard filesystem.type == .mount else {
      return refuse("QEMU shares file systems of type 'mount', not '\(filesystem.type.rawValue)'", at: path + "/@type")
    }
    let source = filesystem.source
    require(
      source?.dir != nil || source?.socket != nil, .noSource, "the file system '\(name)' has no <source>", at: path)
    require(filesystem.target != nil, .noTarget, "the file system has no <target>", at: path)
    let modes = filesystem.fmode != nil || filesystem.dmode != nil
    require(
      !modes || filesystem.accessmode == .mapped, "'fmode' and 'dmode' need accessmode='mapped'",
      at: path + "/@accessmode")
    switch filesystem.driver?.type {
    case .virtiofs:
      requireSharedMemory("virtiofs", at: path)
      require(
        filesystem.accessmode == nil || filesystem.accessmode == .passthrough, "virtiofs passes owners through",
        at: path + "/@accessmode")
      require(filesystem.driver?.wrpolicy == nil, "virtiofs has no 'wrpolicy'", at: path + "/driver/@wrpolicy")
      require(filesystem.multidevs == nil, "virtiofs has no 'multidevs'", at: path + "/@multidevs")
      require(filesystem.model == nil || filesystem.model == .virtio, "virtiofs has no dialect", at: path + "/@model")
      require(
        !name.isEmpty && name.utf8.count <= 36, "the tag of virtiofs has 1 to 36 letters", at: path + "/target/@dir")
      if source?.socket != nil {
        require(filesystem.binary == nil, "a socket is served already, by no <binary> of ours", at: path + "/binary")
      }
    case .path, .handle, .mtp, nil: break
    case .loop, .nbd, .ploop:
      refuse("QEMU shares no file system by '\(filesystem.driver?.type?.rawValue ?? "")'", at: path + "/driver/@type")
    }
  }
}
