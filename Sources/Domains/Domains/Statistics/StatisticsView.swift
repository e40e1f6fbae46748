import DomainModel
import DroverCore

/// What the statistics of one domain are made of, and the names that libvirt gives them.
struct StatisticsView: Sendable {
  let reference: DomainReference
  private let state: DomainState
  let facts: DefinitionFacts?
  let live: Live?
  let known: KnownFigures
  /// Asks the host what went through an interface, by the name of its device there.
  var counters: (@Sendable (NetworkInterface, String) -> LinkCounters?)?
  /// Whether the images below those of the disks are shown.
  var showsBacking = false
  /// The disks of a domain that does not run.
  var images: [StoredImage]?

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
      // Nobody watches the caches of the host for a guest.
      list.append(TypedParameter("cpu.cache.monitor.count", .uint(0)))
      let kernel = known.figures.kernel
      list.append(TypedParameter("cpu.haltpoll.success.time", .ulong(kernel?.sum("halt_poll_success_ns.sum") ?? 0)))
      list.append(TypedParameter("cpu.haltpoll.fail.time", .ulong(kernel?.sum("halt_poll_fail_ns.sum") ?? 0)))
    }
    if groups.contains(.balloon), let facts { list += balloon(facts, process) }
    if groups.contains(.vcpu), let facts { list += virtualCPUs(facts) }
    if groups.contains(.interface) { list += interfaces() }
    if groups.contains(.block) { list += disks() }
    if groups.contains(.iothread), live != nil, let threads = known.figures.ioThreads { list += ioThreads(threads) }
    if groups.contains(.dirtyRate), let rate = known.figures.dirtyRate { list += dirtyRate(rate) }
    if groups.contains(.vm) {
      list += (known.figures.kernel?.machine ?? []).map { TypedParameter("vm." + $0.name, $0.value) }
    }
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
      // Many kernels do not count it; clients know a zero there.
      list.append(TypedParameter(prefix + "wait", .ulong(cpu.wait ?? 0)))
      if let delay = cpu.delay { list.append(TypedParameter(prefix + "delay", .ulong(delay))) }
      let kernel = known.figures.kernel?.virtualCPUs[cpu.index] ?? []
      list += kernel.map { TypedParameter(prefix + $0.name, $0.value) }
    }
    return list
  }

  private func ioThreads(_ threads: [IOThreadStatistics]) -> [TypedParameter] {
    // A guest without such threads has no count of them.
    guard !threads.isEmpty else { return [] }
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
