import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// A device of the host that the guest is given.
  mutating func makeHostDevice(_ device: inout DeviceSource) -> Bool {
    var host = HostDevice()
    host.managed = .no
    var source = HostDeviceSource()
    source.address = HostDeviceAddress()
    let path = device.settings.text("sysfsdev")
    let last = path.flatMap { $0.split(separator: "/").last.map(String.init) }
    if let uuid = last.flatMap({ UUID($0) }) {
      host.type = .mdev
      source.address?.uuid = uuid
      switch device.driver {
      case "vfio-ccw": host.model = .vfioCCW
      case "vfio-ap": host.model = .vfioAP
      default: host.model = .vfioPCI
      }
    } else {
      guard let place = (device.settings.text("host") ?? last).flatMap(PCIAddress.init(hostText:)),
        device.driver.hasPrefix("vfio-pci")
      else { return false }
      host.type = .pci
      host.driver = HostDeviceDriver()
      host.driver?.name = .vfio
      source.address?.domain = place.domain
      source.address?.bus = place.bus
      source.address?.slot = place.slot
      source.address?.function = place.function
    }
    host.source = source
    host.display = device.settings.text("display").flatMap { OnOff(rawValue: $0) }
    if host.display == nil, device.settings.peek("display") != nil { device.settings.untake("display") }
    if device.settings.flag("ramfb") == true { host.ramfb = .on }
    if let pair = device.settings.text("failover_pair_id") {
      host.teaming = InterfaceTeaming()
      host.teaming?.type = .transient
      host.teaming?.persistent = pair
    }
    let isOnPCI = device.driver.hasPrefix("vfio-pci")
    guard var info = isOnPCI ? pciInfo(&device) : Optional(self.info(&device)) else { return false }
    addOverrides(device, to: &info)
    host.info = info
    devices.hostDevices.append(host)
    return true
  }

  /// SCSI that the host's kernel serves.
  mutating func makeSCSIHost(_ device: inout DeviceSource, _ bus: String, _ dialect: VirtioModel?) -> Bool {
    var host = HostDevice()
    host.type = .scsiHost
    host.managed = .no
    host.model = dialect.flatMap { HostDevice.Model(rawValue: $0.rawValue) }
    var source = HostDeviceSource()
    source.protocol = .vhost
    source.wwpn = device.settings.text("wwpn")
    host.source = source
    device.settings.ignore("vhostfd")
    guard source.wwpn != nil, let info = wholeVirtioInfo(&device, bus: bus) else { return false }
    host.info = info
    devices.hostDevices.append(host)
    return true
  }

  /// A memory module.
  mutating func makeMemoryModule(_ device: inout DeviceSource) -> Bool {
    guard let id = device.settings.text("memdev"), let position = position("object", id: id) else { return false }
    var settings = model[position].settings
    let align = settings.size("align")
    let isPersistent = settings.flag("pmem")
    guard let facts = MemoryFacts(&settings) else { return false }
    var memory = MemoryDevice()
    var target = MemoryDeviceTarget()
    var source = MemoryDeviceSource()
    target.size = MemoryAmount(kibibytes: facts.size >> 10)
    target.node = device.settings.number("node")
    // Modules belong to nodes, and a machine that has places for them has a node at least.
    if target.node == nil, device.virtio?.name != "virtio-pmem", definition.maxMemory != nil { target.node = 0 }
    source.nodemask = facts.tune?.nodes
    if let size = facts.pageSize, facts.isHuge { source.pagesize = MemoryAmount(kibibytes: size) }
    memory.access = facts.isShared.map { $0 ? .shared : .private }
    memory.discard = facts.discards.map { YesNo($0) }
    if let align { source.alignsize = MemoryAmount(kibibytes: align >> 10) }
    source.pmem = isPersistent ?? false
    var found: DeviceInfo?
    switch device.virtio?.name ?? device.driver {
    case "virtio-pmem":
      memory.model = .virtioPMEM
      source.path = facts.path
      memory.access = nil
      takeBase(&target, &device.settings)
      found = pciInfo(&device)
    case "virtio-mem":
      memory.model = .virtioMem
      takeSizes(&target, &device.settings)
      takeBase(&target, &device.settings)
      found = pciInfo(&device)
    default:
      memory.model = device.driver == "nvdimm" ? .nvdimm : .dimm
      if memory.model == .nvdimm { source.path = facts.path }
      memory.uuid = device.settings.text("uuid").flatMap { UUID($0) }
      if let size = device.settings.size("label-size") {
        target.label = MemoryDeviceLabel()
        target.label?.size = MemoryAmount(kibibytes: size >> 10)
      }
      target.readonly = device.settings.flag("unarmed") ?? false
      found = moduleInfo(&device)
    }
    guard var info = found else { return false }
    if source != MemoryDeviceSource() { memory.source = source }
    memory.target = target
    addOverrides(device, to: &info)
    memory.info = info
    devices.memories.append(memory)
    // The whole of a definition counts the modules too.
    definition.memory?.amount.kibibytes &+= facts.size >> 10
    claims.append(position)
    if let thread = model[position].settings.peekText("prealloc-context"),
      let helper = self.position("object", id: thread)
    {
      claims.append(helper)
    }
    return true
  }

  /// How much of it there is, and in which steps.
  private func takeSizes(_ target: inout MemoryDeviceTarget, _ settings: inout Settings) {
    target.block = settings.size("block-size").map { MemoryAmount(kibibytes: $0 >> 10) }
    target.requested = settings.size("requested-size").map { MemoryAmount(kibibytes: $0 >> 10) }
    target.dynamicMemslots = settings.flag("dynamic-memslots").map { YesNo($0) }
    settings.ignore("prealloc")
  }

  private func takeBase(_ target: inout MemoryDeviceTarget, _ settings: inout Settings) {
    guard let base: UInt64 = settings.number("memaddr") else { return }
    target.address = MemoryDeviceBase()
    target.address?.base = XMLHexNumber(base)
  }

  private func moduleInfo(_ device: inout DeviceSource) -> DeviceInfo {
    var info = info(&device)
    var address = DIMMAddress()
    address.slot = device.settings.number("slot")
    address.base = device.settings.number("addr", as: UInt64.self).map { XMLHexNumber($0) }
    if address != DIMMAddress() { info.address = .dimm(address) }
    return info
  }
}

extension PCIAddress {
  /// `[0000:]06:12.5`
  init?(hostText text: String) {
    let parts = text.split { $0 == ":" || $0 == "." }.map { UInt32($0, radix: 16) }
    guard text.contains(":"), parts.count == 3 || parts.count == 4, !parts.contains(nil) else { return nil }
    let numbers = parts.compactMap { $0 }
    let domain = numbers.count == 4 ? numbers[0] : 0
    let rest = numbers.suffix(3).map { $0 }
    self.init(domain: domain, bus: rest[0], slot: rest[1], function: rest[2])
  }
}
