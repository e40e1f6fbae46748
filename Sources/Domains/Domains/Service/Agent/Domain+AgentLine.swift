import DomainModel
import DroverCore

extension Domain.State {
  /// The way to the agent in the guest.
  ///
  /// Errors: `notRunning` (a paused guest's agent cannot answer), `argumentUnsupported` without a line to one,
  /// `agentUnresponsive` when nobody has opened it in the guest.
  func agentLine() throws(VirtError) -> AgentLine {
    guard let live, case .running = domainState else { throw .notRunning }
    guard let channel = live.definition.definition.agentChannel, channel.isReachable,
      let alias = channel.info.alias?.name
    else { throw VirtError(.argumentUnsupported, "QEMU guest agent is not configured") }
    // Of the lines of a guest that somebody else started this is not always known.
    guard channel.target?.state != .disconnected else {
      throw VirtError(.agentUnresponsive, "QEMU guest agent is not connected")
    }
    return AgentLine(alias: alias, path: channel.backend.source?.path, patience: agentPatience)
  }
}

extension DomainService {
  /// Takes the agent's job and talks to the agent of a running guest. Jobs of the monitor go on beside it.
  func withAgent<R: Sendable>(
    _ reference: DomainReference, _ call: String, _ caller: Caller,
    _ body: @escaping @Sendable (Domain, any Guest, AgentLine) async throws(VirtError) -> R
  ) async throws(VirtError) -> R {
    try await control(reference, .agent, call, caller) { (domain, guest, _) async throws(VirtError) in
      let line = try domain.read { (state) throws(VirtError) in try state.agentLine() }
      return try await body(domain, guest, line)
    }
  }
}
