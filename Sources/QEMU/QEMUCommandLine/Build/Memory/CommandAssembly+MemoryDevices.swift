import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// The modules of memory: dimm, nvdimm, virtio-mem, virtio-pmem.
  mutating func addMemoryDevices() throws(VirtError) {
    for memory in devices.memories where memory.model != .sgxEPC { try add(memory) }
  }

  private mutating func add(_ memory: MemoryDevice) throws(VirtError) {
    let alias = memory.info.alias?.name ?? ""
    let id = "mem\(alias)"
    let step = MemorySize.moduleStep(architecture)
    let size = MemorySize.rounded(memory.target?.size?.kibibytes ?? 0, to: step)
    var piece = MemoryPiece(id: id, kibibytes: size, node: memory.target?.node)
    piece.hostNodes = memory.source?.nodemask
    piece.pageSize = memory.source?.pagesize?.kibibytes
    piece.isShared = memory.access.map { $0 == .shared }
    piece.discards = memory.discard?.isTrue
    piece.path = memory.source?.path
    if memory.model == .virtioPMEM { piece.isShared = true }
    piece.isGradual = memory.model == .virtioMem
    piece.isPersistentModule = memory.model == .nvdimm
    piece.fileName = alias
    if let align = memory.source?.alignsize { piece.extra.add("align", number: align.kibibytes << 10) }
    if memory.source?.pmem == true { piece.extra.add("pmem", flag: true) }
    try addBackend(piece)
    add(device: device(of: memory, backend: id))
  }

  private func device(of memory: MemoryDevice, backend: String) -> Properties {
    var device: Properties
    switch memory.model {
    case .nvdimm:
      device = Properties(driver: "nvdimm")
    case .virtioPMEM:
      device = Properties(driver: "virtio-pmem-pci")
      device.add("memdev", backend)
      device.add("memaddr", number: memory.target?.address?.base?.value)
      finish(&device, memory.info)
      return device
    case .virtioMem:
      device = Properties(driver: "virtio-mem-pci")
      device.add("node", number: memory.target?.node)
      device.add("block-size", number: memory.target?.block.map { $0.kibibytes << 10 })
      device.add("requested-size", number: memory.target?.requested.map { $0.kibibytes << 10 })
      device.add("memdev", backend)
      let fills = definition.memoryBacking?.allocation?.mode == .immediate || usesHugePages(memory)
      if fills, platform.supports(.virtioMemPrealloc) { device.add("prealloc", flag: true) }
      device.add("memaddr", number: memory.target?.address?.base?.value)
      device.add("dynamic-memslots", flag: memory.target?.dynamicMemslots)
      finish(&device, memory.info)
      return device
    default:
      device = Properties(driver: "pc-dimm")
    }
    device.add("node", number: memory.target?.node)
    device.add("uuid", architecture.isPPC64 ? memory.uuid?.description : nil)
    device.add("label-size", number: memory.target?.label?.size.map { $0.kibibytes << 10 })
    if memory.target?.readonly == true { device.add("unarmed", flag: true) }
    device.add("memdev", backend)
    finish(&device, memory.info)
    return device
  }

  private func usesHugePages(_ memory: MemoryDevice) -> Bool {
    if let size = memory.source?.pagesize?.kibibytes { return size != LaunchContext.systemPageSize }
    return definition.memoryBacking?.hugepages != nil
  }
}
