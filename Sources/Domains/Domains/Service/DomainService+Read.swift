import DomainModel
public import DroverCore

extension DomainService {
  /// State and reason.
  public func state(_ domain: DomainReference) throws(VirtError) -> DomainState {
    try self.domain(domain).read { $0.domainState }
  }

  /// State, memory, CPUs and CPU time.
  public func information(_ domain: DomainReference) throws(VirtError) -> DomainInformation {
    let (state, facts, balloon, guest) = try self.domain(domain).read { state in
      (state.domainState, state.facts, state.live?.balloon, state.live?.guest)
    }
    return DomainInformation(
      state: state, maximumMemory: facts?.maximumMemory ?? 0, memory: balloon ?? facts?.memory ?? 0,
      virtualCPUs: facts?.virtualCPUs ?? 0, cpuTime: guest?.processStatistics()?.cpuTime ?? 0)
  }

  /// The description.
  ///
  /// A read-only connection gets no passwords: asking for them is `operationDenied`.
  public func xml(_ domain: DomainReference, flags: XMLFlags, caller: Caller) throws(VirtError) -> String {
    try check(flags, knows: [.secure, .inactive, .updateCPU, .migratable], "virDomainGetXMLDesc")
    guard !caller.isReadOnly || flags.isDisjoint(with: [.secure, .migratable]) else {
      throw VirtError(.operationDenied, "passwords are not shown on a read-only connection", origin: .domain)
    }
    let flags = flags.subtracting(.updateCPU)
    let (live, persistent) = try self.domain(domain).read { ($0.live?.definition, $0.persistent) }
    if let live, !flags.contains(.inactive) || persistent == nil { return live.xml(flags) }
    guard let persistent else { throw VirtError(.internalError, "a domain without definition") }
    return try persistent.xml(flags)
  }

  /// The description, with everything about the processor decided that it leaves to the host (`XMLFlags.updateCPU`).
  public func xmlWithProcessor(
    _ domain: DomainReference, flags: XMLFlags, caller: Caller
  ) async throws(VirtError) -> String {
    // For what it refuses.
    _ = try xml(domain, flags: flags, caller: caller)
    let isPersistent = try isPersistent(domain)
    let showsNext = flags.contains(.inactive) && isPersistent
    var (definition, _) = try shown(domain, showsNext ? 2 : 0)
    definition.cpu = try await context.parts.hypervisor.actualProcessor(of: definition)
    var options = FormatOptions(flags)
    if try !isActive(domain) { options.isInactive = true }
    return (options.isInactive ? definition.withoutTransientOverlays() : definition).xml(options)
  }

  /// Whether it runs.
  public func isActive(_ domain: DomainReference) throws(VirtError) -> Bool {
    try self.domain(domain).read { $0.live != nil }
  }

  /// Whether its definition outlives its guest.
  public func isPersistent(_ domain: DomainReference) throws(VirtError) -> Bool {
    try self.domain(domain).read { $0.persistent != nil }
  }

  /// Whether its persistent definition was changed while it ran.
  public func isUpdated(_ domain: DomainReference) throws(VirtError) -> Bool {
    try self.domain(domain).read { $0.isUpdated }
  }

  /// Whether it starts with the host.
  public func autostart(_ domain: DomainReference) throws(VirtError) -> Bool {
    try self.domain(domain).read { $0.isAutostarted }
  }

  /// `hvm`.
  public func osType(_ domain: DomainReference) throws(VirtError) -> String {
    _ = try self.domain(domain)
    return "hvm"
  }

  /// The most memory, in KiB.
  public func maximumMemory(_ domain: DomainReference) throws(VirtError) -> UInt64 {
    try self.domain(domain).read { $0.facts?.maximumMemory ?? 0 }
  }

  /// The most virtual CPUs of a running domain (`virDomainGetMaxVcpus`). Errors: `operationInvalid` when it does not run.
  public func maximumVirtualCPUs(_ domain: DomainReference) throws(VirtError) -> Int32 {
    let facts = try self.domain(domain).read { (state) throws(VirtError) -> DefinitionFacts? in
      guard state.live != nil else { throw .notRunning }
      return state.facts
    }
    return Int32(clamping: facts?.maximumVirtualCPUs ?? 1)
  }

  /// Whether it has a saved image that its next start goes on from.
  public func hasManagedSave(_ domain: DomainReference) throws(VirtError) -> Bool {
    _ = try self.domain(domain)
    return false
  }

  /// The long job that is going on. Errors: `notRunning`.
  public func jobInformation(_ domain: DomainReference) async throws(VirtError) -> JobInformation {
    let known = try self.domain(domain)
    guard let live = known.read({ $0.live }) else { throw .notRunning }
    guard let holder = known.jobs.holders.first(where: { $0.request.kind == .async }) else { return .none }
    var figures: MigrationFigures?
    if case .outgoing(let migration) = live.migration, migration.phase == .sending {
      figures = (try? await live.guest?.migrationFigures()) ?? migration.figures
      migration.figures = figures
    }
    return JobInformation(
      type: 2, operation: holder.request.operation, elapsed: holder.since.duration(to: context.time.now).milliseconds,
      figures: figures)
  }

  /// The last long job that came to its end, once unless it is to be kept.
  public func completedJob(_ domain: DomainReference, keeps: Bool) throws(VirtError) -> JobInformation {
    let known = try self.domain(domain)
    return known.transact { state in
      defer { if !keeps { state.completedJob = nil } }
      return state.completedJob ?? .none
    }
  }

  /// Whether its monitor can be talked to. Errors: `notRunning`.
  ///
  /// A QEMU that lives and does not answer is *occupied*, for as long as the command that it has not answered is old:
  /// what libvirt says, too. It is an *error* when there is no way to its monitor.
  public func controlInformation(_ domain: DomainReference) throws(VirtError) -> ControlInformation {
    let known = try self.domain(domain)
    let condition = try known.read { (state) throws(VirtError) -> MonitorCondition in
      guard let live = state.live else { throw .notRunning }
      if live.isUnsettled { return .idle }
      return live.lost == nil ? live.guest?.monitorCondition ?? .closed : .closed
    }
    let now = context.time.now
    switch condition {
    case .closed: return ControlInformation(.error, .monitor)
    case .silent(let command), .busy(let command):
      return ControlInformation(.occupied, stateTime: command.age(at: now).milliseconds)
    case .idle:
      guard let holder = known.jobs.holders.first(where: { $0.request.kind != .configure }) else {
        return ControlInformation(.ok)
      }
      return ControlInformation(.job, stateTime: holder.since.duration(to: now).milliseconds)
    }
  }
}

extension Domain.State {
  /// The facts of the definition that counts now.
  var facts: DefinitionFacts? { live?.definition.facts ?? persistent?.facts }
}

extension DefinitionText {
  /// The text for flags: the kept one unless it holds passwords that the caller has not asked for.
  func xml(_ flags: XMLFlags) throws(VirtError) -> String {
    if !flags.contains(.migratable), flags.contains(.secure) || !hasSecrets { return xml }
    return try parsed().xml(FormatOptions(flags.union(.inactive)))
  }
}
