public import DroverCore

/// Why a command has no value as its outcome.
public enum QMPFailure: Error, Hashable, Sendable {
  /// QEMU refused it.
  case refused(command: String, QMPError)
  /// QEMU has not answered in time; it may still carry the command out.
  case timedOut(command: String, after: Duration)
  /// More commands are waiting than the session takes.
  case tooManyWaiting(command: String)
  /// The caller gave up waiting.
  case cancelled(command: String)
  /// The connection to the monitor is over.
  case closed(QMPClosure)
}

/// Why the connection to a monitor is over.
public enum QMPClosure: Hashable, Sendable {
  /// QEMU closed it, or ended.
  case endOfFile
  /// We closed it.
  case byUs
  /// Reading or writing failed; the kernel's words.
  case broken(String)
  /// Nothing that greets is at the other end.
  case noGreeting(after: Duration)
  /// It greets, and does not enter command mode.
  case noCommandMode(after: Duration)
  /// The other end speaks something else; the beginning of it.
  case notQMP(String)
  /// QEMU did not enter command mode.
  case refused(QMPError)
  /// A line longer than the limit in bytes.
  case lineTooLong(limit: Int)
  /// Too many lines that make no sense.
  case garbage
}

extension QMPClosure: CustomStringConvertible {
  /// A clause for messages: `QEMU closed it`.
  public var description: String {
    switch self {
    case .endOfFile: "QEMU closed it"
    case .byUs: "it was closed"
    case .broken(let words): words
    case .noGreeting(let time): "there was no greeting within \(time)"
    case .noCommandMode(let time): "QEMU greeted, but did not enter command mode within \(time)"
    case .notQMP(let beginning): "what answers is no QMP monitor: '\(beginning)'"
    case .refused(let error): "QEMU did not enter command mode: \(error.text)"
    case .lineTooLong(let limit): "QEMU sent a line of more than \(limit) bytes"
    case .garbage: "QEMU sent what is no QMP"
    }
  }
}

extension QMPFailure {
  /// What a client is told.
  ///
  /// The words of a refusal and of the end of file are those that clients know from libvirt.
  public var virtError: VirtError {
    switch self {
    case .refused(let command, let error):
      let words = error.text.isEmpty ? error.errorClass.rawValue : error.text
      return VirtError(.internalError, "unable to execute QEMU command '\(command)': \(words)")
    case .timedOut(let command, let time):
      return VirtError(.operationTimeout, "QEMU has not answered '\(command)' within \(time)")
    case .tooManyWaiting(let command):
      return VirtError(.operationFailed, "'\(command)' was not sent: too many commands wait for QEMU's answer")
    case .cancelled(let command):
      return VirtError(.operationAborted, "the wait for QEMU's answer to '\(command)' was cancelled")
    case .closed(.endOfFile):
      return VirtError(.internalError, "End of file from qemu monitor")
    case .closed(let closure):
      return VirtError(.operationFailed, "the monitor's connection is over: \(closure)")
    }
  }
}
