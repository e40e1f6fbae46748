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
  }

  private mutating func checkInterfaces() {
    for (index, interface) in devices.interfaces.enumerated() {
      let path = "/domain/devices/interface[\(index + 1)]"
      let isPasst = interface.backend?.type == .passt
      if !interface.portForwards.isEmpty {
        require(
          isPasst && (interface.type == .user || interface.type == .vhostuser),
          "ports are forwarded by passt alone: <backend type='passt'/>", at: path + "/portForward")
      }
      if interface.type == .vhostuser, isPasst { requireSharedMemory("an interface over vhost-user", at: path) }
      if let mac = interface.mac?.address {
        require(!mac.isMulticast, .xmlError, "'\(mac)' is the address of a group", at: path + "/mac/@address")
      }
    }
  }

  /// A process beside QEMU sees the guest's memory only when it is shared.
  private mutating func requireSharedMemory(_ who: String, at path: String) {
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
    for (index, input) in devices.inputs.enumerated() where input.model != nil {
      require(
        input.bus == .virtio && input.type == .passthrough,
        "an input of type '\(input.type.rawValue)' has one model only", at: "/domain/devices/input[\(index + 1)]/@model"
      )
    }
    for (index, tpm) in devices.tpms.enumerated() {
      require(tpm.backend != nil, .xmlError, "a TPM needs a <backend>", at: "/domain/devices/tpm[\(index + 1)]")
    }
    for (index, memory) in devices.sharedMemories.enumerated() {
      guard let kind = memory.info.address?.kind else { continue }
      require(
        kind == .pci, "shared memory sits on PCI, not '\(kind.rawValue)'",
        at: "/domain/devices/shmem[\(index + 1)]/address")
    }
    for (index, filesystem) in devices.filesystems.enumerated() where filesystem.driver?.type == .virtiofs {
      requireSharedMemory("virtiofs", at: "/domain/devices/filesystem[\(index + 1)]")
    }
  }

  private mutating func checkIOMMUs() {
    for (index, iommu) in devices.iommus.enumerated() {
      let path = "/domain/devices/iommu[\(index + 1)]"
      switch iommu.model {
      case .intel, .amd:
        require(
          context.board == .q35, "an IOMMU of model '\(iommu.model.rawValue)' is for q35 alone", at: path + "/@model")
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
