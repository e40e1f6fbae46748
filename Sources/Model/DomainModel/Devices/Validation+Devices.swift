import DroverCore
import DroverXML

extension Validation {
  /// All devices, kind by kind.
  mutating func checkDevices() {
    checkDisks()
    checkControllers()
    checkHostDevices()
    checkCharacterDevices()
    checkInterfaces()
    checkScreens()
    checkSmallDevices()
    checkIOMMUs()
    checkAudio()
    checkGraphics()
    checkVideos()
    checkInformation()
    checkOtherDevices()
    checkTPMs()
  }

  /// A process beside QEMU sees the guest's memory only when it is shared.
  mutating func requireSharedMemory(_ who: String, at path: String) {
    let cells = definition.cpu?.numa?.cells ?? []
    let isShared =
      definition.memoryBacking?.access?.mode == .shared
      || (!cells.isEmpty && cells.allSatisfy { $0.memAccess == .shared })
    require(isShared, "\(who) needs memory that is shared: <memoryBacking><access mode='shared'/>", at: path)
  }

  private mutating func checkScreens() {
    let types = devices.graphics.map(\.type)
    if types.contains(.eglHeadless), types.count > 1 {
      require(
        types.contains(.vnc) || types.contains(.spice) || types.contains(.dbus),
        "'egl-headless' goes with VNC or SPICE", at: "/domain/devices/graphics")
    }
    let videos = devices.videos
    if videos.count > 1 {
      require(
        !videos.contains { $0.model?.type == VideoModel.Kind.none },
        "a machine without a graphics card has no second one", at: "/domain/devices/video")
    }
    require(
      videos.count(where: { $0.model?.primary == .yes }) <= 1, "two graphics cards are said to be the first",
      at: "/domain/devices/video/model/@primary")
  }

  private mutating func checkSmallDevices() {
    for (index, input) in devices.inputs.enumerated() where input.model != nil && input.model != .virtio {
      require(
        input.bus == .virtio && input.type == .passthrough,
        "an input of type '\(input.type.rawValue)' has one model only", at: "/domain/devices/input[\(index + 1)]/@model"
      )
    }
    for (index, memory) in devices.sharedMemories.enumerated() {
      guard let kind = memory.info.address?.kind else { continue }
      require(
        kind == .pci, "shared memory sits on PCI, not '\(kind.rawValue)'",
        at: "/domain/devices/shmem[\(index + 1)]/address")
    }
  }

  /// Interrupts are remapped between the processors' controllers and an I/O controller that QEMU itself plays.
  private mutating func checkInterrupts(_ iommu: IOMMU, at path: String) {
    if iommu.driver?.intremap == .on, context.domainType == .kvm {
      require(
        definition.features?.ioapic?.driver == .qemu, "remapped interrupts need <ioapic driver='qemu'/>",
        at: path + "/@intremap")
    }
    if iommu.driver?.eim == .on {
      require(iommu.driver?.intremap == .on, "'eim' needs remapped interrupts", at: path + "/@eim")
    }
  }

  private mutating func checkIOMMUs() {
    for (index, iommu) in devices.iommus.enumerated() {
      let path = "/domain/devices/iommu[\(index + 1)]"
      switch iommu.model {
      case .intel, .amd:
        require(
          context.board == .q35, "an IOMMU of model '\(iommu.model.rawValue)' is for q35 alone", at: path + "/@model")
        checkInterrupts(iommu, at: path + "/driver")
      case .virtio:
        require(
          iommu.driver == nil, .xmlError, "an IOMMU of model 'virtio' has no driver options", at: path + "/driver")
        if let kind = iommu.info.address?.kind {
          require(kind == .pci, "an IOMMU of model 'virtio' sits on PCI", at: path + "/address")
        }
        require(
          !context.architecture.isX86 || (definition.features?.acpi ?? false),
          "an IOMMU of model 'virtio' needs <acpi/> among the features", at: path)
      case .smmuv3:
        require(context.board == .virt, "an IOMMU of model 'smmuv3' is for virt alone", at: path + "/@model")
      }
    }
  }
}
