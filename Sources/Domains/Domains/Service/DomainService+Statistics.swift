import DomainModel
public import DroverCore

extension DomainService {
  /// What the balloon and the kernel say of the guest's memory, at most so many values. Errors: `notRunning`.
  public func memoryStatistics(
    _ domain: DomainReference, limit: Int, caller: Caller
  ) async throws(VirtError) -> [MemoryStatistic] {
    try await control(domain, .query, "virDomainMemoryStats", caller) { (domain, guest, _) async throws(VirtError) in
      let balloon = try await guest.balloon()
      let facts = domain.read { $0.facts }
      let resident = guest.processStatistics()?.residentMemory
      return Array(Self.memoryStatistics(balloon, facts, resident: resident).prefix(max(0, limit)))
    }
  }

  private static func memoryStatistics(
    _ balloon: BalloonStatistics?, _ facts: DefinitionFacts?, resident: UInt64?
  ) -> [MemoryStatistic] {
    // In the order in which libvirt gives them; the numbers are those of virDomainMemoryStatTags.
    let values: [(Int32, UInt64?)] = [
      (6, balloon?.actual ?? facts?.memory), (0, balloon?.swapIn), (1, balloon?.swapOut), (2, balloon?.majorFaults),
      (3, balloon?.minorFaults), (4, balloon?.unused), (5, balloon?.available), (8, balloon?.usable),
      (9, balloon?.lastUpdate), (10, balloon?.diskCaches), (11, balloon?.hugePagesAllocated),
      (12, balloon?.hugePagesFailed), (7, resident),
    ]
    return values.compactMap { tag, value in value.map { MemoryStatistic(tag: tag, value: $0) } }
  }

  /// Statistics of the domains that are named, or of all that pass the filters in the flags.
  ///
  /// They come from memory and from the kernel; no monitor is asked, so that none can hold the answer up.
  ///
  /// - Parameter domains: empty for all; one that is gone meanwhile is left out.
  public func statistics(
    of domains: [DomainReference], groups: StatisticsGroups, flags: StatisticsFlags, caller: Caller
  ) async throws(VirtError) -> [DomainStatistics] {
    let filters = ListFlags(rawValue: 0xFF)
    let known = StatisticsFlags(rawValue: filters.rawValue).union([.noWait, .backing, .enforceStatistics])
    try check(flags, knows: known, "virConnectGetAllDomainStats")
    let unknown = groups.subtracting(.all)
    guard unknown.isEmpty || !flags.contains(.enforceStatistics) else {
      throw VirtError(.argumentUnsupported, "no statistics of the groups 0x\(String(unknown.rawValue, radix: 16))")
    }
    let wanted = groups.isEmpty ? StatisticsGroups.all : groups
    let chosen = domains.isEmpty ? context.registry.all : domains.compactMap { context.registry.domain(uuid: $0.uuid) }
    let filter = ListFlags(rawValue: flags.rawValue & filters.rawValue)
    return chosen.compactMap { domain in
      let view = domain.read { $0.passes(filter) ? StatisticsView($0, uuid: domain.uuid) : nil }
      return view.map { DomainStatistics(domain: $0.reference, parameters: $0.parameters(wanted)) }
    }
  }
}

extension StatisticsGroups {
  /// All that libvirt has.
  static let all = StatisticsGroups(rawValue: 0x7FF)
}

/// What the statistics of one domain are made of.
private struct StatisticsView: Sendable {
  let reference: DomainReference
  let state: DomainState
  let facts: DefinitionFacts?
  let live: Live?

  init(_ state: Domain.State, uuid: UUID) {
    reference = state.reference(uuid)
    self.state = state.domainState
    facts = state.facts
    live = state.live
  }

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
    if groups.contains(.balloon), let facts {
      list.append(TypedParameter("balloon.current", .ulong(live?.balloon ?? facts.memory)))
      list.append(TypedParameter("balloon.maximum", .ulong(facts.maximumMemory)))
      if let process { list.append(TypedParameter("balloon.rss", .ulong(process.residentMemory))) }
    }
    if groups.contains(.vcpu), let facts {
      list.append(TypedParameter("vcpu.current", .uint(facts.virtualCPUs)))
      list.append(TypedParameter("vcpu.maximum", .uint(facts.maximumVirtualCPUs)))
    }
    if groups.contains(.interface), let live { list += interfaces(live.definition.definition) }
    if groups.contains(.block) { list += disks() }
    return list
  }

  private func interfaces(_ definition: DomainDefinition) -> [TypedParameter] {
    let interfaces = definition.devices?.interfaces ?? []
    return [TypedParameter("net.count", .uint(UInt32(clamping: interfaces.count)))]
  }

  private func disks() -> [TypedParameter] {
    guard let live else { return [TypedParameter("block.count", .uint(facts?.disks ?? 0))] }
    let disks = live.definition.definition.devices?.disks ?? []
    var list = [TypedParameter("block.count", .uint(UInt32(clamping: disks.count)))]
    for (index, disk) in disks.enumerated() {
      if let name = disk.target?.dev { list.append(TypedParameter("block.\(index).name", .string(name))) }
      if let path = disk.source?.file ?? disk.source?.dev {
        list.append(TypedParameter("block.\(index).path", .string(path)))
      }
    }
    return list
  }
}
