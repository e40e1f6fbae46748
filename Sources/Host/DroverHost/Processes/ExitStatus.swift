/// How a process ended.
public enum ExitStatus: Hashable, Sendable {
  /// By itself, with a code.
  case exited(Int32)
  /// By a signal.
  case signalled(Int32)
  /// It is gone; only its parent is told how.
  case unknown
}

extension ExitStatus: CustomStringConvertible {
  /// For messages: `exit code 1`, `signal 9`.
  public var description: String {
    switch self {
    case .exited(let code): "exit code \(code)"
    case .signalled(let number): "signal \(number)"
    case .unknown: "unknown status"
    }
  }
}
