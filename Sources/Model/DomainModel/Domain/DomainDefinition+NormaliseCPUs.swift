import DroverXML

extension DomainDefinition {
  /// How many processors, and who places them.
  mutating func normaliseVirtualCPUs() {
    var vcpu = vcpu ?? VirtualCPUs()
    if vcpu.count == nil { vcpu.count = 1 }
    completeVirtualCPUList(&vcpu)
    if vcpu.current == vcpu.count { vcpu.current = nil }
    if vcpu.placement == nil { vcpu.placement = .static }
    let isAutomatic = vcpu.placement == .auto
    normaliseNUMATune(isVCPUPlacementStatic: !isAutomatic)
    let hasPins = cputune.map { !$0.vcpuPins.isEmpty || $0.emulatorpin != nil || !$0.iothreadPins.isEmpty } ?? false
    if numatune?.memory?.placement == .auto, vcpu.cpuset == nil, !hasPins { vcpu.placement = .auto }
    if vcpu.placement == .auto { vcpu.cpuset = nil }
    self.vcpu = vcpu
  }

  /// Memory follows the processors: placed automatically when they are.
  private mutating func normaliseNUMATune(isVCPUPlacementStatic: Bool) {
    if numatune?.memory == nil, numatune?.nodes.isEmpty ?? true {
      guard !isVCPUPlacementStatic else { return numatune = nil }
      var tune = NUMATune()
      var memory = NUMATuneMemory()
      memory.mode = .strict
      memory.placement = .auto
      tune.memory = memory
      numatune = tune
      return
    }
    if var memory = numatune?.memory {
      if memory.mode == nil { memory.mode = .strict }
      if memory.placement == nil, memory.nodeset == nil {
        memory.placement = isVCPUPlacementStatic ? .static : .auto
      }
      // A set of nodes says that the placement is static; it is not said twice.
      if memory.placement == .auto { memory.nodeset = nil }
      if memory.placement == .static, memory.nodeset != nil { memory.placement = nil }
      numatune?.memory = memory
    }
    for index in numatune?.nodes.indices ?? 0..<0 where numatune?.nodes[index].mode == nil {
      numatune?.nodes[index].mode = .strict
    }
  }

  /// I/O threads are counted and numbered; empty settings vanish.
  mutating func normaliseTuning() {
    let listed = iothreadids?.threads.count ?? 0
    if listed > 0 || iothreads != nil {
      let count = max(Int(iothreads ?? 0), listed)
      iothreads = count > 0 ? UInt32(clamping: count) : nil
    }
    completeIOThreads()
    if cputune == CPUTune() { cputune = nil }
    let count = vcpu?.count ?? 1
    cputune?.vcpuPins.removeAll { $0.vcpu >= count }
    cputune?.vcpuPins.sort { $0.vcpu < $1.vcpu }
    dropIdlePriorities()
    listSchedulers()
    if cputune == CPUTune() { cputune = nil }
    if blkiotune == BlockIOTune() { blkiotune = nil }
    if var tune = memtune {
      for path in MemoryTune.amounts where tune[keyPath: path]?.kibibytes ?? 0 >= 9_007_199_254_740_991 {
        tune[keyPath: path] = nil
      }
      memtune = tune
    }
    if memtune == MemoryTune() { memtune = nil }
    if perf?.events.isEmpty ?? false { perf = nil }
    if resource == DomainResource() { resource = nil }
  }

  /// Only the real-time policies have a priority.
  private mutating func dropIdlePriorities() {
    func isPlain(_ policy: SchedulerPolicy) -> Bool { policy == .batch || policy == .idle }
    for index in cputune?.vcpuSchedulers.indices ?? 0..<0 {
      if isPlain(cputune?.vcpuSchedulers[index].scheduler ?? .fifo) { cputune?.vcpuSchedulers[index].priority = nil }
    }
    for index in cputune?.iothreadSchedulers.indices ?? 0..<0 {
      if isPlain(cputune?.iothreadSchedulers[index].scheduler ?? .fifo) {
        cputune?.iothreadSchedulers[index].priority = nil
      }
    }
    if isPlain(cputune?.emulatorsched?.scheduler ?? .fifo) { cputune?.emulatorsched?.priority = nil }
  }

