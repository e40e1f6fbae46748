import DomainModel
public import DroverCore
import DroverXML

// The processors as the guest sees them.
extension DomainService {
  /// Which processors the guest has, which work and which may rest (`virDomainGetGuestVcpus`): sets as text.
  public func guestProcessors(
    _ domain: DomainReference, flags: UInt32, caller: Caller
  ) async throws(VirtError) -> [TypedParameter] {
    let call = "virDomainGetGuestVcpus"
    try check(flags, knows: 0, call)
    let processors = try await withAgent(domain, call, caller) { (_, guest, line) async throws(VirtError) in
      try await guest.agentProcessors(over: line)
    }
    func set(_ belongs: (AgentProcessor) -> Bool) -> String {
      let members = CPUSet(processors.filter(belongs).map { Int(clamping: $0.number) })
      return members.isEmpty ? "" : members.xmlText
    }
    return [
      TypedParameter("vcpus", .string(set { _ in true })), TypedParameter("online", .string(set(\.isOnline))),
      TypedParameter("offlinable", .string(set(\.canRest))),
    ]
  }

  /// Puts processors of the guest to work, or lets them rest (`virDomainSetGuestVcpus`).
  ///
  /// - Parameter state: 1 for work, 0 for rest.
  public func setGuestProcessors(
    _ domain: DomainReference, map: String, state: Int32, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let call = "virDomainSetGuestVcpus"
    try check(flags, knows: 0, call)
    guard state == 0 || state == 1 else { throw VirtError(.invalidArg, "unsupported state value") }
    guard let wanted = CPUSet(xmlText: map), !wanted.isEmpty else {
      throw VirtError(.invalidArg, "failed to parse bitmap '\(map)'")
    }
    try await withAgent(domain, call, caller) { (_, guest, line) async throws(VirtError) in
      let known = try await guest.agentProcessors(over: line)
      let numbers = Set(known.map(\.number))
      let missing = wanted.members.filter { !numbers.contains(Int64($0)) }
      guard missing.isEmpty else {
        throw VirtError(.invalidArg, "guest is missing vCPUs '\(CPUSet(missing).xmlText)'")
      }
      let named = known.filter { wanted.contains(Int(clamping: $0.number)) }
      if state == 0, let stubborn = named.first(where: { $0.isOnline && !$0.canRest }) {
        throw VirtError(.operationUnsupported, "vCPU '\(stubborn.number)' is not offlinable")
      }
      let changed = named.filter { $0.isOnline != (state == 1) }.map { processor in
        AgentProcessor(number: processor.number, isOnline: state == 1, canRest: processor.canRest)
      }
      guard !changed.isEmpty else { return }
      try await guest.setAgentProcessors(changed, over: line)
    }
  }

  /// How many processors work in the guest, or are there (`VIR_DOMAIN_VCPU_GUEST`).
  public func guestProcessorCount(
    _ reference: DomainReference, flags: VirtualCPUFlags, caller: Caller
  ) async throws(VirtError) -> Int32 {
    try check(flags, knows: VirtualCPUFlags(rawValue: 31), "virDomainGetVcpusFlags")
    if flags.contains(.live) { _ = try running(reference) }
    guard try domain(reference).read({ $0.live != nil }) else {
      throw VirtError(
        .invalidArg, "vCPU count provided by the guest agent can only be requested for live domains")
    }
    let processors = try await withAgent(reference, "virDomainGetVcpusFlags", caller) {
      (_, guest, line) async throws(VirtError) in try await guest.agentProcessors(over: line)
    }
    return Int32(clamping: flags.contains(.maximum) ? processors.count : processors.count { $0.isOnline })
  }

  /// Has the guest let as many processors work (`VIR_DOMAIN_VCPU_GUEST`).
  func setGuestProcessorCount(
    _ reference: DomainReference, count: UInt32, caller: Caller
  ) async throws(VirtError) {
    try await withAgent(reference, "virDomainSetVcpusFlags", caller) { (domain, guest, line) async throws(VirtError) in
      let most = domain.read { $0.live?.definition.facts.virtualCPUs } ?? 0
      guard count <= most else {
        throw VirtError(
          .invalidArg,
          "requested vcpu count is greater than the count of enabled vcpus in the domain: \(count) > \(most)")
      }
      let known = try await guest.agentProcessors(over: line)
      let changed = try AgentProcessor.changes(of: known, to: Int(count))
      guard !changed.isEmpty else { return }
      try await guest.setAgentProcessors(changed, over: line)
    }
  }
}

extension AgentProcessor {
  /// What has to change for a number of processors to work: the lowest that may rest do so, the lowest that rest work.
  ///
  /// Errors: `invalidArg` for more than there are, and for fewer than have to work.
  static func changes(of processors: [AgentProcessor], to count: Int) throws(VirtError) -> [AgentProcessor] {
    guard count <= processors.count else {
      throw VirtError(.invalidArg, "guest agent reports less cpu than requested")
    }
    var working = processors.count(where: \.isOnline)
    guard count >= working - processors.count(where: { $0.isOnline && $0.canRest }) else {
      throw VirtError(.invalidArg, "Cannot offline enough CPUs")
    }
    var changes: [AgentProcessor] = []
    for processor in processors where working != count {
      let rests = working > count
      guard processor.isOnline == rests, processor.canRest || !rests else { continue }
      changes.append(AgentProcessor(number: processor.number, isOnline: !rests, canRest: processor.canRest))
      working += rests ? -1 : 1
    }
    return changes
  }
}
