import DomainModel
public import DroverCore
import DroverXML

// What tunes a guest, changed. Flags: 1 the running guest, 2 the next start, none what counts now. A running guest is
// limited by the kernel; a host that cannot is an error, and nothing is changed then.
extension DomainService {
  /// Changes shares of CPU time, periods and quotas.
  ///
  /// Errors: `invalidArg` for what is out of range, `operationInvalid` where the host does not limit CPU time.
  public func setSchedulerParameters(
    _ reference: DomainReference, _ parameters: [TypedParameter], flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    try await tune(reference, flags: flags, caller: caller) { () throws(VirtError) in try SchedulerWish(parameters) }
  }

  /// Changes limits of memory. Errors: `invalidArg`, `operationInvalid` where the host does not limit memory.
  public func setMemoryParameters(
    _ reference: DomainReference, _ parameters: [TypedParameter], flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    try await tune(reference, flags: flags, caller: caller) { () throws(VirtError) in try MemoryLimitWish(parameters) }
  }

  /// Changes shares and limits of the host's block devices. Errors: as for memory.
  public func setBlockParameters(
    _ reference: DomainReference, _ parameters: [TypedParameter], flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    try await tune(reference, flags: flags, caller: caller) { () throws(VirtError) in try BlockWeightWish(parameters) }
  }

  /// Changes where memory is taken from. Errors: `operationInvalid` for what cannot change while the guest runs.
  public func setNUMAParameters(
    _ reference: DomainReference, _ parameters: [TypedParameter], flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    try await tune(reference, flags: flags, caller: caller) { () throws(VirtError) in try MemoryNodesWish(parameters) }
  }

  private func tune<Wish: TuningWish>(
    _ reference: DomainReference, flags: UInt32, caller: Caller,
    _ read: @escaping @Sendable () throws(VirtError) -> Wish
  ) async throws(VirtError) {
    let domain = try self.domain(reference)
    let request = JobRequest(.modify, call: Wish.call, caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      let wish = try read()
      if affected.isConfig {
        var trial = try domain.persistentDefinition()
        try wish.apply(to: &trial, isLive: false)
      }
      if let live = affected.live {
        let limits = try wish.limits(for: live.definition.definition)
        if !limits.isEmpty { try await live.guest.limit(limits) }
        let told = wish.told
        try await domain.changeLive(id: live.id, events: told.isEmpty ? [] : [.tunable(told)]) { definition in
          try? wish.apply(to: &definition, isLive: true)
        }
      }
      if affected.isConfig {
        try await domain.editPersistent { (definition) throws(VirtError) in
          try wish.apply(to: &definition, isLive: false)
        }
      }
    }
  }

  /// Changes the limits of a network card's traffic.
  ///
  /// Errors: `invalidArg` for a name that is none, `configUnsupported` for a card without a device on the host.
  public func setInterfaceParameters(
    _ reference: DomainReference, device: String, _ parameters: [TypedParameter], flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let domain = try self.domain(reference)
    let request = JobRequest(.modify, call: "virDomainSetInterfaceParameters", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      let wish = try BandwidthWish(parameters)
      if affected.isConfig {
        var trial = try domain.persistentDefinition()
        try trial.setBandwidth(wish, ofCard: device)
      }
      if let live = affected.live {
        var next = live.definition.definition
        let card = try next.setBandwidth(wish, ofCard: device)
        guard let link = card.target?.dev else {
          throw VirtError(.operationInvalid, "the interface '\(device)' has no device on the host")
        }
        try await live.guest.setBandwidth(card.bandwidth, ofLink: link)
        try await domain.changeLive(id: live.id) { _ = try? $0.setBandwidth(wish, ofCard: device) }
      }
      if affected.isConfig {
        try await domain.editPersistent { (definition) throws(VirtError) in
          try definition.setBandwidth(wish, ofCard: device)
        }
      }
    }
  }

  /// Changes which counters of the host's CPUs are kept for a guest.
  ///
  /// Errors: `argumentUnsupported` for an unknown one, and for any that a running guest is to have: nobody counts them
  /// yet.
  public func setPerformanceEvents(
    _ reference: DomainReference, _ parameters: [TypedParameter], flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let known = Dictionary(
      Self.performanceCounters.map { ($0, AcceptedParameters.Kind.boolean) }, uniquingKeysWith: { first, _ in first })
    let domain = try self.domain(reference)
    let request = JobRequest(.modify, call: "virDomainSetPerfEvents", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      try AcceptedParameters(known).check(parameters)
      if affected.live != nil, let wanted = parameters.first(where: { $0.value == .boolean(true) }) {
        throw VirtError(.argumentUnsupported, "unable to enable host cpu perf event for \(wanted.name)")
      }
      if let live = affected.live {
        try await domain.changeLive(id: live.id) { $0.setPerformanceEvents(parameters) }
      }
      if affected.isConfig { try await domain.editPersistent { $0.setPerformanceEvents(parameters) } }
    }
  }
}

extension DomainDefinition {
  /// - Returns: the card afterwards.
  @discardableResult
  fileprivate mutating func setBandwidth(
    _ wish: BandwidthWish, ofCard device: String
  ) throws(VirtError) -> NetworkInterface {
    let card = try interface(device)
    switch card.type {
    case .bridge, .network, .ethernet, .direct: break
    default:
      throw VirtError(
        .configUnsupported,
        "setting bandwidth on interfaces of type '\(card.type.rawValue)' is not implemented yet")
    }
    var next = card
    next.bandwidth = try wish.applied(to: card.bandwidth)
    if let index = devices?.interfaces.firstIndex(of: card) { devices?.interfaces[index] = next }
    return next
  }

  fileprivate mutating func setPerformanceEvents(_ parameters: [TypedParameter]) {
    var counters = perf ?? PerformanceEvents()
    for parameter in parameters {
      counters.events.removeAll { $0.name == parameter.name }
      var event = PerformanceEvent()
      event.name = parameter.name
      event.enabled = parameter.value == .boolean(true) ? .yes : .no
      counters.events.append(event)
    }
    perf = counters
  }
}
