public import DroverCore

/// Why a command to the agent has no answer.
public enum AgentFailure: Error, Hashable, Sendable {
  /// The agent did not come into step: it is not there, or is busy with what was asked before.
  case notInStep(command: String, after: Duration)
  /// It came into step, and did not answer the command; it may still carry it out.
  case timedOut(command: String, after: Duration)
  /// The agent, or the line to it, was closed meanwhile.
  case disappeared(command: String)
  /// A line longer than the limit in bytes.
  case answerTooLong(command: String, limit: Int)
  /// It sent more than so many bytes that were asked for by nobody.
  case babble(limit: Int)
  /// Another command is on its way.
  case busy
  /// Its socket cannot be reached; the reason.
  case unreachable(String)
  /// We closed the line: the guest is going to be ended.
  case closed
}

extension AgentFailure {
  /// What a client is told. The first words are those that libvirt gives, as clients know them.
  public var virtError: VirtError {
    switch self {
    case .notInStep(_, let time):
      VirtError(
        .agentUnresponsive, "Guest agent not available for now", causes: ["it did not come into step within \(time)"])
    case .timedOut(let command, let time):
      VirtError(
        .agentUnresponsive, "Guest agent not available for now",
        causes: ["it has not answered '\(command)' within \(time)"])
    case .disappeared:
      VirtError(.agentUnresponsive, "Guest agent disappeared while executing command")
    case .answerTooLong(let command, let limit):
      VirtError(.internalError, "the guest agent's answer to '\(command)' has more than \(limit) bytes")
    case .babble(let limit):
      VirtError(
        .agentUnresponsive, "Guest agent not available for now",
        causes: ["it sent more than \(limit) bytes that nobody asked for"])
    case .busy: VirtError(.operationFailed, "the guest agent is busy with another command")
    case .unreachable(let reason):
      VirtError(.agentUnresponsive, "QEMU guest agent is not available due to an error", causes: [reason])
    case .closed: .notRunning
    }
  }
}
