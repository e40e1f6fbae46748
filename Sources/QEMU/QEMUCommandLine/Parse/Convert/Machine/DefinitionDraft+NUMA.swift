import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// `-numa`: the nodes of the guest, their memory, their distances.
  mutating func convertNUMA() {
    var numa = NUMA()
    for position in model.positions(of: "numa") {
      switch model[position].settings.peekText("type") {
      case "node": convertNode(position, into: &numa)
      default: continue
      }
    }
    for position in model.positions(of: "numa") {
      var settings = model[position].settings
      let isDone: Bool
      switch settings.text("type") {
      case "dist": isDone = Self.convertDistance(&settings, into: &numa)
      case "hmat-lb": isDone = Self.convertInterconnect(&settings, into: &numa)
      case "hmat-cache": isDone = Self.convertCache(&settings, into: &numa)
      case "cpu": isDone = convertProcessors(&settings, into: &numa)
      default: continue
      }
      if isDone, settings.rest.isEmpty { model[position].fate = .converted }
    }
    shareMemory(among: &numa)
    if numa.cells.isEmpty, definition.maxMemory != nil, architecture?.isX86 ?? false { addOnlyNode(to: &numa) }
    guard !numa.cells.isEmpty else { return }
    var cpu = definition.cpu ?? CPU()
    cpu.numa = numa
    definition.cpu = cpu
  }

  private mutating func convertNode(_ position: Int, into numa: inout NUMA) {
    var settings = model[position].settings
    settings.ignore("type", "initiator")
    var cell = NUMACell()
    cell.id = settings.number("nodeid") ?? UInt32(clamping: numa.cells.count)
    var cpus = CPUSet()
    for text in settings.takeAll("cpus").compactMap(\.optionText) {
      if let more = CPUSet(xmlText: text) { cpus = cpus.union(more) }
    }
    cell.cpus = cpus.isEmpty ? nil : cpus
    if let size = settings.size("mem", unit: 1 << 20) { cell.memory = MemoryAmount(kibibytes: size >> 10) }
    if let id = settings.text("memdev"), let object = self.position("object", id: id), let facts = takeMemory(object) {
      cell.memory = MemoryAmount(kibibytes: facts.size >> 10)
      cell.memAccess = facts.isShared.map { $0 ? .shared : .private }
      cell.discard = facts.discards.map { YesNo($0) }
      applyKind(facts)
      apply(facts, toNode: cell.id ?? 0)
    }
    guard settings.rest.isEmpty, !numa.cells.contains(where: { $0.id == cell.id }) else { return }
    numa.cells.append(cell)
    model[position].fate = .converted
  }

  /// Huge pages and nodes of the host, each of one node of the guest.
  private mutating func apply(_ facts: MemoryFacts, toNode node: UInt32) {
    if facts.isHuge {
      backing { backing in
        var pages = backing.hugepages ?? HugePages()
        if let size = facts.pageSize {
          if let place = pages.pages.firstIndex(where: { $0.size.kibibytes == size }) {
            pages.pages[place].nodeset = (pages.pages[place].nodeset ?? CPUSet()).union(CPUSet([Int(node)]))
          } else {
            var page = HugePage()
            page.size = MemoryAmount(kibibytes: size)
            page.nodeset = CPUSet([Int(node)])
            pages.pages.append(page)
          }
        }
        backing.hugepages = pages
      }
    }
    if let tune = facts.tune {
      var all = definition.numatune ?? NUMATune()
      var own = NUMATuneNode()
      own.cellid = node
      own.mode = tune.mode
      own.nodeset = tune.nodes
      all.nodes.append(own)
      definition.numatune = all
    }
  }

  /// `-numa cpu`: processors of a node by their place among the groups.
  private func convertProcessors(_ settings: inout Settings, into numa: inout NUMA) -> Bool {
    guard architecture.map({ $0.isX86 || $0.isArm }) ?? false, let node: UInt32 = settings.number("node-id"),
      let place = numa.cells.firstIndex(where: { $0.id == node })
    else { return false }
    let total = Int(definition.vcpu?.count ?? 1)
    let topology = definition.cpu?.topology
    // Without a topology each processor has a socket of its own.
    let levels: [(key: String, count: UInt32)] = [
      ("socket-id", topology?.sockets ?? UInt32(clamping: total)), ("die-id", topology?.dies ?? 1),
      ("cluster-id", topology?.clusters ?? 1), ("core-id", topology?.cores ?? 1), ("thread-id", topology?.threads ?? 1),
    ]
    var range = 0..<total
    for (key, count) in levels {
      let width = range.count / max(1, Int(count))
      guard settings.peek(key) != nil else {
        guard count > 1 else { continue }
        // The levels below one that is not said are not said either.
        break
      }
      guard let index: Int = settings.number(key), index >= 0, index < Int(count), width > 0 else { return false }
      range = (range.lowerBound + index * width)..<(range.lowerBound + (index + 1) * width)
    }
    guard !range.isEmpty else { return false }
    numa.cells[place].cpus = (numa.cells[place].cpus ?? CPUSet()).union(CPUSet(range))
    return true
  }

  /// Memory that no node was given is shared out as QEMU does it.
  private func shareMemory(among numa: inout NUMA) {
    guard !numa.cells.isEmpty, numa.cells.allSatisfy({ $0.memory.kibibytes == 0 }) else { return }
    let total = definition.memory?.amount.kibibytes ?? 0
    let share = total / UInt64(numa.cells.count) / 8192 * 8192
    for index in numa.cells.indices { numa.cells[index].memory = MemoryAmount(kibibytes: share) }
    let last = numa.cells.count - 1
    numa.cells[last].memory = MemoryAmount(kibibytes: total - share * UInt64(last))
  }

  /// With room for modules QEMU makes one node of a machine that names none.
  private func addOnlyNode(to numa: inout NUMA) {
    var cell = NUMACell()
    cell.id = 0
    let count = Int(definition.vcpu?.count ?? 1)
    cell.cpus = CPUSet(0..<min(count, CPUSet.greatest))
    cell.memory = definition.memory?.amount ?? MemoryAmount()
    numa.cells = [cell]
  }

  private static func convertDistance(_ settings: inout Settings, into numa: inout NUMA) -> Bool {
    guard let source: UInt32 = settings.number("src"), let target: UInt32 = settings.number("dst"),
      let value: UInt32 = settings.number("val"), let place = numa.cells.firstIndex(where: { $0.id == source })
    else { return false }
    var distance = NUMADistance()
    distance.id = target
    distance.value = value
    var distances = numa.cells[place].distances ?? NUMADistances()
    distances.siblings.append(distance)
    numa.cells[place].distances = distances
    return true
  }

  private static func convertInterconnect(_ settings: inout Settings, into numa: inout NUMA) -> Bool {
    guard let initiator: UInt32 = settings.number("initiator"), let target: UInt32 = settings.number("target"),
      let type = settings.text("data-type")?.split(separator: "-"), type.count == 2,
      let kind = NUMAInterconnect.Kind(rawValue: String(type[0])), let hierarchy = settings.text("hierarchy"),
      let level = ["memory", "first-level", "second-level", "third-level"].firstIndex(of: hierarchy)
    else { return false }
    var entry = NUMAInterconnect()
    entry.initiator = initiator
    entry.target = target
    entry.type = kind
    entry.cache = level == 0 ? nil : UInt32(level)
    var all = numa.interconnects ?? NUMAInterconnects()
    if type[1] == "latency" {
      guard let value: UInt64 = settings.number("latency") else { return false }
      entry.value = value
      all.latencies.append(entry)
    } else {
      guard let value = settings.size("bandwidth") else { return false }
      entry.value = value >> 10
      entry.unit = "KiB"
      all.bandwidths.append(entry)
    }
    numa.interconnects = all
    return true
  }

  private static func convertCache(_ settings: inout Settings, into numa: inout NUMA) -> Bool {
    guard let node: UInt32 = settings.number("node-id"), let place = numa.cells.firstIndex(where: { $0.id == node }),
      let level: UInt32 = settings.number("level"), let size = settings.size("size")
    else { return false }
    var cache = NUMACache()
    cache.level = level
    switch settings.text("associativity") {
    case "direct": cache.associativity = .direct
    case "complex": cache.associativity = .full
    default: cache.associativity = .none
    }
    switch settings.text("policy") {
    case "write-back": cache.policy = .writeback
    case "write-through": cache.policy = .writethrough
    default: cache.policy = .none
    }
    cache.size = NUMACacheSize(size >> 10, "KiB")
    cache.line = settings.size("line").map { NUMACacheSize($0, "B") }
    numa.cells[place].caches.append(cache)
    return true
  }
}

extension NUMACacheSize {
  fileprivate init(_ value: UInt64, _ unit: String) {
    self.init()
    self.value = value
    self.unit = unit
  }
}
