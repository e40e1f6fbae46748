import DroverCore
import DroverXML

extension Validation {
  /// Memory, its backing and its modules.
  mutating func checkMemory() {
    let nodes = definition.cpu?.numa?.cells.count ?? 0
    let hasSlots = definition.maxMemory?.slots != nil || definition.maxMemory != nil
    if hasSlots, context.architecture.isX86 {
      require(nodes > 0, "memory that can be plugged in needs a NUMA node to belong to", at: "/domain/maxMemory")
    }
    if let maximum = definition.maxMemory, let memory = definition.memory {
      require(
        memory.amount.kibibytes <= maximum.amount.kibibytes || maximum.amount.kibibytes == 0, .xmlError,
        "<memory> is more than <maxMemory>", at: "/domain/maxMemory")
    }
    checkNodeSizes()
    for (index, module) in devices.memories.enumerated() { check(module, at: index, nodes: nodes) }
    checkModuleAddresses()
    checkHugePages(nodes: nodes)
  }

  /// Sizes of nodes are rounded up to whole MiB; the greatest number has no next.
  private mutating func checkNodeSizes() {
    for cell in definition.cpu?.numa?.cells ?? [] {
      let (_, overflow) = cell.memory.kibibytes.addingReportingOverflow(1023)
      let isTooMuch = overflow || cell.memory.kibibytes > 9_007_199_254_740_991 - 1023
      require(
        !isTooMuch, "the memory of node \(cell.id ?? 0) is too much once it is rounded up", at: "/domain/cpu/numa/cell")
    }
  }

  private mutating func check(_ module: MemoryDevice, at index: Int, nodes: Int) {
    let path = "/domain/devices/memory[\(index + 1)]"
    guard let target = module.target, let size = target.size, size.kibibytes > 0 else {
      return refuse(.xmlError, "a memory module needs a <target> with a <size>", at: path)
    }
    if let node = target.node {
      require(
        Int(node) < nodes, "node \(node) of the module does not exist; the guest has \(nodes)",
        at: path + "/target/node")
    }
    checkSlots(module, at: path)
    switch module.model {
    case .nvdimm:
      require(module.source?.path != nil, .xmlDetail, "an NVDIMM needs the <path> of a file", at: path + "/source")
      if let label = target.label?.size {
        require(label.kibibytes >= 128, .xmlError, "a label has 128 KiB at least", at: path + "/target/label")
        require(
          label.kibibytes < size.kibibytes, .xmlError, "a label is smaller than its NVDIMM", at: path + "/target/label")
      }
      require(
        module.uuid == nil || context.architecture.isPPC64, "an NVDIMM has a UUID on POWER alone", at: path + "/uuid")
      require(
        module.source?.pmem != true || target.readonly != true, "<pmem> and <readonly> exclude each other", at: path)
    case .virtioMem:
      let block = target.block?.kibibytes ?? 0
      require(block > 0, .xmlDetail, "a virtio-mem device needs a <block> size", at: path + "/target")
      guard block > 0 else { return }
      require(
        block >= 2048, .xmlDetail, "the block size is 2 MiB at least, not \(block) KiB", at: path + "/target/block")
      require(block & (block - 1) == 0, .xmlDetail, "the block size is a power of two", at: path + "/target/block")
      let requested = target.requested?.kibibytes ?? 0
      require(
        requested % block == 0, .xmlDetail, "what is requested is a multiple of the block size",
        at: path + "/target/requested")
      require(
        requested <= size.kibibytes, .xmlDetail, "more is requested than the device has", at: path + "/target/requested"
      )
    case .virtioPMEM:
      require(module.source?.path != nil, .xmlDetail, "virtio-pmem needs the <path> of a file", at: path + "/source")
      require(target.node == nil, "virtio-pmem belongs to no node", at: path + "/target/node")
      require(module.access == .shared, "virtio-pmem is shared: access='shared'", at: path + "/@access")
    case .dimm, .sgxEPC: break
    }
  }

  private mutating func checkSlots(_ module: MemoryDevice, at path: String) {
    switch module.model {
    case .dimm, .nvdimm, .virtioMem:
      require(
        definition.maxMemory != nil, "memory that is plugged in needs a <maxMemory>", at: "/domain/maxMemory")
      if !(definition.cpu?.numa?.cells.isEmpty ?? true) {
        require(module.target?.node != nil, "a module belongs to a <node>", at: path + "/target")
      }
    case .virtioPMEM, .sgxEPC: break
    }
  }

  /// Modules whose place in the guest's memory is said do not overlap.
  private mutating func checkModuleAddresses() {
    var taken: [(range: Range<UInt64>, isVirtio: Bool)] = []
    for (index, module) in devices.memories.enumerated() {
      let base = module.target?.address?.base?.value ?? module.info.address?.dimm?.base?.value
      guard let base, let size = module.target?.size else { continue }
      let (end, overflow) = base.addingReportingOverflow(size.bytes)
      let path = "/domain/devices/memory[\(index + 1)]"
      guard !overflow, base < end else {
        refuse("the module reaches beyond the end of memory", at: path)
        continue
      }
      let range = base..<end
      // Places of DIMMs are hints; QEMU moves them.
      let isVirtio = module.model == .virtioMem || module.model == .virtioPMEM
      require(
        !taken.contains { $0.range.overlaps(range) && ($0.isVirtio || isVirtio) },
        "the module at 0x\(String(base, radix: 16)) overlaps another", at: path)
      taken.append((range, isVirtio))
    }
  }

  private mutating func checkHugePages(nodes: Int) {
    guard let pages = definition.memoryBacking?.hugepages?.pages, !pages.isEmpty else { return }
    let path = "/domain/memoryBacking/hugepages/page"
    // Without nodes, node 0 is the whole guest.
    let everywhere = pages.filter { $0.nodeset == nil || (nodes == 0 && $0.nodeset?.contains(0) ?? false) }
    require(
      everywhere.count <= 1, .xmlDetail, "two sizes of pages are said to be those of all nodes", at: path)
    for page in pages {
      guard let last = page.nodeset?.last else { continue }
      require(last < max(nodes, 1), .xmlDetail, "there is no node \(last) to give pages to", at: path)
    }
  }
}
