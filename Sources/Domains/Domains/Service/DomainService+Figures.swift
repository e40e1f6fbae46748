import DomainModel
public import DroverCore

/// Flags of the messages of a domain (`virDomainMessageType`); none means all.
public struct MessageFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_DOMAIN_MESSAGE_DEPRECATION`
  public static let deprecation = MessageFlags(rawValue: 1)
  /// `VIR_DOMAIN_MESSAGE_TAINTING`
  public static let tainting = MessageFlags(rawValue: 2)
}

extension DomainService {
  /// The CPU time of the whole guest. Errors: `notRunning`.
  public func totalProcessorTime(_ reference: DomainReference) throws(VirtError) -> [TypedParameter] {
    let (_, live) = try running(reference)
    guard let figures = live.guest?.processStatistics() else { throw .notRunning }
    return [
      TypedParameter("cpu_time", .ulong(figures.cpuTime)), TypedParameter("user_time", .ulong(figures.userTime)),
      TypedParameter("system_time", .ulong(figures.systemTime)),
    ]
  }

  /// The CPU time of the guest on each CPU of the host.
  ///
  /// Errors: `notRunning`; `operationUnsupported`: the kernel counts that for control groups of version 1 alone.
  public func processorTimeOnEach(_ reference: DomainReference) throws(VirtError) -> [TypedParameter] {
    _ = try running(reference)
    throw VirtError(
      .operationUnsupported, "the kernel does not count the CPU time of a guest on each CPU", origin: .cgroup)
  }

  /// What deserves attention: what was done to the guest that may break it, and what QEMU means to remove.
  public func messages(_ reference: DomainReference, flags: MessageFlags) async throws(VirtError) -> [String] {
    try check(flags, knows: [.deprecation, .tainting], "virDomainGetMessages")
    guard let live = try domain(reference).read({ $0.live }) else { return [] }
    var messages: [String] = []
    if flags.isEmpty || flags.contains(.deprecation) {
      messages += await context.parts.hypervisor.deprecations(of: live.definition.definition)
    }
    if flags.isEmpty || flags.contains(.tainting) {
      messages += live.taints.map { "tainted: \(Taint(rawValue: $0)?.sentence ?? $0)" }
    }
    return messages
  }

  /// What the owner of an encrypted guest can check. None for a guest that is not encrypted.
  public func launchSecurity(_ reference: DomainReference) throws(VirtError) -> [TypedParameter] {
    let (definition, isLive) = try shown(reference, 0)
    guard definition.launchSecurity != nil else { return [] }
    guard isLive else { throw .notRunning }
    throw VirtError(.operationUnsupported, "the launch of an encrypted guest cannot be measured yet")
  }

  /// Begins to measure how fast a guest writes to its memory. Errors: `notRunning`, `configUnsupported` for a time
  /// that is not between 1 and 60 seconds, `invalidArg` for two modes.
  public func measureDirtyRate(
    _ reference: DomainReference, seconds: Int32, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    try check(flags, knows: 3, "virDomainStartDirtyRateCalc")
    guard (1...60).contains(seconds) else {
      throw VirtError(
        .configUnsupported, "the dirty rate cannot be measured for \(seconds) seconds: from 1 to 60 can be chosen")
    }
    let mode: DirtyRateMode
    switch flags {
    case 0: mode = .pageSampling
    case 1: mode = .dirtyBitmap
    case 2: mode = .dirtyRing
    default: throw VirtError(.invalidArg, "the dirty rate is measured in one mode at a time")
    }
    // QEMU 7.2 dies of the question where there is no KVM to ask in its turn.
    if mode == .dirtyBitmap, try running(reference).live.definition.definition.type != .kvm {
      throw VirtError(.operationUnsupported, "pages are counted by QEMU's bitmap under KVM alone")
    }
    if mode == .dirtyRing {
      // No definition can switch the ring on yet.
      _ = try running(reference)
      throw VirtError(.operationUnsupported, "the guest runs without the kernel's ring of dirty pages")
    }
    try await control(reference, .query, "virDomainStartDirtyRateCalc", caller) {
      (_, guest, _) async throws(VirtError) in
      try await guest.measureDirtyRate(seconds: Int(seconds), mode: mode)
    }
  }
}
