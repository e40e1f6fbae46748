import DomainModel
public import DroverCore
import DroverXML
import Logging
import Synchronization

extension DomainService {
  /// Makes or replaces a persistent definition.
  ///
  /// A definition that cannot be saved is not defined. Errors: `xmlError`, `xmlDetail`, `configUnsupported`,
  /// `operationFailed` for a name or uuid that another domain has.
  public func define(
    _ xml: String, flags: DefineFlags, caller: Caller
  ) async throws(VirtError) -> DomainReference {
    try check(flags, knows: .validate, "virDomainDefineXMLFlags")
    try refuseWhileStopping()
    let (definition, identity) = try await complete(xml, isStrict: flags.contains(.validate))
    let text = DefinitionText(definition)
    while true {
      switch try context.registry.claim(name: identity.name, uuid: identity.uuid) {
      case .busy(let latch): try await wait(for: latch, identity)
      case .existing(let domain):
        if try await redefine(domain, text, named: identity.name, caller: caller) { return domain.reference }
      case .reserved(let reservation):
        return try await shielded { () async throws(VirtError) in
          try await self.define(reservation, text)
        }
      }
    }
  }

  /// Makes a domain of a reserved name.
  private func define(
    _ reservation: DomainRegistry.Reservation, _ text: DefinitionText
  ) async throws(VirtError) -> DomainReference {
    do {
      try await context.parts.store.saveDefinition(text.xml, name: reservation.name)
    } catch {
      context.registry.cancel(reservation)
      throw error
    }
    let domain = Domain(name: reservation.name, uuid: reservation.uuid, context: context)
    domain.transact { state in
      state.persistent = text
      domain.publish(&state, [.lifecycle(.defined(.added))])
    }
    context.registry.fulfil(reservation, with: domain)
    await domain.settle()
    return domain.reference
  }

  /// Replaces the definition of a domain.
  ///
  /// - Returns: false when the domain went away, or was renamed, meanwhile: its name is free again.
  private func redefine(
    _ domain: Domain, _ text: DefinitionText, named wanted: String, caller: Caller
  ) async throws(VirtError) -> Bool {
    let request = JobRequest(.configure, call: "virDomainDefineXMLFlags", caller: caller, needsGuest: false)
    return try await domain.withJob(request) { () async throws(VirtError) in
      let name = domain.read { $0.isGone ? nil : $0.name }
      guard let name, name == wanted else { return false }
      try await self.context.parts.store.saveDefinition(text.xml, name: name)
      let isDone = domain.transact { state in
        guard !state.isGone else { return false }
        state.isUpdated = state.live != nil
        state.persistent = text
        domain.publish(&state, [.lifecycle(.defined(.updated))])
        return true
      }
      if isDone { await domain.settle() }
      return isDone
    }
  }

  /// Removes a persistent definition; a running domain becomes transient.
  ///
  /// Errors: `operationInvalid` for a transient domain, for flags that contradict each other, and for a domain
  /// whose firmware keeps variables in a file when no flag says what becomes of it.
  public func undefine(_ domain: DomainReference, flags: UndefineFlags, caller: Caller) async throws(VirtError) {
    try check(flags, knows: UndefineFlags(rawValue: 0x7F), "virDomainUndefineFlags")
    if flags.isSuperset(of: [.nvram, .keepNVRAM]) {
      throw VirtError(.operationInvalid, "cannot both keep and delete nvram")
    }
    if flags.isSuperset(of: [.tpm, .keepTPM]) {
      throw VirtError(.operationInvalid, "cannot both keep and delete TPM")
    }
    let known = try self.domain(domain)
    let request = JobRequest(.configure, call: "virDomainUndefineFlags", caller: caller, needsGuest: false)
    try await known.withJob(request) { () async throws(VirtError) in
      try await self.undefine(known, flags: flags)
    }
  }

  private func undefine(_ domain: Domain, flags: UndefineFlags) async throws(VirtError) {
    let (name, text) = try domain.read { (state) throws(VirtError) -> (String, DefinitionText) in
      guard !state.isGone else { throw .noDomain("uuid '\(domain.uuid)' (\(state.name))") }
      guard let text = state.persistent else {
        throw VirtError(.operationInvalid, "cannot undefine transient domain")
      }
      return (state.name, text)
    }
    let files = try await variables(of: text, flags: flags)
    try await context.parts.store.removeDefinition(name: name, alongWith: files)
    await forgetOnce(domain)
    let (ticket, reservation) = domain.transact { state -> (CommitTicket, DomainRegistry.Reservation?) in
      state.persistent = nil
      state.isAutostarted = false
      state.isUpdated = false
      if state.live != nil {
        state.live?.undefineFlags = flags
        return (domain.publish(&state, [.lifecycle(.undefined(.removed))]), nil)
      }
      state.isGone = true
      let ticket = domain.note(&state, events: [.lifecycle(.undefined(.removed))])
      return (ticket, context.registry.remove(domain, name: name))
    }
    // The definition is gone; that an old state cannot be removed is logged by the committer.
    try? await ticket.wait(until: context.jobDeadline, time: context.time)
    guard let reservation else { return }
    if let definition = try? text.parsed(), definition.losesTPMState(by: flags) {
      await context.parts.hypervisor.removeTPMState(of: domain.uuid)
    }
    context.registry.cancel(reservation)
  }

