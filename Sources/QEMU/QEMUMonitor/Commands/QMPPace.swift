/// How long QEMU may take over a command: the classes, and the one table of their deadlines.
public enum QMPPace: Hashable, Sendable, CaseIterable {
  /// Looks something up or flips a switch in QEMU's memory.
  case quick
  /// Touches an image or a back end, which may be on a slow disk.
  case block
  /// Walks the guest's memory, runs a caller's own words, anything that may take its time.
  case heavy

  /// After how long the caller is told that QEMU does not answer.
  ///
  /// A command is not taken back by that: QEMU may still carry it out, and its late answer is dropped.
  public var limit: Duration {
    switch self {
    case .quick: .seconds(10)
    case .block: .seconds(30)
    case .heavy: .seconds(120)
    }
  }

  /// After how long a peer that was connected to and sends no greeting is given up.
  ///
  /// A busy QMP socket accepts two connections into its backlog and never greets them.
  public static let greetingLimit: Duration = .seconds(10)
}