  /// Each thread has its own scheduler: an entry for each, by their numbers.
  private mutating func listSchedulers() {
    var processors: [VCPUScheduler] = []
    for entry in cputune?.vcpuSchedulers ?? [] {
      for number in entry.vcpus.members {
        var single = entry
        single.vcpus = CPUSet([number])
        processors.append(single)
      }
    }
    // Who stands in two entries is refused later on, and so still stands in two.
    cputune?.vcpuSchedulers = processors.enumerated().sorted {
      ($0.element.vcpus.first ?? 0, $0.offset) < ($1.element.vcpus.first ?? 0, $1.offset)
    }.map(\.element)
    var threads: [IOThreadScheduler] = []
    for entry in cputune?.iothreadSchedulers ?? [] {
      for number in entry.iothreads.members {
        var single = entry
        single.iothreads = CPUSet([number])
        threads.append(single)
      }
    }
    cputune?.iothreadSchedulers = threads.enumerated().sorted {
      ($0.element.iothreads.first ?? 0, $0.offset) < ($1.element.iothreads.first ?? 0, $1.offset)
    }.map(\.element)
  }

  /// A list of processors has all of them; how many there are at the start follows from it.
  private mutating func completeVirtualCPUList(_ vcpu: inout VirtualCPUs) {
    guard let listed = vcpus?.cpus, !listed.isEmpty, let count = vcpu.count, count <= 16_384 else {
      return vcpus = nil
    }
    // What is listed beyond the last one is refused later on.
    guard listed.allSatisfy({ $0.id < count }) else { return }
    var all: [VirtualCPU] = []
    for id in 0..<count {
      var cpu = listed.last { $0.id == id } ?? VirtualCPU()
      if !listed.contains(where: { $0.id == id }) {
        cpu.id = id
        cpu.enabled = .no
      }
      if cpu.hotpluggable == nil { cpu.hotpluggable = YesNo(cpu.enabled == .no) }
      all.append(cpu)
    }
    vcpus?.cpus = all
    let online = UInt32(clamping: all.count { $0.enabled == .yes })
    vcpu.current = online == count ? nil : online
  }

  /// Threads that are counted but not listed take the smallest free numbers.
  private mutating func completeIOThreads() {
    guard var list = iothreadids?.threads, !list.isEmpty else { return iothreadids = nil }
    var taken = Set(list.map(\.id))
    var next: UInt32 = 1
    while list.count < min(Int(iothreads ?? 0), 16_384) {
      while taken.contains(next) { next &+= 1 }
      taken.insert(next)
      var thread = IOThread()
      thread.id = next
      list.append(thread)
    }
    iothreadids?.threads = list
  }

  mutating func normaliseFeatures() {
    guard var features else { return }
    if features.vmcoreinfo != nil, features.vmcoreinfo?.state == nil { features.vmcoreinfo?.state = .on }
    if features.smm != nil, features.smm?.state == nil { features.smm?.state = .on }
    if features.smm?.tseg != nil, features.smm?.tseg?.unit == nil { features.smm?.tseg?.unit = "MiB" }
    for feature in [\Features.pvspinlock, \.hap, \.pmu, \.vmport, \.ps2]
    where features[keyPath: feature] != nil && features[keyPath: feature]?.state == nil {
      features[keyPath: feature]?.state = .on
    }
    if features.smm?.state == .off { features.smm?.tseg = nil }
    let segment = features.smm?.tseg?.inGreatestUnit
    features.smm?.tseg = segment
    if features.hyperv != nil, features.hyperv?.mode == nil { features.hyperv?.mode = .custom }
    self.features = features == Features() ? nil : features
  }

  mutating func normaliseSecurityLabels() {
    for index in securityLabels.indices {
      var label = securityLabels[index]
      if label.type == nil { label.type = .dynamic }
      if label.type != .static { label.label = nil }
      label.imagelabel = nil
      if label.relabel == nil {
        switch label.type {
        case .dynamic: label.relabel = .yes
        case .static: label.relabel = .no
        default: break
        }
      }
      securityLabels[index] = label
    }
    if idmap?.users.isEmpty ?? true, idmap?.groups.isEmpty ?? true { idmap = nil }
  }
}

extension MemoryTune {
  // Key paths of one type: an unlimited amount is the same as none.
  fileprivate static var amounts: [WritableKeyPath<MemoryTune, MemoryAmount?>] {
    [\.hardLimit, \.softLimit, \.swapHardLimit]
  }
}
