import DomainModel
import DroverCore
import DroverXML

/// Sizes as QEMU takes them.
enum MemorySize {
  /// Memory of a machine goes in MiB, on POWER in 256 of them.
  static func machineStep(_ architecture: GuestArchitecture) -> UInt64 { architecture.isPPC64 ? 256 << 10 : 1 << 10 }
  /// Modules go in huge pages.
  static func moduleStep(_ architecture: GuestArchitecture) -> UInt64 { architecture.isPPC64 ? 256 << 10 : 2 << 10 }

  /// KiB rounded up to a step; the value itself where 64 bits do not hold the result.
  static func rounded(_ kibibytes: UInt64, to step: UInt64) -> UInt64 {
    let (sum, overflow) = kibibytes.addingReportingOverflow(step - 1)
    return overflow ? kibibytes : sum / step * step
  }
}

extension CommandAssembly {
  /// Memory that the machine has when it starts, in KiB: all that is not on modules.
  var initialMemory: UInt64 {
    let step = MemorySize.machineStep(architecture)
    if let cells = definition.cpu?.numa?.cells, !cells.isEmpty {
      return cells.reduce(0) { $0 &+ MemorySize.rounded($1.memory.kibibytes, to: step) }
    }
    let total = definition.memory?.amount.kibibytes ?? 0
    let modules = devices.memories.reduce(UInt64(0)) { $0 &+ ($1.target?.size?.kibibytes ?? 0) }
    return MemorySize.rounded(total > modules ? total - modules : total, to: step)
  }

  /// `-m`, the machine's memory backend, and whether memory is locked.
  mutating func addMemory() throws(VirtError) {
    var text = KeyValueText("size", "\(initialMemory)k")
    if let greatest = definition.maxMemory {
      if let slots = greatest.slots, slots > 0 { text.add("slots", number: slots) }
      let size = MemorySize.rounded(greatest.amount.kibibytes, to: MemorySize.machineStep(architecture))
      text.add("maxmem", "\(size)k")
    }
    add("-m", text.text)
    if let id = mainMemoryBackend {
      var piece = MemoryPiece(id: id, kibibytes: initialMemory)
      piece.isMain = true
      try addBackend(piece)
    } else if !hasNUMA, definition.memoryBacking?.allocation?.mode == .immediate {
      add("-mem-prealloc")
    }
    add("-overcommit", "mem-lock=\(definition.memoryBacking?.locked == true ? "on" : "off")")
  }

  /// The nodes of the guest.
  mutating func addNUMA() throws(VirtError) {
    guard let numa = definition.cpu?.numa, !numa.cells.isEmpty else { return }
    let takesPlainMemory = hasPlainNUMA
    if takesPlainMemory, definition.memoryBacking?.allocation?.mode == .immediate { add("-mem-prealloc") }
    let cells = numa.cells.enumerated().map { ($0.element.id ?? UInt32(clamping: $0.offset), $0.element) }
      .sorted { $0.0 < $1.0 }
    for (node, cell) in cells {
      let size = MemorySize.rounded(cell.memory.kibibytes, to: MemorySize.machineStep(architecture))
      let isPlain = takesPlainMemory || size == 0
      if !isPlain { try addBackend(MemoryPiece(id: "ram-node\(node)", kibibytes: size, node: node)) }
      var text = KeyValueText("node")
      text.add("nodeid", number: node)
      for range in cell.cpus?.ranges ?? [] {
        let isOne = range.lowerBound == range.upperBound
        text.add("cpus", isOne ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)")
      }
      if numa.hasMemoryAttributes { text.add("initiator", number: initiator(of: node, in: numa)) }
      if takesPlainMemory {
        text.add("mem", number: size >> 10)
      } else if size > 0 {
        text.add("memdev", "ram-node\(node)")
      }
      add("-numa", text.text)
    }
    addDistances(cells)
    addMemoryAttributes(numa, cells)
  }

