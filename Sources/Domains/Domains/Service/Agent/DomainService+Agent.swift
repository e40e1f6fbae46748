public import DroverCore

// What the agent in a guest is told to do, and what it is asked in single calls.
extension DomainService {
  /// Passes a command to the agent (`virDomainQemuAgentCommand`). The guest is marked: what was done to it is nobody's
  /// knowledge.
  ///
  /// - Parameter timeout: seconds; −1 the usual, −2 as long as it needs.
  public func agentCommand(
    _ domain: DomainReference, _ command: String, timeout: Int32, flags: UInt32, caller: Caller
  ) async throws(VirtError) -> String {
    let call = "virDomainQemuAgentCommand"
    try check(flags, knows: 0, call)
    return try await withAgent(domain, call, caller) { (domain, guest, line) async throws(VirtError) in
      var line = line
      line.patience = try AgentPatience(seconds: timeout)
      let request = try Self.request(command)
      domain.transact { state in
        guard state.live?.taints.contains(Taint.customAgent.rawValue) == false else { return }
        state.live?.taints.append(Taint.customAgent.rawValue)
        _ = domain.note(&state, events: [])
      }
      return try await guest.agentCommand(request, over: line)
    }
  }

  private static func request(_ text: String) throws(VirtError) -> JSONObject {
    let value: JSON
    do throws(JSONError) {
      value = try JSON.parse(text)
    } catch {
      throw VirtError(.internalError, "cannot parse json \(text): \(error)")
    }
    guard let request = value.object else { throw VirtError(.internalError, "a command is a JSON object") }
    return request
  }

  /// Changes how long the agent has to answer (`virDomainAgentSetResponseTimeout`).
  public func setAgentTimeout(_ reference: DomainReference, seconds: Int32, flags: UInt32) throws(VirtError) {
    try check(flags, knows: 0, "virDomainAgentSetResponseTimeout")
    let patience = try AgentPatience(seconds: seconds)
    try domain(reference).transact { $0.agentPatience = patience }
  }

  /// The guest's clock: seconds since 1970 and nanoseconds.
  public func guestTime(
    _ domain: DomainReference, flags: UInt32, caller: Caller
  ) async throws(VirtError) -> (seconds: Int64, nanoseconds: UInt32) {
    try check(flags, knows: 0, "virDomainGetTime")
    let time = try await withAgent(domain, "virDomainGetTime", caller) { (_, guest, line) async throws(VirtError) in
      try await guest.agentTime(over: line)
    }
    let second: Int64 = 1_000_000_000
    return (time / second, UInt32(clamping: time % second))
  }

  /// Sets the guest's clock.
  ///
  /// - Parameter flags: 1: to what the machine's clock has.
  public func setGuestTime(
    _ domain: DomainReference, seconds: Int64, nanoseconds: UInt32, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let call = "virDomainSetTime"
    try check(flags, knows: 1, call)
    var time: Int64?
    if flags & 1 == 0 {
      let (whole, isTooMuch) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
      let (sum, isTooMuchNow) = whole.addingReportingOverflow(Int64(nanoseconds))
      guard !isTooMuch, !isTooMuchNow else {
        throw VirtError(.overflow, "Time '\(seconds)' is too big for guest agent")
      }
      time = sum
    }
    try await withAgent(domain, call, caller) { [time] (_, guest, line) async throws(VirtError) in
      try await guest.setAgentTime(time, over: line)
    }
    // Ticks that QEMU held back for a guest that did not run would set it fast otherwise.
    try await control(domain, .modify, call, caller) { (_, guest, _) async throws(VirtError) in
      try await guest.forgetMissedTicks()
    }
  }

  /// Holds the filesystems of a guest still; returns how many.
  ///
  /// - Parameter mountPoints: where those are; none: all.
  public func freezeFilesystems(
    _ domain: DomainReference, mountPoints: [String], flags: UInt32, caller: Caller
  ) async throws(VirtError) -> Int32 {
    try check(flags, knows: 0, "virDomainFSFreeze")
    return try await withAgent(domain, "virDomainFSFreeze", caller) { (_, guest, line) async throws(VirtError) in
      try await guest.agentFreeze(mountPoints.isEmpty ? nil : mountPoints, over: line)
    }
  }

  /// Lets the filesystems of a guest go on; returns how many. Errors: `argumentUnsupported` for some of them.
  public func thawFilesystems(
    _ domain: DomainReference, mountPoints: [String], flags: UInt32, caller: Caller
  ) async throws(VirtError) -> Int32 {
    try check(flags, knows: 0, "virDomainFSThaw")
    guard mountPoints.isEmpty else {
      throw VirtError(.argumentUnsupported, "specifying mountpoints is not supported")
    }
    return try await withAgent(domain, "virDomainFSThaw", caller) { (_, guest, line) async throws(VirtError) in
      try await guest.agentThaw(over: line)
    }
  }

  /// Gives back blocks that a guest's filesystems do not use. Errors: `argumentUnsupported` for one of them.
  public func trimFilesystems(
    _ domain: DomainReference, mountPoint: String?, minimum: UInt64, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    try check(flags, knows: 0, "virDomainFSTrim")
    guard mountPoint == nil else {
      throw VirtError(.argumentUnsupported, "Specifying mount point is not supported for now")
    }
    try await withAgent(domain, "virDomainFSTrim", caller) { (_, guest, line) async throws(VirtError) in
      try await guest.agentTrim(minimum: minimum, over: line)
    }
  }
}