  /// The firmware's variables, if the caller says that they go with the definition; who does not say is refused.
  private func variables(of text: DefinitionText, flags: UndefineFlags) async throws(VirtError) -> [String] {
    // What cannot be read any more must still be removable.
    guard !flags.contains(.keepNVRAM), let definition = try? text.parsed() else { return [] }
    guard let path = await context.parts.hypervisor.firmwareVariables(of: definition) else { return [] }
    guard flags.contains(.nvram) else {
      throw VirtError(
        .operationInvalid,
        "cannot undefine domain with nvram: the flags NVRAM and KEEP_NVRAM say whether '\(path)' is removed or kept")
    }
    return [path]
  }

  /// Marks a persistent domain to be started with the host, or not. Errors: `operationInvalid` for a transient one.
  public func setAutostart(_ domain: DomainReference, _ isOn: Bool, caller: Caller) async throws(VirtError) {
    let known = try self.domain(domain)
    let request = JobRequest(.configure, call: "virDomainSetAutostart", caller: caller, needsGuest: false)
    try await known.withJob(request) { () async throws(VirtError) in
      let name = try known.read { (state) throws(VirtError) -> String in
        guard state.persistent != nil else {
          throw VirtError(.operationInvalid, "cannot set autostart for transient domain")
        }
        return state.name
      }
      try await self.context.parts.store.setAutostart(isOn, name: name)
      known.transact { $0.isAutostarted = isOn }
    }
  }
}

// MARK: From a text to a definition

extension DomainService {
  /// Reads a text, gives it an identity, and completes it for the platform that it asks for.
  ///
  /// Errors: the number of the first mistake, with all mistakes that could be found, each with its line.
  func complete(
    _ xml: String, isStrict: Bool
  ) async throws(VirtError) -> (definition: DomainDefinition, identity: DomainReference) {
    do {
      return try await completed(xml, isStrict: isStrict)
    } catch {
      throw await diagnosed(xml, isStrict: isStrict, after: error)
    }
  }

  /// The same refusal with everything else that is wrong with the text; other errors stay as they are.
  private func diagnosed(_ xml: String, isStrict: Bool, after error: VirtError) async -> VirtError {
    var diagnosis = DefinitionDiagnosis(xml, options: ParseOptions(isStrict: isStrict))
    if let definition = diagnosis.definition,
      let platform = try? await context.parts.hypervisor.platform(for: definition)
    {
      diagnosis.check(for: platform)
    }
    return diagnosis.mistakes.isEmpty ? error : diagnosis.error(after: error)
  }

  private func completed(
    _ xml: String, isStrict: Bool
  ) async throws(VirtError) -> (definition: DomainDefinition, identity: DomainReference) {
    let parsed = try DomainDefinition.parse(xml, options: ParseOptions(isStrict: isStrict))
    var definition = parsed.definition
    let name = try checkedName(definition.name)
    let uuid = definition.uuid ?? .random()
    definition.uuid = uuid
    for diagnostic in parsed.diagnostics {
      context.log.warning("passed over", metadata: ["domain": "\(name)", "what": "\(diagnostic.sentence)"])
    }
    let platform = try await context.parts.hypervisor.platform(for: definition)
    try definition.complete(for: platform)
    _ = try definition.leaseTerm
    return (definition, DomainReference(name: name, uuid: uuid))
  }

  func checkedName(_ name: String?) throws(VirtError) -> String {
    guard let name, !name.isEmpty else { throw VirtError(.noName, origin: .domain) }
    guard !name.contains("/") else { throw VirtError(.xmlError, "name \(name) cannot contain '/'", origin: .domain) }
    guard !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }), name != ".", name != ".." else {
      throw VirtError(
        .xmlDetail, "the name of a domain cannot hold control characters, nor be '.' or '..'", origin: .xml)
    }
    return name
  }

  /// Waits until somebody who makes or removes a domain of this name is done.
  func wait(for latch: Latch, _ identity: DomainReference) async throws(VirtError) {
    guard await latch.wait(until: context.jobDeadline, time: context.time) else {
      throw VirtError(.operationTimeout, "domain '\(identity.name)' is being made or removed by somebody else")
    }
  }

  /// Errors: `operationAborted` once the daemon is stopping.
  func refuseWhileStopping() throws(VirtError) {
    guard !context.isStopping.withLock({ $0 }) else { throw VirtError(.operationAborted, "the daemon is stopping") }
  }
}
