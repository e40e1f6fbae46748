public import DroverCore

/// A guest that moves to another host. Implemented by `QEMUProcess`.
public protocol GuestMigration: AnyObject, Sendable {
  /// Begins to send the guest. Returns when QEMU has begun; `GuestEvent.migration` tells what comes of it.
  func sendMigration(to address: MigrationAddress, settings: MigrationSettings) async throws(VirtError)
  /// Changes what may be changed while it goes on.
  func changeMigration(_ settings: MigrationSettings) async throws(VirtError)
  /// What is in force.
  func migrationSettings() async throws(VirtError) -> MigrationSettings
  /// Gives the migration up. Returns when QEMU has heard of it; `GuestEvent.migration` tells when it is over.
  func cancelMigration() async throws(VirtError)
  /// How far it is.
  func migrationFigures() async throws(VirtError) -> MigrationFigures
}

extension GuestMigration {
  private static var refusal: VirtError {
    VirtError(.operationUnsupported, "this guest cannot be moved: it has no monitor that can do it")
  }

  /// A guest that cannot be moved.
  public func sendMigration(to address: MigrationAddress, settings: MigrationSettings) async throws(VirtError) {
    throw Self.refusal
  }
  /// A guest that cannot be moved.
  public func changeMigration(_ settings: MigrationSettings) async throws(VirtError) { throw Self.refusal }
  /// A guest that cannot be moved.
  public func migrationSettings() async throws(VirtError) -> MigrationSettings { throw Self.refusal }
  /// A guest that cannot be moved.
  public func cancelMigration() async throws(VirtError) { throw Self.refusal }
  /// A guest that cannot be moved.
  public func migrationFigures() async throws(VirtError) -> MigrationFigures { throw Self.refusal }
}

/// What QEMU is told of a migration; what is nil stays as QEMU has it.
public struct MigrationSettings: Hashable, Sendable {
  /// Bytes a second.
  public var bandwidth: UInt64?
  /// How long the guest may stand still, in milliseconds.
  public var downtime: UInt64?
  /// Bytes of the cache in which pages are kept to send only what has changed of them.
  public var compressionCache: UInt64?
  /// Whether the guest's CPUs are slowed down when it writes faster than can be sent, with the first step and the
  /// others, in per cent.
  public var autoConverge = false
  public var autoConvergeInitial: Int32?, autoConvergeIncrement: Int32?

  /// Leaves all as it is.
  public init() {}
}

/// What QEMU says of a migration (`MigrationStatus`).
public enum MigrationStatus: String, Hashable, Sendable {
  case none, setup, cancelling, cancelled, active, completed, failed, colo, device
  case waitUnplug = "wait-unplug"
  case preSwitchover = "pre-switchover"
  case postcopyActive = "postcopy-active"
  case postcopyPaused = "postcopy-paused"
  case postcopyRecover = "postcopy-recover"

  /// Whether nothing more comes of it.
  public var isOver: Bool { self == .completed || self == .failed || self == .cancelled }
}

/// How far a migration is (`query-migrate`); sizes in bytes, times in milliseconds.
public struct MigrationFigures: Hashable, Sendable {
  /// What QEMU is at.
  public var status: MigrationStatus
  /// Since it began.
  public var elapsed: UInt64 = 0
  /// How long the guest stood still, or is expected to; how long it took to begin.
  public var downtime: UInt64?, setup: UInt64?
  /// Memory: all, sent, still to be sent; in bytes.
  public var total: UInt64 = 0, transferred: UInt64 = 0, remaining: UInt64 = 0
  /// Pages without content, pages that were sent, and their bytes.
  public var constantPages: UInt64 = 0, normalPages: UInt64 = 0, normalBytes: UInt64 = 0
  /// Bytes a second; pages a second that the guest writes to; how often the memory was gone through.
  public var bytesPerSecond: UInt64 = 0, dirtyRate: UInt64 = 0, iteration: UInt64 = 0
  /// Bytes in a page.
  public var pageSize: UInt64 = 0
  /// By how much the guest's CPUs are slowed down, in per cent.
  public var throttle: Int32?
  /// What went wrong, in QEMU's words.
  public var failure: String?

  /// Nothing is known yet.
  public init(status: MigrationStatus) { self.status = status }
}
