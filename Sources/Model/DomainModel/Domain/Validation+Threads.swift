import DroverCore
import DroverXML

// Who runs with which priority, and what of the processor's caches and its memory bus is whose.
extension Validation {
  /// The real-time policies need a priority; the others have none.
  mutating func checkPriority(_ policy: SchedulerPolicy, _ priority: Int32?, at path: String) {
    guard policy == .fifo || policy == .rr else { return }
    require(priority != nil, .xmlError, "the scheduler '\(policy.rawValue)' needs a 'priority'", at: path)
  }

  /// Parts of the cache and of the memory bus: each processor belongs to one group.
  mutating func checkResources(_ tune: CPUTune) {
    guard !tune.cacheTunes.isEmpty || !tune.memoryTunes.isEmpty else { return }
    require(
      context.domainType == .kvm, "<cachetune> and <memorytune> are for <domain type='kvm'>", at: "/domain/cputune")
    var groups: [CPUSet] = []
    for cache in tune.cacheTunes {
      let path = "/domain/cputune/cachetune"
      joinGroup(cache.vcpus, &groups, at: path)
      var taken: [UInt32: [UInt32: Set<CacheTuneCache.Kind>]] = [:]
      for part in cache.caches {
        let kinds = taken[part.level, default: [:]][part.id, default: []]
        let collides = kinds.contains(part.type) || kinds.contains(.both) || (part.type == .both && !kinds.isEmpty)
        require(
          !collides, .xmlError, "the cache of level \(part.level) with the id \(part.id) is given twice",
          at: path + "/cache")
        taken[part.level, default: [:]][part.id, default: []].insert(part.type)
      }
    }
    for memory in tune.memoryTunes {
      let path = "/domain/cputune/memorytune"
      joinGroup(memory.vcpus, &groups, at: path)
      var seen: Set<UInt32> = []
      for node in memory.nodes {
        require(seen.insert(node.id).inserted, .xmlError, "node \(node.id) stands twice", at: path + "/node")
        require(
          (1...100).contains(node.bandwidth), .xmlError, "a bandwidth is 1 to 100 per cent, not \(node.bandwidth)",
          at: path + "/node/@bandwidth")
      }
    }
  }

  /// A group is the same as an earlier one or shares no processor with it.
  private mutating func joinGroup(_ vcpus: CPUSet, _ groups: inout [CPUSet], at path: String) {
    for group in groups where group != vcpus {
      require(!group.intersects(vcpus), .xmlError, "a processor belongs to two groups", at: path + "/@vcpus")
    }
    groups.append(vcpus)
  }

  /// The I/O threads themselves.
  mutating func checkThreadPools() {
    var seen: Set<UInt32> = []
    for thread in definition.iothreadids?.threads ?? [] {
      let path = "/domain/iothreadids/iothread"
      require(thread.id > 0, .xmlError, "the I/O threads are numbered from 1", at: path + "/@id")
      require(seen.insert(thread.id).inserted, .xmlError, "I/O thread \(thread.id) stands twice", at: path + "/@id")
      checkPool(thread.threadPoolMin, thread.threadPoolMax, at: path)
    }
    if let main = definition.defaultiothread {
      checkPool(main.threadPoolMin, main.threadPoolMax, at: "/domain/defaultiothread")
    }
    checkProcessorList()
  }

  private mutating func checkPool(_ least: Int32?, _ most: Int32?, at path: String) {
    guard let least, let most else { return }
    require(
      least <= most, "a pool of at least \(least) threads cannot have \(most) at most", at: path + "/@thread_pool_min")
  }

  private mutating func checkProcessorList() {
    let listed = definition.vcpus?.cpus ?? []
    guard !listed.isEmpty else { return }
    let path = "/domain/vcpus/vcpu"
    let count = definition.vcpu?.count ?? 1
    var ordered = 0
    for cpu in listed {
      require(
        cpu.id < count, .xmlError, "there is no processor \(cpu.id); there are \(count)", at: path + "/@id")
      if cpu.id == 0 {
        require(cpu.enabled == .yes, "processor 0 is there from the start", at: path + "/@enabled")
        require(cpu.hotpluggable != .yes, "processor 0 cannot be unplugged", at: path + "/@hotpluggable")
      }
      require(
        cpu.enabled == .yes || cpu.hotpluggable != .no, "a processor that is off can be plugged in",
        at: path + "/@hotpluggable")
      require(
        cpu.enabled == .yes || cpu.order == nil, .xmlError, "a processor that is off has no place in the order",
        at: path + "/@order")
      if cpu.order != nil { ordered += 1 }
    }
    let online = listed.count { $0.enabled == .yes }
    require(
      ordered == 0 || ordered == online, "all processors have a place in the order, or none", at: path + "/@order")
  }
}
