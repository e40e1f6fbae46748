/// The phases of a start, in their order.
public enum StartPhase: String, CaseIterable, Sendable, Comparable {
  /// Checks that need no change to the host.
  case initialise
  /// Folders, sockets, log file, nvram: what has to be there before QEMU.
  case prepareHost
  /// The process is made.
  case launch
  /// The monitor is greeted.
  case connect
  /// What QEMU decided is asked for: ptys, addresses.
  case refresh
  /// The CPUs are set going.
  case finish

  /// Orders by time.
  public static func < (left: StartPhase, right: StartPhase) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
