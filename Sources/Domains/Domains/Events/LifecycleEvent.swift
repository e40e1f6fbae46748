/// A step in the life of a domain, with its reason (`virDomainEventType` and the details that belong to each).
public enum LifecycleEvent: Hashable, Sendable {
  case defined(Defined)
  case undefined(Undefined)
  case started(Started)
  case suspended(Suspended)
  case resumed(Resumed)
  case stopped(Stopped)
  case shutdown(Shutdown)
  case pmSuspended(PMSuspended)
  case crashed(Crashed)

  /// `virDomainEventDefinedDetailType`
  public enum Defined: Int32, CaseIterable, Sendable { case added = 0, updated, renamed, fromSnapshot }
  /// `virDomainEventUndefinedDetailType`
  public enum Undefined: Int32, CaseIterable, Sendable { case removed = 0, renamed }
  /// `virDomainEventStartedDetailType`
  public enum Started: Int32, CaseIterable, Sendable { case booted = 0, migrated, restored, fromSnapshot, wakeup }
  /// `virDomainEventSuspendedDetailType`
  public enum Suspended: Int32, CaseIterable, Sendable {
    case paused = 0, migrated, ioError, watchdog, restored, fromSnapshot, apiError, postcopy, postcopyFailed
  }
  /// `virDomainEventResumedDetailType`
  public enum Resumed: Int32, CaseIterable, Sendable {
    case unpaused = 0, migrated, fromSnapshot, postcopy, postcopyFailed
  }
  /// `virDomainEventStoppedDetailType`
  public enum Stopped: Int32, CaseIterable, Sendable {
    case shutdown = 0, destroyed, crashed, migrated, saved, failed, fromSnapshot
  }
  /// `virDomainEventShutdownDetailType`
  public enum Shutdown: Int32, CaseIterable, Sendable { case finished = 0, guest, host }
  /// `virDomainEventPMSuspendedDetailType`
  public enum PMSuspended: Int32, CaseIterable, Sendable { case memory = 0, disk }
  /// `virDomainEventCrashedDetailType`
  public enum Crashed: Int32, CaseIterable, Sendable { case panicked = 0, crashLoaded }

  /// The number of the event on the wire.
  public var number: Int32 {
    switch self {
    case .defined: 0
    case .undefined: 1
    case .started: 2
    case .suspended: 3
    case .resumed: 4
    case .stopped: 5
    case .shutdown: 6
    case .pmSuspended: 7
    case .crashed: 8
    }
  }

  /// The number of the detail on the wire.
  public var detailNumber: Int32 {
    switch self {
    case .defined(let detail): detail.rawValue
    case .undefined(let detail): detail.rawValue
    case .started(let detail): detail.rawValue
    case .suspended(let detail): detail.rawValue
    case .resumed(let detail): detail.rawValue
    case .stopped(let detail): detail.rawValue
    case .shutdown(let detail): detail.rawValue
    case .pmSuspended(let detail): detail.rawValue
    case .crashed(let detail): detail.rawValue
    }
  }
}
