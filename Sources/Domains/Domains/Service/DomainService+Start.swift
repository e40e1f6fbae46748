import DomainModel
public import DroverCore

extension DomainService {
  /// Starts a defined domain (`virDomainCreateWithFlags`).
  ///
  /// Errors: `operationInvalid` when it runs already; what keeps it from starting, with the words of QEMU.
  public func create(
    _ domain: DomainReference, flags: CreateFlags, caller: Caller
  ) async throws(VirtError) -> DomainReference {
    let known: CreateFlags = [.paused, .autodestroy, .bypassCache, .forceBoot, .resetNVRAM]
    try check(flags, knows: known, "virDomainCreateWithFlags")
    return try await create(self.domain(domain), flags: flags, caller: caller)
  }

  /// Starts the persistent definition of a domain.
  func create(_ domain: Domain, flags: CreateFlags, caller: Caller) async throws(VirtError) -> DomainReference {
    let request = JobRequest(
      .async, call: "virDomainCreateWithFlags", caller: caller, needsGuest: false, operation: .start)
    return try await domain.withJob(request) { () async throws(VirtError) in
      let text = try domain.read { (state) throws(VirtError) -> DefinitionText in
        guard state.live == nil else { throw VirtError(.operationInvalid, "domain is already running") }
        guard !state.isGone, let text = state.persistent else {
          throw .noDomain("uuid '\(domain.uuid)' (\(state.name))")
        }
        return text
      }
      return try await domain.start(StartPlan(definition: text.parsed(), flags: flags, caller: caller))
    }
  }

  /// Starts a domain from a description that is not kept (`virDomainCreateXML`).
  ///
  /// A domain that is defined under the same name and uuid is started from the description this once. Errors: those of
  /// `define` and of `create`; `operationInvalid` when it runs already.
  public func create(xml: String, flags: CreateFlags, caller: Caller) async throws(VirtError) -> DomainReference {
    try check(flags, knows: [.paused, .autodestroy, .validate, .resetNVRAM], "virDomainCreateXML")
    try refuseWhileStopping()
    let (definition, identity) = try await complete(xml, isStrict: flags.contains(.validate))
    let plan = StartPlan(definition: definition, flags: flags, caller: caller)
    while true {
      switch try context.registry.claim(name: identity.name, uuid: identity.uuid) {
      case .busy(let latch): try await wait(for: latch, identity)
      case .existing(let domain): return try await create(domain, plan)
      case .reserved(let reservation):
        let domain = Domain(name: reservation.name, uuid: reservation.uuid, context: context)
        context.registry.fulfil(reservation, with: domain)
        do {
          return try await create(domain, plan)
        } catch {
          leave(domain)
          throw error
        }
      }
    }
  }

  /// Starts a description on a domain that is there.
  private func create(_ domain: Domain, _ plan: StartPlan) async throws(VirtError) -> DomainReference {
    try refuseActive(domain)
    let request = JobRequest(
      .async, call: "virDomainCreateXML", caller: plan.caller, needsGuest: false, operation: .start)
    return try await domain.withJob(request) { () async throws(VirtError) in
      try self.refuseActive(domain)
      let name = domain.read { $0.name }
      guard plan.definition.name == name else {
        throw VirtError(
          .operationFailed, "domain '\(name)' is already defined with uuid \(domain.uuid)", origin: .domain)
      }
      return try await domain.start(plan)
    }
  }

  /// Errors: `operationInvalid` while it runs.
  func refuseActive(_ domain: Domain) throws(VirtError) {
    try domain.read { (state) throws(VirtError) in
      guard state.live == nil else {
        throw VirtError(.operationInvalid, "domain '\(state.name)' is already active", origin: .domain)
      }
    }
  }

  /// Takes a domain out that was made for a start which never began.
  func leave(_ domain: Domain) {
    let reservation = domain.transact { state -> DomainRegistry.Reservation? in
      guard !state.isGone, state.live == nil, state.persistent == nil else { return nil }
      state.isGone = true
      return context.registry.remove(domain, name: state.name)
    }
    if let reservation { context.registry.cancel(reservation) }
  }
}
