/// How long QEMU may take to answer: the one table of all deadlines of a monitor.
///
/// After a deadline the caller is told that QEMU does not answer. The command is not taken back by that: QEMU may still
/// carry it out, and its late answer is dropped.
public struct QMPDeadlines: Hashable, Sendable {
  /// For the greeting and the way into command mode together; it comes when the machine is made.
  ///
  /// A busy QMP socket accepts two connections into its backlog and never greets them.
  public var greeting: Duration = .seconds(30)
  /// For a command of the class `QMPPace.quick`.
  public var quick: Duration = .seconds(10)
  /// For a command of the class `QMPPace.block`.
  public var block: Duration = .seconds(30)
  /// For a command of the class `QMPPace.heavy`.
  public var heavy: Duration = .seconds(120)

  /// The defaults.
  public init() {}

  /// For a command of a class.
  public subscript(pace: QMPPace) -> Duration {
    switch pace {
    case .quick: quick
    case .block: block
    case .heavy: heavy
    }
  }
}
