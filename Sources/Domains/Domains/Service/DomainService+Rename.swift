import DomainModel
public import DroverCore

extension DomainService {
  /// Gives a domain that is shut off another name (`virDomainRename`).
  ///
  /// Errors: `operationInvalid` for one that runs, that is transient, or for a name that a domain has; `invalidArg`,
  /// `xmlError` for what cannot be a name.
  public func rename(_ domain: DomainReference, to name: String?, flags: UInt32, caller: Caller) async throws(VirtError)
  {
    try check(flags, knows: 0, "qemuDomainRename")
    guard let name, !name.isEmpty else {
      throw VirtError(.invalidArg, "string new_name in virDomainRename must not be empty", origin: .domain)
    }
    _ = try checkedName(name)
    let known = try self.domain(domain)
    // A start reads the name, and so does a change of the definition: neither may go on beside it.
    let start = JobRequest(.async, call: "virDomainRename", caller: caller, needsGuest: false)
    let configure = JobRequest(.configure, call: "virDomainRename", caller: caller, needsGuest: false)
    try refuseRename(known, to: name)
    try await known.withJob(start) { () async throws(VirtError) in
      try await known.withJob(configure) { () async throws(VirtError) in
        while true {
          try self.refuseRename(known, to: name)
          switch try self.context.registry.claim(newName: name, for: known) {
          case .busy(let latch): try await self.wait(for: latch, DomainReference(name: name, uuid: known.uuid))
          case .reserved(let reservation): return try await self.rename(known, reservation)
          }
        }
      }
    }
  }

  private func refuseRename(_ domain: Domain, to name: String) throws(VirtError) {
    try domain.read { (state) throws(VirtError) in
      guard !state.isGone else { throw .noDomain("uuid '\(domain.uuid)' (\(state.name))") }
      guard state.live == nil else { throw VirtError(.operationInvalid, "cannot rename active domain") }
      guard state.persistent != nil else { throw VirtError(.operationInvalid, "cannot rename a transient domain") }
      guard state.name != name else {
        throw VirtError(.operationInvalid, "Can't rename domain to itself", origin: .domain)
      }
    }
  }

  private func rename(_ domain: Domain, _ new: DomainRegistry.NameReservation) async throws(VirtError) {
    let (old, text) = domain.read { ($0.name, $0.persistent) }
    let renamed: DefinitionText
    do throws(VirtError) {
      guard var definition = try text?.parsed() else { throw .noDomain("uuid '\(domain.uuid)' (\(old))") }
      definition.name = new.name
      renamed = DefinitionText(definition)
      try await context.parts.store.renameDefinition(renamed.xml, from: old, to: new.name)
    } catch {
      context.registry.cancel(new)
      throw error
    }
    let freed = context.registry.rename(domain, from: old, new)
    let ticket = domain.transact { state -> CommitTicket in
      let before = state.reference(domain.uuid)
      state.name = new.name
      state.persistent = renamed
      return state.line.append(
        .state(state.record(domain.uuid), nil),
        events: [
          DomainEvent(before, .lifecycle(.undefined(.renamed))),
          DomainEvent(state.reference(domain.uuid), .lifecycle(.defined(.renamed))),
        ])
    }
    // The definition has its name; what it was doing last is a courtesy. A failure is logged by the committer.
    try? await ticket.wait(until: context.jobDeadline, time: context.time)
    try? await context.parts.store.removeState(name: old)
    context.registry.cancel(freed)
  }
}
