public import DroverCore

extension DomainService {
  /// Finds by identity. Errors: `noDomain`.
  public func lookUp(uuid: UUID) throws(VirtError) -> DomainReference {
    guard let domain = context.registry.domain(uuid: uuid) else { throw .noDomain("uuid '\(uuid)'") }
    return domain.reference
  }

  /// Finds by name. Errors: `noDomain`.
  public func lookUp(name: String) throws(VirtError) -> DomainReference {
    guard let domain = context.registry.domain(name: name) else { throw .noDomain("name '\(name)'") }
    return domain.reference
  }

  /// Finds a running domain by number. Errors: `noDomain`.
  public func lookUp(id: Int32) throws(VirtError) -> DomainReference {
    guard let domain = context.registry.domain(id: id) else { throw .noDomain("id \(id)") }
    return domain.reference
  }

  /// The domains that pass the filters, in the order in which they came to be. Errors: `invalidArg` for unknown bits.
  public func list(_ flags: ListFlags) throws(VirtError) -> [DomainReference] {
    try check(flags, knows: .all, "virConnectListAllDomains")
    let domains = context.registry.all
    var references: [DomainReference] = []
    references.reserveCapacity(domains.count)
    for domain in domains {
      let reference = domain.read { $0.passes(flags) ? $0.reference(domain.uuid) : nil }
      if let reference { references.append(reference) }
    }
    return references
  }

  /// How many pass the filters. Errors: `invalidArg` for unknown bits.
  public func count(_ flags: ListFlags) throws(VirtError) -> Int {
    try check(flags, knows: .all, "virConnectListAllDomains")
    return context.registry.all.count { domain in domain.read { $0.passes(flags) } }
  }

  /// How many run (`virConnectNumOfDomains`).
  public var activeCount: Int { context.registry.all.count { $0.read { $0.live != nil } } }

  /// How many do not (`virConnectNumOfDefinedDomains`).
  public var inactiveCount: Int { context.registry.all.count { $0.read { $0.live == nil } } }

  /// Numbers of those that run, at most so many (`virConnectListDomains`).
  public func activeIDs(limit: Int) -> [Int32] {
    let ids = context.registry.all.lazy.compactMap { $0.read { $0.live?.id } }
    return Array(ids.prefix(max(0, limit)))
  }

  /// Names of those that do not, at most so many (`virConnectListDefinedDomains`).
  public func inactiveNames(limit: Int) -> [String] {
    let names = context.registry.all.lazy.compactMap { $0.read { $0.live == nil ? $0.name : nil } }
    return Array(names.prefix(max(0, limit)))
  }
}

extension ListFlags {
  /// All that libvirt has.
  static let all = ListFlags(rawValue: 0xFFFF)
}

extension Domain.State {
  /// Whether the domain passes the filters.
  func passes(_ flags: ListFlags) -> Bool {
    passes(flags, .active, live != nil, .inactive)
      && passes(flags, .persistent, persistent != nil, .transient)
      && passesState(flags)
      && passes(flags, .managedSave, false, .noManagedSave)
      && passes(flags, .autostart, isAutostarted, .noAutostart)
      && passes(flags, .hasSnapshot, false, .noSnapshot)
      && passes(flags, .hasCheckpoint, false, .noCheckpoint)
  }

  private func passes(_ flags: ListFlags, _ yes: ListFlags, _ isSo: Bool, _ no: ListFlags) -> Bool {
    flags.isDisjoint(with: yes.union(no)) || flags.contains(isSo ? yes : no)
  }

  private func passesState(_ flags: ListFlags) -> Bool {
    let own: ListFlags =
      switch domainState {
      case .running: .running
      case .paused: .paused
      case .shutoff: .shutoff
      default: .other
      }
    return flags.isDisjoint(with: [.running, .paused, .shutoff, .other]) || flags.contains(own)
  }
}
