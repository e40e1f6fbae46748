import DroverCore

// The words are those of virsh: OpenNebula, Pacemaker and many scripts match on them.
extension DomainState {
  /// The state for people: `shut off`.
  var words: String {
    switch self {
    case .noState: "no state"
    case .running: "running"
    case .blocked: "idle"
    case .paused: "paused"
    case .shutdown: "in shutdown"
    case .shutoff: "shut off"
    case .crashed: "crashed"
    case .pmSuspended: "pmsuspended"
    }
  }

  /// The reason for people: `from snapshot`.
  var reasonWords: String {
    switch self {
    case .running(let reason): reason.words
    case .paused(let reason): reason.words
    case .shutdown(let reason): reason.name
    case .shutoff(.fromSnapshot): "from snapshot"
    case .shutoff(let reason): reason.name
    case .crashed(let reason): reason.name
    case .noState, .blocked, .pmSuspended: "unknown"
    }
  }

  /// How the state looks in a table.
  var style: Style {
    switch self {
    case .running: .good
    case .paused, .pmSuspended, .shutdown, .blocked: .attention
    case .crashed: .bad
    case .shutoff, .noState: .plain
    }
  }
}

extension DomainState.RunningReason {
  var words: String {
    switch self {
    case .unknown: "unknown"
    case .booted: "booted"
    case .migrated: "migrated"
    case .restored: "restored"
    case .fromSnapshot: "from snapshot"
    case .unpaused: "unpaused"
    case .migrationCanceled: "migration canceled"
    case .saveCanceled: "save canceled"
    case .wakeup: "event wakeup"
    case .crashed: "crashed"
    case .postcopy: "post-copy"
    case .postcopyFailed: "post-copy failed"
    }
  }
}

extension DomainState.PausedReason {
  var words: String {
    switch self {
    case .unknown: "unknown"
    case .user: "user"
    case .migration: "migrating"
    case .save: "saving"
    case .dump: "dumping"
    case .ioError: "I/O error"
    case .watchdog: "watchdog"
    case .fromSnapshot: "from snapshot"
    case .shutdown: "shutting down"
    case .snapshot: "creating snapshot"
    case .panicked: "crashed"
    case .startingUp: "starting up"
    case .postcopy: "post-copy"
    case .postcopyFailed: "post-copy failed"
    case .apiError: "api error"
    }
  }
}

/// A state as numbers, which a newer daemon may have more of than are known here.
struct StateNumbers: Sendable {
  var state: Int32
  var reason: Int32

  /// The pair, when it is known.
  var known: DomainState? {
    DomainState.all.first { $0.number == state && $0.reasonNumber == reason }
  }

  /// The state with whatever reason, when it is known.
  private var knownState: DomainState? { DomainState.all.first { $0.number == state } }

  var words: String { knownState?.words ?? "no state" }
  var reasonWords: String { known?.reasonWords ?? "unknown" }
  var style: Style { knownState?.style ?? .plain }
}
