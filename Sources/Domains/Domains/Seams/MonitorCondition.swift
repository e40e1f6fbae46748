/// How the way to a guest's QEMU is doing.
///
/// A QEMU that lives and does not answer is a state of its own: it may be stopped, or its main loop may be stuck in an
/// unreachable disk. It ends by itself when QEMU answers anything, however late.
public enum MonitorCondition: Hashable, Sendable {
  /// A command whose answer has not come.
  public struct Command: Hashable, Sendable {
    /// QEMU's name of it.
    public var name: String
    /// When it was sent.
    public var since: ContinuousClock.Instant

    /// Names a command.
    public init(_ name: String, since: ContinuousClock.Instant) {
      self.name = name
      self.since = since
    }
  }

  /// Nothing is asked.
  case idle
  /// Commands are on their way, this one for longest.
  case busy(Command)
  /// This command passed its deadline, and nothing was answered since; or the greeting has not come.
  case silent(Command)
  /// There is no way to it: it has no monitor, or the connection broke while QEMU lives.
  case closed

  /// Whether it is worth asking something now.
  public var takesQuestions: Bool {
    switch self {
    case .idle, .busy: true
    case .silent, .closed: false
    }
  }
}
