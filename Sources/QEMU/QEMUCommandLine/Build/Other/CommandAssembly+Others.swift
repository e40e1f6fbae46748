import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// IOMMUs.
  mutating func addIOMMUs() throws(VirtError) {
    for iommu in devices.iommus {
      var device: Properties
      let driver = iommu.driver
      switch iommu.model {
      case .intel:
        device = Properties(driver: "intel-iommu")
        device.add("id", iommu.info.alias?.name)
        device.add("intremap", word: driver?.intremap)
        device.add("caching-mode", flag: driver?.cachingMode)
        device.add("eim", word: driver?.eim)
        device.add("device-iotlb", flag: driver?.iotlb)
        device.add("aw-bits", number: driver?.awBits)
        device.add("dma-translation", flag: driver?.dmaTranslation)
      case .amd:
        device = Properties(driver: "amd-iommu")
        device.add("id", iommu.info.alias?.name)
        device.add("pt", flag: driver?.passthrough)
        device.add("intremap", word: driver?.intremap)
        device.add("xtsup", flag: driver?.xtsup)
        device.add("device-iotlb", flag: driver?.iotlb)
      case .virtio:
        device = Properties(driver: "virtio-iommu")
        finish(&device, iommu.info)
      case .smmuv3: continue
      }
      add(device: device)
    }
  }

  /// Watchdogs, and what they do.
  mutating func addWatchdogs() throws(VirtError) {
    for watchdog in devices.watchdogs {
      if watchdog.model == .itco {
        add("-global", "ICH9-LPC.noreboot=off")
        continue
      }
      var device = Properties(driver: watchdog.model.rawValue)
      finish(&device, watchdog.info)
      add(device: device)
    }
    guard let action = devices.watchdogs.first.map({ $0.action ?? .reset }) else { return }
    // The dump is the daemon's work: the guest waits for it.
    add("-watchdog-action", action == .dump ? "pause" : action.rawValue)
  }

  /// The balloon.
  mutating func addBalloon() {
    guard let balloon = devices.balloon, let model = VirtioModel(rawValue: balloon.model.rawValue) else { return }
    var device = virtioDevice(
      "virtio-balloon", balloon.info, model: model, options: VirtioOptions(balloon.driver))
    device.add("id", balloon.info.alias?.name)
    device.add("deflate-on-oom", flag: balloon.autodeflate)
    device.add("free-page-reporting", flag: balloon.freePageReporting)
    device.merge(place(balloon.info))
    add(device: device)
  }

  /// Sources of randomness.
  mutating func addRNGs() throws(VirtError) {
    for rng in devices.rngs {
      let alias = rng.info.alias?.name ?? ""
      var object: Properties
      switch rng.backend?.model ?? .random {
      case .random:
        object = Properties(object: "rng-random", id: "obj\(alias)")
        object.add("filename", rng.backend?.path ?? "/dev/urandom")
      case .egd:
        try addLine(rng.backend?.backend ?? CharacterBackend(), alias: alias)
        object = Properties(object: "rng-egd", id: "obj\(alias)")
        object.add("chardev", "char\(alias)")
      case .builtin: object = Properties(object: "rng-builtin", id: "obj\(alias)")
      }
      add(object: object)
      var device = virtioDevice("virtio-rng", rng.info, model: rng.model, options: VirtioOptions(rng.driver))
      device.add("rng", "obj\(alias)")
      device.add("id", alias)
      if let rate = rng.rate {
        device.add("max-bytes", number: rate.bytes)
        device.add("period", number: rate.period ?? 1000)
      }
      device.merge(place(rng.info))
      add(device: device)
    }
  }

  /// POWER's non-volatile memory.
  mutating func addNVRAM() {
    guard let nvram = devices.nvram, case .spaprVIO(let address) = nvram.info.address else { return }
    add("-global", "spapr-nvram.reg=\(address.reg?.xmlText ?? "0x3000")")
  }

  /// What a guest writes down about its crash.
  mutating func addVMCoreInfo() {
    guard definition.features?.vmcoreinfo?.state == .on else { return }
    add(device: Properties(driver: "vmcoreinfo"))
  }

  /// The number that changes with every copy of the guest.
  mutating func addGenerationID() {
    guard let uuid = definition.genid?.uuid else { return }
    var device = Properties(driver: "vmgenid")
    device.add("guid", uuid.description)
    device.add("id", "vmgenid0")
    add(device: device)
  }

  /// Encrypted guests.
  mutating func addLaunchSecurity() throws(VirtError) {
    guard let security = definition.launchSecurity else { return }
    var object: Properties
    switch security.type {
    case .sev:
      object = Properties(object: "sev-guest", id: "lsec0")
      object.add("cbitpos", number: security.cbitpos ?? 47)
      object.add("reduced-phys-bits", number: security.reducedPhysBits ?? 1)
      object.add("policy", number: security.policy.flatMap(parseNumber))
      if security.certificate != nil { object.add("dh-cert-file", "\(context.runFolder)/dh_cert.base64") }
      if security.session != nil { object.add("session-file", "\(context.runFolder)/session.base64") }
      object.add("kernel-hashes", flag: security.kernelHashes)
    case .sevSNP:
      object = Properties(object: "sev-snp-guest", id: "lsec0")
      object.add("cbitpos", number: security.cbitpos ?? 47)
      object.add("reduced-phys-bits", number: security.reducedPhysBits ?? 1)
      object.add("kernel-hashes", flag: security.kernelHashes)
      object.add("policy", number: security.policy.flatMap(parseNumber))
      object.add("guest-visible-workarounds", security.guestVisibleWorkarounds)
      object.add("id-block", security.idBlock)
      object.add("id-auth", security.idAuth)
      object.add("host-data", security.hostData)
      object.add("author-key-enabled", flag: security.authorKey)
      object.add("vcek-disabled", flag: security.vcek.map { $0 == .no })
    case .s390PV: object = Properties(object: "s390-pv-guest", id: "lsec0")
    case .tdx:
      object = Properties(object: "tdx-guest", id: "lsec0")
      object.add("mrconfigid", security.mrConfigId)
      object.add("mrowner", security.mrOwner)
      object.add("mrownerconfig", security.mrOwnerConfig)
    }
    add(object: object)
  }

  /// Ways of the guest to say that it crashed.
  mutating func addPanics() throws(VirtError) {
    for panic in devices.panics {
      switch panic.model ?? .isa {
      case .isa:
        var device = Properties(driver: "pvpanic")
        if case .isa(let address) = panic.info.address { device.add("ioport", number: address.iobase?.value) }
        add(device: device)
      case .pvpanic:
        var device = Properties(driver: "pvpanic-pci")
        device.merge(place(panic.info))
        add(device: device)
      case .hyperv, .pseries, .s390: continue
      }
    }
  }

  /// Memory shared between guests.
  mutating func addSharedMemories() throws(VirtError) {
    for memory in devices.sharedMemories {
      let alias = memory.info.alias?.name ?? ""
      switch memory.model?.type ?? .ivshmemPlain {
      case .ivshmemPlain:
        var object = Properties(object: "memory-backend-file", id: "shmmem-\(alias)")
        object.add("mem-path", "/dev/shm/\(memory.name)")
        object.add("size", number: memory.size?.bytes(defaultUnit: "MiB") ?? 4 << 20)
        object.add("share", flag: true)
        add(object: object)
        var device = Properties(driver: "ivshmem-plain")
        device.add("id", alias)
        device.add("memdev", "shmmem-\(alias)")
        device.add("master", memory.role.map { $0 == .master ? "on" : "off" })
        device.merge(place(memory.info))
        add(device: device)
      case .ivshmemDoorbell:
        var device = Properties(driver: "ivshmem-doorbell")
        device.add("id", alias)
        device.add("chardev", "char\(alias)")
        device.add("master", memory.role.map { $0 == .master ? "on" : "off" })
        device.add("vectors", number: memory.msi?.vectors)
        device.add("ioeventfd", flag: memory.msi?.ioeventfd)
        device.merge(place(memory.info))
        add(device: device)
        var line = Self.line("socket", "char\(alias)")
        line.add("path", memory.server?.path ?? "\(context.sharedMemoryFolder)/shmem-\(memory.name)-sock")
        add("-chardev", line.text)
      case .ivshmem:
        throw unsupported(
          "QEMU has no shared memory of model 'ivshmem' any more; ivshmem-plain and ivshmem-doorbell are the models")
      }
    }
  }

  /// Cryptographic accelerators.
  mutating func addCryptos() throws(VirtError) {
    for crypto in devices.cryptos {
      let alias = crypto.info.alias?.name ?? ""
      let model = crypto.backend?.model ?? .builtin
      var object = Properties(
        object: model == .lkcf ? "cryptodev-backend-lkcf" : "cryptodev-backend-builtin", id: "obj\(alias)")
      if let queues = crypto.backend?.queues, queues > 1 { object.add("queues", number: queues) }
      add(object: object)
      var device = virtioDevice("virtio-crypto", crypto.info, model: nil, options: VirtioOptions(crypto.driver))
      device.add("cryptodev", "obj\(alias)")
      finish(&device, crypto.info)
      add(device: device)
    }
  }

  /// Where a guest keeps its last words.
  mutating func addPersistentStore() {
    guard let store = devices.persistentStore else { return }
    let alias = store.info.alias?.name ?? ""
    var object = Properties(object: "memory-backend-file", id: "mem\(alias)")
    object.add("mem-path", store.path)
    object.add("size", number: store.size.map { $0.kibibytes << 10 })
    object.add("share", flag: true)
    add(object: object)
    var device = Properties(driver: "acpi-erst")
    device.add("id", alias)
    device.add("memdev", "mem\(alias)")
    device.merge(place(store.info))
    add(device: device)
  }

  /// The socket between host and guest that needs no network.
  mutating func addVSock() {
    guard let vsock = devices.vsock else { return }
    var device = virtioDevice("vhost-vsock", vsock.info, model: vsock.model, options: VirtioOptions(vsock.driver))
    device.add("id", vsock.info.alias?.name)
    device.add("guest-cid", number: vsock.cid?.address)
    device.add("vhostfd", "\(descriptor(for: .vhostVSock))")
    device.merge(place(vsock.info))
    add(device: device)
  }
}
