import DomainModel
public import DroverCore

extension DomainService {
  /// What the balloon and the kernel say of the guest's memory, at most so many values.
  ///
  /// A guest that does not answer is shown as it was known last. Errors: `notRunning`.
  public func memoryStatistics(
    _ domain: DomainReference, limit: Int, caller: Caller
  ) async throws(VirtError) -> [MemoryStatistic] {
    let domain = try self.domain(domain)
    guard domain.read({ $0.live != nil }) else { throw .notRunning }
    let balloon = await domain.figures(.balloon).figures.balloon
    let (facts, guest) = try domain.read { (state) throws(VirtError) -> (DefinitionFacts?, (any Guest)?) in
      guard let live = state.live, live.ending == nil else { throw .notRunning }
      return (state.facts, live.guest)
    }
    let resident = guest?.processStatistics()?.residentMemory
    return Array(Self.memoryStatistics(balloon, facts, resident: resident).prefix(max(0, limit)))
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
  /// Guests are asked at the same time, each for `statisticsDeadline` at most; one that does not answer is shown as it
  /// was known last, with `drover.incomplete` saying what is wrong and `drover.age` how old the figures are (ms).
  ///
  /// - Parameter domains: empty for all; one that is gone meanwhile is left out.
  public func statistics(
    of domains: [DomainReference], groups: StatisticsGroups, flags: StatisticsFlags, caller: Caller
  ) async throws(VirtError) -> [DomainStatistics] {
    let filters = ListFlags(rawValue: 0xFF)
    let known = StatisticsFlags(rawValue: filters.rawValue).union([.noWait, .backing, .enforceStatistics])
    try check(flags, knows: known, "virConnectGetAllDomainStats")
    let unknown = groups.subtracting(.all.union(.jobs))
    guard unknown.isEmpty || !flags.contains(.enforceStatistics) else {
      throw VirtError(.argumentUnsupported, "no statistics of the groups 0x\(String(unknown.rawValue, radix: 16))")
    }
    let wanted = groups.isEmpty ? StatisticsGroups.all : groups
    let chosen = domains.isEmpty ? context.registry.all : domains.compactMap { context.registry.domain(uuid: $0.uuid) }
    let filter = ListFlags(rawValue: flags.rawValue & filters.rawValue)
    let passing = chosen.filter { domain in domain.read { $0.passes(filter) } }
    let ofRunning = groups.intersection([.iothread, .dirtyRate, .vm])
    guard
      ofRunning.isEmpty || !flags.contains(.enforceStatistics)
        || passing.allSatisfy({ $0.read { $0.live != nil } })
    else {
      throw VirtError(
        .argumentUnsupported,
        "a domain that does not run has no statistics of the groups 0x\(String(ofRunning.rawValue, radix: 16))")
    }
    let figures = await figures(of: passing, wanted.figures, isPatient: !flags.contains(.noWait))
    let links = wanted.contains(.interface) ? counters : nil
    let sizes = wanted.contains(.block) ? await sizesOfImages(of: passing) : [:]
    let now = context.time.now
    return passing.map { domain in
      var view = domain.read { StatisticsView($0, uuid: domain.uuid, known: figures[domain.uuid] ?? KnownFigures()) }
      view.counters = links
      view.showsBacking = flags.contains(.backing)
      view.images = sizes[domain.uuid]
      var parameters = view.parameters(wanted)
      if wanted.contains(.jobs) { parameters += domain.jobParameters(at: now) }
      return DomainStatistics(domain: view.reference, parameters: parameters)
    }
  }

  /// What goes through an interface that has a device on the host; nil where the host does not tell.
  private var counters: @Sendable (NetworkInterface, String) -> LinkCounters? {
    { [self] interface, name in try? counters(of: interface, name) }
  }

  /// The figures of the guests among some domains, by uuid.
  private func figures(
    of domains: [Domain], _ groups: GuestStatistics.Groups, isPatient: Bool
  ) async -> [UUID: KnownFigures] {
    guard !groups.isEmpty else { return [:] }
    return await withTaskGroup(of: (UUID, KnownFigures).self) { group in
      for domain in domains where domain.read({ $0.live != nil }) {
        group.addTask { (domain.uuid, await domain.figures(groups, isPatient: isPatient)) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }
}

extension StatisticsGroups {
  /// All that libvirt has.
  static let all = StatisticsGroups(rawValue: 0x7FF)

  /// What QEMU is to be asked for them.
  var figures: GuestStatistics.Groups {
    var groups: GuestStatistics.Groups = []
    if contains(.balloon) { groups.insert(.balloon) }
    if contains(.block) { groups.insert(.blocks) }
    if contains(.vcpu) { groups.insert(.virtualCPUs) }
    if contains(.iothread) { groups.insert(.ioThreads) }
    if !isDisjoint(with: [.cpuTotal, .vcpu, .vm]) { groups.insert(.kernel) }
    if contains(.dirtyRate) { groups.insert(.dirtyRate) }
    return groups
  }
}
