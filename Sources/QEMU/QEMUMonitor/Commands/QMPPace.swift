/// The classes of commands, by how long QEMU may take over them. `QMPDeadlines` says how long that is.
public enum QMPPace: Hashable, Sendable, CaseIterable {
  /// Looks something up or flips a switch in QEMU's memory.
  case quick
  /// Touches an image or a back end, which may be on a slow disk.
  case block
  /// Walks the guest's memory, runs a caller's own words, anything that may take its time.
  case heavy
}
