import DroverCore
import DroverXML

extension Validation {
  /// The guest's nodes, and the host's nodes that give them memory.
  mutating func checkNUMA() {
    let cells = definition.cpu?.numa?.cells ?? []
    let numbers = cells.compactMap { $0.id.map(Int.init) }
    require(
      numbers == Array(0..<cells.count), .xmlError, "the nodes are numbered 0 to \(max(0, cells.count - 1)), each once",
      at: "/domain/cpu/numa/cell/@id")
    var placed = CPUSet()
    for cell in cells {
      guard let cpus = cell.cpus else { continue }
      require(
        !placed.intersects(cpus), "a processor belongs to two nodes",
        at: "/domain/cpu/numa/cell[\((cell.id ?? 0) &+ 1)]")
      placed = placed.union(cpus)
    }
    if let last = placed.last, let count = definition.vcpu?.count {
      require(
        last < Int(count), "a node has processor \(last); there are \(count)", at: "/domain/cpu/numa")
    }
    checkTune(nodes: cells.count)
    checkDistances(cells)
    checkInterconnects(cells)
    for controller in devices.controllers where controller.type == .pci {
      guard let node = controller.target?.node else { continue }
      require(
        Int(node) < cells.count, .xmlError,
        "PCI controller \(controller.index ?? 0) belongs to node \(node); the guest has \(cells.count)",
        at: "/domain/devices/controller/target/node")
    }
  }

  private mutating func checkTune(nodes count: Int) {
    guard let tune = definition.numatune else { return }
    if let memory = tune.memory {
      require(
        (memory.placement != .static || memory.nodeset != nil) && !(memory.nodeset?.isEmpty ?? false),
        "memory that is placed statically needs a nodeset", at: "/domain/numatune/memory")
      require(
        memory.placement != .auto || tune.nodes.isEmpty,
        "memory that is placed automatically cannot be bound node by node", at: "/domain/numatune/memnode")
    }
    var seen: Set<UInt32> = []
    for (index, node) in tune.nodes.enumerated() {
      let path = "/domain/numatune/memnode[\(index + 1)]"
      require(Int(node.cellid) < count, .xmlError, "the guest has no node \(node.cellid)", at: path)
      require(seen.insert(node.cellid).inserted, .xmlError, "node \(node.cellid) is bound twice", at: path)
      let isWhole = (tune.memory?.mode ?? .strict) == .restrictive
      require(
        isWhole == (node.mode == .restrictive), .xmlError,
        "mode 'restrictive' stands in <memory> and in every <memnode>, or in none", at: path)
    }
  }

  private mutating func checkDistances(_ cells: [NUMACell]) {
    for cell in cells {
      for sibling in cell.distances?.siblings ?? [] {
        let path = "/domain/cpu/numa/cell[@id='\(cell.id ?? 0)']/distances/sibling"
        require(Int(sibling.id) < cells.count, .xmlError, "there is no node \(sibling.id)", at: path + "/@id")
        let isOwn = sibling.id == cell.id
        require(
          isOwn ? sibling.value == 10 : (11...255).contains(sibling.value) || sibling.value == 10, .xmlError,
          "a node is 10 away from itself, and 10 to 255 from others, not \(sibling.value)", at: path + "/@value")
      }
    }
  }

  private mutating func checkInterconnects(_ cells: [NUMACell]) {
    guard let links = definition.cpu?.numa?.interconnects else { return }
    for link in links.latencies + links.bandwidths {
      let path = "/domain/cpu/numa/interconnects"
      guard cells.indices.contains(Int(link.initiator)), cells.indices.contains(Int(link.target)) else {
        refuse(.xmlError, "a link names a node that is not there", at: path)
        continue
      }
      require(
        !(cells[Int(link.initiator)].cpus?.isEmpty ?? true), .xmlError, "a node without processors begins no link",
        at: path + "/*/@initiator")
      if let level = link.cache, level > 0 {
        require(
          cells[Int(link.target)].caches.contains { $0.level == level }, .xmlError,
          "node \(link.target) has no cache of level \(level)", at: path + "/*/@cache")
      }
      require(link.value > 0, .xmlError, "a link has a value greater than 0", at: path + "/*/@value")
    }
  }
}
