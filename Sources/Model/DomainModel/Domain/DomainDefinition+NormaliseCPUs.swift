import DroverXML

extension DomainDefinition {
  /// How many processors, and who places them.
  mutating func normaliseVirtualCPUs() {
    var vcpu = vcpu ?? VirtualCPUs()
    if vcpu.count == nil { vcpu.count = 1 }
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
    cputune?.vcpuPins.sort { $0.vcpu < $1.vcpu }
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
    if features.pvspinlock != nil, features.pvspinlock?.state == nil { features.pvspinlock?.state = .on }
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
