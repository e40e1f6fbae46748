public import DroverCore
import LibvirtWire

/// A QEMU that runs on the daemon's host and that no domain stands for.
public struct ForeignGuest: Hashable, Sendable {
  /// The process.
  public let pid: Int32
  /// The name of the machine; nil when it has none.
  public let name: String?
  /// Its uuid; nil when it has none.
  public let uuid: UUID?
  /// Its user.
  public let uid: UInt32
  /// When it was started: seconds since 1970.
  public let startedAt: Int64
  /// What of it is in memory, in KiB.
  public let residentMemory: UInt64
  /// What it executes.
  public let executable: String
  /// The language of the monitor that an attach would use, `qmp` or `human`; nil without one.
  public let monitor: String?
  /// Where that monitor is, or why none can be used.
  public let monitorPlace: String
  /// Who is connected to it, `python3 (pid 812)`; nil when it is free or nobody knows.
  public let holder: String?
  /// Why it cannot be attached at all; nil when it can.
  public let obstacle: String?

  init(_ guest: Remote.DiscoveredGuest) {
    pid = guest.pid
    name = guest.name
    uuid = guest.uuid.flatMap { UUID($0) }
    uid = guest.uid
    startedAt = guest.startedAt
    residentMemory = guest.residentMemory
    executable = guest.executable
    monitor = guest.monitor
    monitorPlace = guest.monitorPlace
    holder = guest.holder
    obstacle = guest.obstacle
  }
}
