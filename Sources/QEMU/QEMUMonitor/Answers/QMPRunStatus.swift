public import DroverCore

/// The answer to `query-status`.
public struct QMPRunStatus: Hashable, Sendable {
  /// What QEMU is doing (`RunState` of its schema).
  public enum State: String, Hashable, Sendable, CaseIterable {
    case debug
    case incomingMigration = "inmigrate"
    case internalError = "internal-error"
    case ioError = "io-error"
    case paused
    case afterMigration = "postmigrate"
    case prelaunch
    case finishMigration = "finish-migrate"
    case restoring = "restore-vm"
    case running
    case saving = "save-vm"
    case shutdown
    case suspended
    case watchdog
    case guestPanicked = "guest-panicked"
    case colo
    case preconfig
    /// A word that is newer than this list.
    case other = ""
  }

  /// What QEMU is doing.
  public let state: State
  /// Whether the CPUs run.
  public let running: Bool

  /// Makes an answer.
  public init(state: State, running: Bool) {
    self.state = state
    self.running = running
  }

  /// Reads the answer; nil when it is none.
  public init?(_ json: JSON) {
    guard let word = json["status"]?.string else { return nil }
    state = State(rawValue: word) ?? .other
    running = json["running"]?.bool ?? (word == "running")
  }
}
