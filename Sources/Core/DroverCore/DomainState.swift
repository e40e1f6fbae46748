/// What a domain is doing, and why: `virDomainState` with the reason that belongs to it.
///
/// A reason cannot be paired with a state that it does not belong to.
public enum DomainState: Hashable, Sendable {
  /// No state is known.
  case noState(NoStateReason)
  /// The guest's CPUs run.
  case running(RunningReason)
  /// Blocked on a resource; QEMU's guests never are.
  case blocked(BlockedReason)
  /// The guest's CPUs are stopped.
  case paused(PausedReason)
  /// The guest is on its way to being shut off.
  case shutdown(ShutdownReason)
  /// There is no QEMU.
  case shutoff(ShutoffReason)
  /// The guest crashed and is kept to be looked at.
  case crashed(CrashedReason)
  /// The guest suspended itself to memory.
  case pmSuspended(PMSuspendedReason)

  /// Why a domain is running (`virDomainRunningReason`); the raw value is the number on the wire.
  public enum RunningReason: Int32, CaseIterable, Sendable {
    case unknown = 0, booted, migrated, restored, fromSnapshot, unpaused, migrationCanceled, saveCanceled, wakeup,
      crashed, postcopy, postcopyFailed
  }

  /// Why a domain is paused (`virDomainPausedReason`); the raw value is the number on the wire.
  public enum PausedReason: Int32, CaseIterable, Sendable {
    case unknown = 0, user, migration, save, dump, ioError, watchdog, fromSnapshot, shutdown, snapshot, panicked,
      startingUp, postcopy, postcopyFailed, apiError
  }

  /// Why a domain is shutting down (`virDomainShutdownReason`); the raw value is the number on the wire.
  public enum ShutdownReason: Int32, CaseIterable, Sendable {
    case unknown = 0, user
  }

  /// Why a domain is shut off (`virDomainShutoffReason`); the raw value is the number on the wire.
  public enum ShutoffReason: Int32, CaseIterable, Sendable {
    case unknown = 0, shutdown, destroyed, crashed, migrated, saved, failed, fromSnapshot, daemon
  }

  /// Why a domain is crashed (`virDomainCrashedReason`); the raw value is the number on the wire.
  public enum CrashedReason: Int32, CaseIterable, Sendable {
    case unknown = 0, panicked
  }

  /// Why a domain is suspended by its own power management (`virDomainPMSuspendedReason`); the raw value is the number on the wire.
  public enum PMSuspendedReason: Int32, CaseIterable, Sendable {
    case unknown = 0
  }

  /// Why a domain is blocked (`virDomainBlockedReason`); the raw value is the number on the wire.
  public enum BlockedReason: Int32, CaseIterable, Sendable {
    case unknown = 0
  }

  /// Why a domain is without a state (`virDomainNostateReason`); the raw value is the number on the wire.
  public enum NoStateReason: Int32, CaseIterable, Sendable {
    case unknown = 0
  }
}
