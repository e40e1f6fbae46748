import DomainModel
import DroverCore

/// What the statistics of one domain are made of, and the names that libvirt gives them.
struct StatisticsView: Sendable {
  let reference: DomainReference
  private let state: DomainState
  private let facts: DefinitionFacts?
  private let live: Live?
  private let known: KnownFigures

  init(_ state: Domain.State, uuid: UUID, known: KnownFigures) {
    reference = state.reference(uuid)
    self.state = state.domainState
    facts = state.facts
    live = state.live
    self.known = known
  }

  /// The figures of some groups, in libvirt's order.
  func parameters(_ groups: StatisticsGroups) -> [TypedParameter] {
    let process = live?.guest?.processStatistics()
    var list: [TypedParameter] = []
    if groups.contains(.state) {
      list.append(TypedParameter("state.state", .int(state.number)))
      list.append(TypedParameter("state.reason", .int(state.reasonNumber)))
    }
    if groups.contains(.cpuTotal), let process {
      list.append(TypedParameter("cpu.time", .ulong(process.cpuTime)))
      list.append(TypedParameter("cpu.user", .ulong(process.userTime)))
      list.append(TypedParameter("cpu.system", .ulong(process.systemTime)))
    }
    if groups.contains(.balloon), let facts { list += balloon(facts, process) }
    if groups.contains(.vcpu), let facts { list += virtualCPUs(facts) }
    if groups.contains(.interface), let live {
      let interfaces = live.definition.definition.devices?.interfaces ?? []
      list.append(TypedParameter("net.count", .uint(UInt32(clamping: interfaces.count))))
    }
    if groups.contains(.block) { list += disks() }
    if groups.contains(.iothread), let threads = known.figures.ioThreads { list += ioThreads(threads) }
    if let flaw = known.flaw {
      list.append(TypedParameter("drover.incomplete", .string(flaw)))
      if let age = known.age { list.append(TypedParameter("drover.age", .ulong(age.milliseconds))) }
    }
    return list
  }

  private func balloon(_ facts: DefinitionFacts, _ process: ProcessStatistics?) -> [TypedParameter] {
    let told = known.figures.balloon
    let values: [(String, UInt64?)] = [
      ("current", live?.balloon ?? facts.memory), ("maximum", facts.maximumMemory), ("swap_in", told?.swapIn),
      ("swap_out", told?.swapOut), ("major_fault", told?.majorFaults), ("minor_fault", told?.minorFaults),
      ("unused", told?.unused), ("available", told?.available), ("usable", told?.usable),
      ("last-update", told.map { $0.lastUpdate ?? 0 }), ("disk_caches", told?.diskCaches),
      ("hugetlb_pgalloc", told?.hugePagesAllocated), ("hugetlb_pgfail", told?.hugePagesFailed),
      ("rss", process?.residentMemory),
    ]
    return values.compactMap { name, value in value.map { TypedParameter("balloon.\(name)", .ulong($0)) } }
  }

  private func virtualCPUs(_ facts: DefinitionFacts) -> [TypedParameter] {
    var list = [
      TypedParameter("vcpu.current", .uint(facts.virtualCPUs)),
      TypedParameter("vcpu.maximum", .uint(facts.maximumVirtualCPUs)),
    ]
    for cpu in known.figures.virtualCPUs ?? [] {
      let prefix = "vcpu.\(cpu.index)."
      // VIR_VCPU_RUNNING: QEMU lists the CPUs that are there.
      list.append(TypedParameter(prefix + "state", .int(1)))
      list.append(TypedParameter(prefix + "time", .ulong(cpu.time)))
      if let wait = cpu.wait { list.append(TypedParameter(prefix + "wait", .ulong(wait))) }
      if let delay = cpu.delay { list.append(TypedParameter(prefix + "delay", .ulong(delay))) }
    }
    return list
  }

  private func disks() -> [TypedParameter] {
    guard let live else { return [TypedParameter("block.count", .uint(facts?.disks ?? 0))] }
    let disks = live.definition.definition.devices?.disks ?? []
    let figures = known.figures.blocks ?? []
    var list = [TypedParameter("block.count", .uint(UInt32(clamping: disks.count)))]
    for (index, disk) in disks.enumerated() {
      let prefix = "block.\(index)."
      if let name = disk.target?.dev { list.append(TypedParameter(prefix + "name", .string(name))) }
      if let path = disk.source?.file ?? disk.source?.dev {
        list.append(TypedParameter(prefix + "path", .string(path)))
      }
      guard let alias = disk.info.alias?.name, let told = figures.first(where: { $0.alias == alias }) else { continue }
      let values: [(String, UInt64?)] = [
        ("rd.reqs", told.readRequests), ("rd.bytes", told.readBytes), ("rd.times", told.readTime),
        ("wr.reqs", told.writeRequests), ("wr.bytes", told.writeBytes), ("wr.times", told.writeTime),
        ("fl.reqs", told.flushRequests), ("fl.times", told.flushTime),
        ("allocation", told.capacity == nil ? nil : told.allocation), ("capacity", told.capacity),
        ("physical", told.physical),
      ]
      list += values.compactMap { name, value in value.map { TypedParameter(prefix + name, .ulong($0)) } }
    }
    return list
  }

  private func ioThreads(_ threads: [IOThreadStatistics]) -> [TypedParameter] {
    var list = [TypedParameter("iothread.count", .uint(UInt32(clamping: threads.count)))]
    for thread in threads {
      let prefix = "iothread.\(thread.id)."
      list.append(TypedParameter(prefix + "poll-max-ns", .ulong(thread.pollMaximum)))
      list.append(TypedParameter(prefix + "poll-grow", .uint(UInt32(clamping: thread.pollGrow))))
      list.append(TypedParameter(prefix + "poll-shrink", .uint(UInt32(clamping: thread.pollShrink))))
    }
    return list
  }
}

extension Duration {
  /// Whole milliseconds; none for a negative time.
  var milliseconds: UInt64 {
    let (seconds, attoseconds) = max(.zero, self).components
    return UInt64(clamping: seconds) &* 1000 &+ UInt64(clamping: attoseconds / 1_000_000_000_000_000)
  }
}
