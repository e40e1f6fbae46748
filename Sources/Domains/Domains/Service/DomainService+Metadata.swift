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
    let (isLive, isKept) = try read { (state) throws(VirtError) -> (Bool, Bool) in
      guard !state.isGone else { throw .noDomain("uuid '\(uuid)' (\(state.name))") }
      try state.checkMetadata(flags)
      return flags.isEmpty
        ? (state.live != nil, state.live == nil) : (flags.contains(.live), flags.contains(.config))
    }
    if isKept { try await editPersistent { (definition) throws(VirtError) in change.apply(to: &definition) } }
    let ticket = try transact { (state) throws(VirtError) in
      let event = DomainEvent.Body.metadataChange(type: change.kind.rawValue, namespace: change.namespace)
      guard isLive else { return publish(&state, [event]) }
      guard state.live != nil else { throw VirtError.notRunning }
      state.editLive { definition in
        change.apply(to: &definition)
        if change.namespace == LeaseTerm.namespace { _ = try? self.beginLease(in: &definition) }
      }
      return note(&state, events: [event])
    }
    if isLive, change.namespace == LeaseTerm.namespace { watchLease() }
    try await ticket.wait(until: context.jobDeadline, time: context.time)
  }
}
