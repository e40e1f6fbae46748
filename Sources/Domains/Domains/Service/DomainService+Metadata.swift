import DomainModel
public import DroverCore
import DroverXML

extension DomainService {
  /// A title, a description, or the element of an application (`virDomainGetMetadata`).
  ///
  /// Errors: `noDomainMetadata` when there is none, `operationInvalid` for a definition that the domain has not.
  public func metadata(
    _ domain: DomainReference, kind: Int32, namespace: String?, flags: MetadataFlags
  ) throws(VirtError) -> String {
    try check(flags, knows: [.live, .config], "virDomainObjGetMetadata")
    guard flags != [.live, .config] else {
      throw VirtError(
        .invalidArg, "Flags 'VIR_DOMAIN_AFFECT_LIVE' and 'VIR_DOMAIN_AFFECT_CONFIG' are mutually exclusive",
        origin: .domain)
    }
    let kind = try metadataKind(kind)
    let (live, persistent) = try self.domain(domain).read { (state) throws(VirtError) in
      try state.checkMetadata(flags)
      return (state.live?.definition.definition, state.persistent)
    }
    let text: String?
    if let live, !flags.contains(.config) {
      text = live.metadata(kind, namespace: namespace)
    } else if kind == .title {
      text = persistent?.title
    } else {
      text = try persistent?.parsed().metadata(kind, namespace: namespace)
    }
    guard let text else {
      throw VirtError(.noDomainMetadata, "Requested metadata element is not present", origin: .domain)
    }
    return text
  }

  /// Changes a title, a description, or the element of an application (`virDomainSetMetadata`).
  ///
  /// Errors: `invalidArg`, `xmlDetail` for what cannot be metadata, `configUnsupported` for a bad lease;
  /// `operationInvalid` for a definition that the domain has not.
  public func setMetadata(
    _ domain: DomainReference, _ wanted: MetadataRequest, flags: MetadataFlags, caller: Caller
  ) async throws(VirtError) {
    try check(flags, knows: [.live, .config], "qemuDomainSetMetadata")
    let change = try MetadataChange(
      metadataKind(wanted.kind), wanted.text, prefix: wanted.prefix, namespace: wanted.namespace)
    var trial = DomainDefinition()
    change.apply(to: &trial)
    _ = try trial.leaseTerm
    let known = try self.domain(domain)
    let request = JobRequest(.configure, call: "virDomainSetMetadata", caller: caller, needsGuest: false)
    try await known.withJob(request) { () async throws(VirtError) in
      if known.read({ $0.live?.isUnsettled == true }) {
        // The definition of a guest that is being started is not the last one.
        let wait = JobRequest(.query, call: "virDomainSetMetadata", caller: caller, needsGuest: false)
        try await known.withJob(wait) { () async throws(VirtError) in }
      }
      try await known.make(change, flags)
    }
  }

  private func metadataKind(_ number: Int32) throws(VirtError) -> MetadataKind {
    guard let kind = MetadataKind(rawValue: number) else {
      throw VirtError(.invalidArg, "unknown metadata type '\(number)'", origin: .domain)
    }
    return kind
  }
}

extension Domain.State {
  /// Errors: `operationInvalid` when there is no such definition.
  fileprivate func checkMetadata(_ flags: MetadataFlags) throws(VirtError) {
    if flags.contains(.live), live == nil {
      throw VirtError(.operationInvalid, "domain is not running", origin: .domain)
    }
    if flags.contains(.config), persistent == nil {
      throw VirtError(.operationInvalid, "transient domains do not have any persistent config", origin: .domain)
    }
  }
}

extension Domain {
  /// Makes a change in the definitions that the flags name; one event tells of it.
  fileprivate func make(_ change: MetadataChange, _ flags: MetadataFlags) async throws(VirtError) {
    let (name, isLive, text) = try read { (state) throws(VirtError) -> (String, Bool, DefinitionText?) in
      guard !state.isGone else { throw .noDomain("uuid '\(uuid)' (\(state.name))") }
      try state.checkMetadata(flags)
      let isLive = flags.isEmpty ? state.live != nil : flags.contains(.live)
      let isKept = flags.isEmpty ? state.live == nil : flags.contains(.config)
      return (state.name, isLive, isKept ? state.persistent : nil)
    }
    if let text {
      var definition = try text.parsed()
      change.apply(to: &definition)
      let changed = DefinitionText(definition)
      try await context.parts.store.saveDefinition(changed.xml, name: name)
      transact { $0.persistent = changed }
    }
    if isLive {
      try changeLive { definition in
        change.apply(to: &definition)
        if change.namespace == LeaseTerm.namespace { _ = try? self.beginLease(in: &definition) }
      }
    }
    let ticket = transact { state in
      let event = DomainEvent.Body.metadataChange(type: change.kind.rawValue, namespace: change.namespace)
      return isLive && state.live != nil ? note(&state, events: [event]) : publish(&state, [event])
    }
    if isLive, change.namespace == LeaseTerm.namespace { watchLease() }
    try await ticket.wait(until: context.jobDeadline, time: context.time)
  }

  /// Puts another definition in the place of the running guest's; made outside of the mutex, again if somebody else was
  /// faster. Who calls has it written down. Errors: `notRunning`.
  func changeLive(_ change: (inout DomainDefinition) -> Void) throws(VirtError) {
    while true {
      guard let live = read({ $0.live }) else { throw .notRunning }
      var definition = live.definition.definition
      change(&definition)
      let changed = LiveDefinition(definition)
      let isDone = transact { state in
        guard state.live?.id == live.id, state.live?.definition === live.definition else { return false }
        state.live?.definition = changed
        return true
      }
      if isDone { return }
    }
  }
}