  /// Whether the nodes of an older machine are given as sizes, without backends.
  private var hasPlainNUMA: Bool {
    guard let numa = definition.cpu?.numa, !numa.cells.isEmpty else { return false }
    let machine = definition.os?.type?.machine.flatMap { platform.machine($0) }
    return (machine?.takesNUMAMemory ?? false) && !needsBackends(numa)
  }

  private func needsBackends(_ numa: NUMA) -> Bool {
    let backing = definition.memoryBacking
    return backing?.hugepages != nil || backing?.source?.type == .memfd || backing?.source?.type == .file
      || backing?.access != nil
      || definition.numatune != nil || numa.cells.contains { $0.memAccess != nil }
      || definition.maxMemory != nil
  }

  /// Which node with processors reaches a node first: itself, or the one that is told to be near.
  private func initiator(of node: UInt32, in numa: NUMA) -> UInt32? {
    let cells = numa.cells.enumerated().map { ($0.element.id ?? UInt32(clamping: $0.offset), $0.element) }
    if let own = cells.first(where: { $0.0 == node }), !(own.1.cpus?.isEmpty ?? true) { return node }
    let near = (numa.interconnects?.latencies ?? []).filter { $0.target == node && $0.cache == nil }
    if let best = near.min(by: { $0.value < $1.value }) { return best.initiator }
    return cells.first { !($0.1.cpus?.isEmpty ?? true) }?.0
  }

  private mutating func addDistances(_ cells: [(UInt32, NUMACell)]) {
    guard cells.contains(where: { !($0.1.distances?.siblings.isEmpty ?? true) }) else { return }
    for (source, cell) in cells {
      for (target, other) in cells {
        let said = cell.distances?.siblings.first { $0.id == target }?.value
        let back = other.distances?.siblings.first { $0.id == source }?.value
        let distance = said ?? back ?? (source == target ? 10 : 20)
        add("-numa", "dist,src=\(source),dst=\(target),val=\(distance)")
      }
    }
  }

  private mutating func addMemoryAttributes(_ numa: NUMA, _ cells: [(UInt32, NUMACell)]) {
    for entry in numa.interconnects?.latencies ?? [] { addAttribute(entry, isLatency: true) }
    for entry in numa.interconnects?.bandwidths ?? [] { addAttribute(entry, isLatency: false) }
    for (node, cell) in cells {
      for cache in cell.caches {
        var text = KeyValueText("hmat-cache")
        text.add("node-id", number: node)
        text.add("size", "\(cache.size?.kibibytes ?? 0)K")
        text.add("level", number: cache.level)
        text.add("associativity", cache.associativity == .full ? "complex" : cache.associativity.rawValue)
        switch cache.policy {
        case .none: text.add("policy", "none")
        case .writeback: text.add("policy", "write-back")
        case .writethrough: text.add("policy", "write-through")
        }
        text.add("line", number: cache.line?.bytes ?? 0)
        add("-numa", text.text)
      }
    }
  }

  private mutating func addAttribute(_ entry: NUMAInterconnect, isLatency: Bool) {
    var text = KeyValueText("hmat-lb")
    text.add("initiator", number: entry.initiator)
    text.add("target", number: entry.target)
    let levels = ["memory", "first-level", "second-level", "third-level"]
    let level = Int(entry.cache ?? 0)
    text.add("hierarchy", levels.indices.contains(level) ? levels[level] : "memory")
    text.add("data-type", "\(entry.type.rawValue)-\(isLatency ? "latency" : "bandwidth")")
    if isLatency {
      text.add("latency", number: entry.value)
    } else {
      text.add("bandwidth", "\(entry.kibibytes)K")
    }
    add("-numa", text.text)
  }
}

extension NUMACacheSize {
  fileprivate var bytes: UInt64 { ByteCount(value, unit: unit)?.bytes ?? 0 }
  fileprivate var kibibytes: UInt64 { bytes >> 10 }
}

extension NUMAInterconnect {
  fileprivate var kibibytes: UInt64 { (ByteCount(value, unit: unit ?? "KiB")?.bytes ?? 0) >> 10 }
}
