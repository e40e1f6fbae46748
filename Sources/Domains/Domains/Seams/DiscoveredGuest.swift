public import DroverCore

/// A QEMU that runs on this host and that no domain stands for.
public struct DiscoveredGuest: Hashable, Sendable {
  /// The process.
  public var pid: Int32
  /// The name of the machine; nil when it has none, or its command line cannot be read.
  public var name: String?
  /// Its uuid; nil when it has none.
  public var uuid: UUID?
  /// Its user.
  public var uid: UInt32
  /// When it was started: seconds since 1970.
  public var startedAt: Int64
  /// What of its memory is resident, in KiB.
  public var residentMemory: UInt64
  /// What it executes.
  public var executable: String
  /// The language of the monitor that would be used: `qmp`, `human`; nil without one.
  public var monitor: String?
  /// Where that monitor is, or why there is none that can be used.
  public var monitorPlace: String
  /// Who holds the monitor, `python3 (pid 812)`; nil when it is free, or nobody knows.
  public var holder: String?
  /// Why it cannot be attached at all; nil when it can.
  public var obstacle: String?

  /// Makes a record of a process.
  public init(pid: Int32, executable: String) {
    self.pid = pid
    self.executable = executable
    uid = 0
    startedAt = 0
    residentMemory = 0
    monitorPlace = ""
  }
}
