/// What the process says when it ends.
public enum ExitStatus: Int32, Sendable {
  /// Done.
  case success = 0
  /// The daemon, the host or QEMU would not.
  case failure = 1
  /// The command line makes no sense.
  case usage = 2
}
