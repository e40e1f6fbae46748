/// What PCI connections the devices of one definition ask for.
struct PCIConnections {
  /// What a PCI Express device asks for: a conventional place where the machine has no PCI Express.
  private let express: PCIConnection
  /// What a virtio device asks for.
  private let virtio: PCIConnection
  private let devices: Devices

  init(_ devices: Devices, platform: GuestPlatform) {
    self.devices = devices
    let hasExpress = devices.hasPCIeRoot
    express = hasExpress ? .express : .conventional
    virtio = hasExpress && platform.supports(.virtioDisableLegacy) ? .express : .conventional
  }

  /// What a device asks for; empty when it sits on no PCI bus.
  func wanted(by slot: DeviceSlot) -> PCIConnection {
    switch slot {
    case .controller(let index): controller(devices.controllers[at: index])
    case .disk(let index):
      devices.disks[at: index]?.target?.bus == .virtio ? byModel(devices.disks[at: index]?.model) : []
    case .filesystem(let index):
      devices.filesystems[at: index]?.driver?.type == .mtp ? [] : byModel(devices.filesystems[at: index]?.model)
    case .interface(let index): interface(devices.interfaces[at: index])
    case .sound(let index): sound(devices.sounds[at: index])
    case .video(let index): video(devices.videos[at: index])
    case .hostDevice(let index): hostDevice(devices.hostDevices[at: index])
    case .watchdog(let index): devices.watchdogs[at: index]?.model == .i6300esb ? .conventional : []
    case .balloon: balloon(devices.balloon)
    case .rng(let index): byModel(devices.rngs[at: index]?.model)
    case .input(let index): devices.inputs[at: index]?.bus == .virtio ? byModel(devices.inputs[at: index]?.model) : []
    case .serial(let index): devices.serials[at: index]?.target?.type == "pci-serial" ? .conventional : []
    case .sharedMemory: .conventional
    case .memory(let index): memory(devices.memories[at: index])
    case .iommu(let index): devices.iommus[at: index]?.model == .virtio ? .integrated : []
    case .vsock: devices.vsock.map { byModel($0.model) } ?? []
    case .crypto: virtio
    case .panic(let index): devices.panics[at: index]?.model == .pvpanic ? express : []
    case .persistentStore: devices.persistentStore == nil ? [] : .conventional
    default: []
    }
  }

  private func byModel(_ model: VirtioModel?) -> PCIConnection {
    switch model {
    case .virtioTransitional: .conventional
    case .virtioNonTransitional: express
    case .virtio, nil: virtio
    }
  }

  private func controller(_ controller: Controller?) -> PCIConnection {
    guard let controller else { return [] }
    switch controller.type {
    case .pci: return controller.model.map(PCIConnection.controller) ?? []
    case .ide, .sata, .nvme: return .conventional
    case .scsi, .virtioSerial:
      switch controller.model {
      case .virtioTransitional: return .conventional
      case .virtioNonTransitional: return express
      case .virtio, .virtioSCSI: return virtio
      case .ibmvscsi: return []
      case nil, .auto: return controller.type == .virtioSerial ? virtio : .conventional
      default: return .conventional
      }
    case .usb:
      switch controller.model {
      case .necXHCI, .qemuXHCI: return express
      case Optional.some(.none): return []
      default: return .conventional
      }
    case .fdc, .ccid, .xenbus, .isa: return []
    }
  }

  private func interface(_ interface: NetworkInterface?) -> PCIConnection {
    guard let interface else { return [] }
    if interface.type == .hostdev { return express }
    switch interface.model?.type {
    case "usb-net", "lan9118", "smc91c111", "spapr-vlan": return []
    case "virtio", "virtio-non-transitional": return interface.model?.type == "virtio" ? virtio : express
    case "e1000e", "igb", "vmxnet3": return express
    default: return .conventional
    }
  }

  private func sound(_ sound: Sound?) -> PCIConnection {
    switch sound?.model {
    case .es1370, .ac97, .ich6, .ich9: .conventional
    case .virtio: virtio
    default: []
    }
  }

  private func video(_ video: Video?) -> PCIConnection {
    switch video?.model?.type {
    case .virtio, .bochs: express
    case .vga, .cirrus, .vmvga, .qxl: .conventional
    default: []
    }
  }

  private func hostDevice(_ device: HostDevice?) -> PCIConnection {
    switch device?.type {
    // Whether the host's device is PCI Express is only known on the host, and to root: it is taken for granted.
    case .pci: express
    case .mdev: device?.model == .vfioAP || device?.model == .vfioCCW ? [] : express
    case .scsiHost:
      device?.model == .virtioTransitional
        ? .conventional : device?.model == .virtioNonTransitional ? express : virtio
    default: []
    }
  }

  private func balloon(_ balloon: Balloon?) -> PCIConnection {
    switch balloon?.model {
    case .virtio: virtio
    case .virtioTransitional: .conventional
    case .virtioNonTransitional: express
    default: []
    }
  }

  private func memory(_ memory: MemoryDevice?) -> PCIConnection {
    memory?.model == .virtioPMEM || memory?.model == .virtioMem ? virtio : []
  }
}

extension Devices {
  /// Whether the root of the PCI buses is PCI Express.
  var hasPCIeRoot: Bool {
    controllers.contains { $0.type == .pci && ($0.index ?? 0) == 0 && $0.model == .pcieRoot }
  }

  /// Whether there is a PCI bus at all.
  var hasPCIRoot: Bool {
    controllers.contains {
      $0.type == .pci && ($0.index ?? 0) == 0 && ($0.model == .pcieRoot || $0.model == .pciRoot)
    }
  }
}

extension Array {
  /// The element, or nil where there is none.
  subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
