public import DroverCore

/// Why a command of the human monitor has no answer.
public enum HMPFailure: Error, Hashable, Sendable {
  /// The monitor has not shown its prompt again in time; QEMU may still carry the command out.
  case timedOut(command: String, after: Duration)
  /// More commands are waiting than the session takes.
  case tooManyWaiting(command: String)
  /// The caller gave up waiting.
  case cancelled(command: String)
  /// A command that the terminal would not take as it stands.
  case unsendable(reason: String)
  /// The answer is longer than the limit in bytes; the rest of it was dropped.
  case answerTooLong(command: String, limit: Int)
  /// The connection to the monitor is over.
  case closed(HMPClosure)
}

/// Why the connection to a human monitor is over.
public enum HMPClosure: Hashable, Sendable {
  /// QEMU closed it, or ended.
  case endOfFile
  /// We closed it.
  case byUs
  /// Reading or writing failed; the kernel's words.
  case broken(String)
  /// Nothing that greets is at the other end.
  case noGreeting(after: Duration)
  /// The other end speaks something else; the beginning of it.
  case notHuman(String)
  /// The other end is a monitor that speaks JSON.
  case speaksQMP
}

extension HMPClosure: CustomStringConvertible {
  /// A clause for messages: `QEMU closed it`.
  public var description: String {
    switch self {
    case .endOfFile: "QEMU closed it"
    case .byUs: "it was closed"
    case .broken(let words): words
    case .noGreeting(let time): "there was no greeting within \(time)"
    case .notHuman(let beginning): "what answers is no human monitor: '\(beginning)'"
    case .speaksQMP: "what answers is a QMP monitor and no human one"
    }
  }
}

extension HMPFailure {
  /// What a client is told.
  public var virtError: VirtError {
    switch self {
    case .timedOut(let command, let time):
      return VirtError(.operationTimeout, "QEMU has not answered '\(command)' within \(time)")
    case .tooManyWaiting(let command):
      return VirtError(.operationFailed, "'\(command)' was not sent: too many commands wait for QEMU's answer")
    case .cancelled(let command):
      return VirtError(.operationAborted, "the wait for QEMU's answer to '\(command)' was cancelled")
    case .unsendable(let reason):
      return VirtError(.invalidArg, "the human monitor cannot take this command: \(reason)")
    case .answerTooLong(let command, let limit):
      return VirtError(.operationFailed, "QEMU's answer to '\(command)' has more than \(limit) bytes")
    case .closed(.endOfFile):
      return VirtError(.internalError, "End of file from qemu monitor")
    case .closed(let closure):
      return VirtError(.operationFailed, "the monitor's connection is over: \(closure)")
    }
  }
}
