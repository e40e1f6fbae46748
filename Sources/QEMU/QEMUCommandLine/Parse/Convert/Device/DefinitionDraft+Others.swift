import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// Devices of which a machine has one or none.
  mutating func makeOther(_ device: inout DeviceSource) -> Bool {
    switch device.driver {
    case "i6300esb", "ib700", "diag288": return makeWatchdog(&device)
    case "tpm-tis", "tpm-tis-device", "tpm-crb", "tpm-spapr": return makeTPM(&device)
    case "intel-iommu", "amd-iommu": return makeIOMMU(&device)
    case "pvpanic", "pvpanic-pci": return makePanic(&device)
    case "vmgenid":
      guard let uuid = device.settings.text("guid").flatMap({ UUID($0) }), definition.genid == nil,
        device.settings.rest.isEmpty
      else { return false }
      definition.genid = GenerationID()
      definition.genid?.uuid = uuid
      return true
    case "vmcoreinfo":
      guard device.settings.rest.isEmpty else { return false }
      var features = definition.features ?? Features()
      features.vmcoreinfo = FeatureState(.on)
      definition.features = features
      return true
    case "ivshmem-plain", "ivshmem-doorbell": return makeSharedMemory(&device)
    case "acpi-erst": return makePersistentStore(&device)
    default: return false
    }
  }

  private mutating func makeWatchdog(_ device: inout DeviceSource) -> Bool {
    guard let model = Watchdog.Model(rawValue: device.driver) else { return false }
    var watchdog = Watchdog()
    watchdog.model = model
    guard var info = model == .i6300esb ? pciInfo(&device) : Optional(info(&device)) else { return false }
    addOverrides(device, to: &info)
    watchdog.info = info
    devices.watchdogs.append(watchdog)
    return true
  }

  private mutating func makeTPM(_ device: inout DeviceSource) -> Bool {
    guard let id = device.settings.text("tpmdev"), let position = position("tpmdev", id: id) else { return false }
    var settings = model[position].settings
    var backend = TPMBackend()
    settings.ignore("id")
    switch settings.text("type") {
    case "passthrough":
      backend.type = .passthrough
      backend.device = StoragePath()
      backend.device?.path = settings.text("path").map { resolved($0) }
      if backend.device?.path?.hasPrefix("/dev/fdset/") ?? true { backend.device?.path = "/dev/tpm0" }
      settings.ignore("cancel-path")
    case "emulator":
      guard let line = settings.text("chardev").flatMap({ character($0) }), line.type == .unix,
        let path = line.source?.path
      else { return false }
      backend.type = .external
      backend.source = TPMSource()
      backend.source?.type = .unix
      backend.source?.mode = .connect
      backend.source?.path = path
    default: return false
    }
    guard settings.rest.isEmpty else { return false }
    claims.append(position)
    var tpm = TPM()
    tpm.backend = backend
    tpm.model = TPM.Model(rawValue: device.driver) ?? .tpmTIS
    if tpm.model?.rawValue != device.driver { device.settings.set("driver", .string(device.driver)) }
    var info = tpm.model == .tpmSPAPR ? spaprInfo(&device) : info(&device)
    addOverrides(device, to: &info)
    tpm.info = info
    devices.tpms.append(tpm)
    return true
  }

  private mutating func makeIOMMU(_ device: inout DeviceSource) -> Bool {
    var iommu = IOMMU()
    iommu.model = device.driver == "intel-iommu" ? .intel : .amd
    var driver = IOMMUDriver()
    driver.intremap = device.settings.onOff("intremap")
    driver.cachingMode = device.settings.onOff("caching-mode")
    driver.eim = device.settings.onOff("eim")
    driver.iotlb = device.settings.onOff("device-iotlb")
    driver.awBits = device.settings.number("aw-bits")
    driver.dmaTranslation = device.settings.onOff("dma-translation")
    driver.xtsup = device.settings.onOff("xtsup")
    driver.passthrough = device.settings.onOff("pt")
    if driver != IOMMUDriver() { iommu.driver = driver }
    var info = info(&device)
    addOverrides(device, to: &info)
    iommu.info = info
    devices.iommus.append(iommu)
    return true
  }

  /// An IOMMU of virtio's own kind.
  mutating func makeVirtioIOMMU(_ device: inout DeviceSource) -> Bool {
    var iommu = IOMMU()
    iommu.model = .virtio
    guard var info = pciInfo(&device) else { return false }
    addOverrides(device, to: &info)
    iommu.info = info
    devices.iommus.append(iommu)
    return true
  }

  private mutating func makePanic(_ device: inout DeviceSource) -> Bool {
    var panic = Panic()
    var found: DeviceInfo?
    if device.driver == "pvpanic" {
      panic.model = .isa
      var info = info(&device)
      if let port: UInt64 = device.settings.number("ioport") {
        var address = ISAAddress()
        address.iobase = XMLHexNumber(port)
        info.address = .isa(address)
      }
      found = info
    } else {
      panic.model = .pvpanic
      found = pciInfo(&device)
    }
    guard let found, device.settings.rest.isEmpty else { return false }
    panic.info = found
    devices.panics.append(panic)
    return true
  }

  private mutating func makeSharedMemory(_ device: inout DeviceSource) -> Bool {
    var memory = SharedMemory()
    memory.model = SharedMemoryModel()
    if device.driver == "ivshmem-plain" {
      memory.model?.type = .ivshmemPlain
      guard let id = device.settings.text("memdev"), let position = position("object", id: id) else { return false }
      var settings = model[position].settings
      guard let facts = MemoryFacts(&settings), let path = facts.path, path.hasPrefix("/dev/shm/") else { return false }
      claims.append(position)
      memory.name = String(path.dropFirst("/dev/shm/".count))
      memory.size = SizedAmount(facts.size >> 20, unit: "M")
    } else {
      memory.model?.type = .ivshmemDoorbell
      guard let id = device.settings.text("chardev"), let line = character(id), line.type == .unix else { return false }
      memory.server = SharedMemoryServer()
      memory.server?.path = line.source?.path
      memory.name = device.id ?? "shmem\(devices.sharedMemories.count)"
      var interrupts = SharedMemoryInterrupts()
      interrupts.vectors = device.settings.number("vectors")
      interrupts.ioeventfd = device.settings.onOff("ioeventfd")
      memory.msi = interrupts
    }
    memory.role = device.settings.flag("master").map { $0 ? .master : .peer }
    guard var info = pciInfo(&device) else { return false }
    addOverrides(device, to: &info)
    memory.info = info
    devices.sharedMemories.append(memory)
    return true
  }

  private mutating func makePersistentStore(_ device: inout DeviceSource) -> Bool {
    guard devices.persistentStore == nil, let id = device.settings.text("memdev"),
      let position = position("object", id: id)
    else { return false }
    var settings = model[position].settings
    guard let facts = MemoryFacts(&settings), let path = facts.path, var info = pciInfo(&device) else { return false }
    claims.append(position)
    var store = PersistentStore()
    store.path = path
    store.size = MemoryAmount(kibibytes: facts.size >> 10)
    addOverrides(device, to: &info)
    store.info = info
    devices.persistentStore = store
    return true
  }
}
