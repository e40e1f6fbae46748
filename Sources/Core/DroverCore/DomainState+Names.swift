extension DomainState {
  /// The number of the state on the wire (`virDomainState`).
  public var number: Int32 {
    switch self {
    case .noState: 0
    case .running: 1
    case .blocked: 2
    case .paused: 3
    case .shutdown: 4
    case .shutoff: 5
    case .crashed: 6
    case .pmSuspended: 7
    }
  }

  /// The number of the reason on the wire.
  public var reasonNumber: Int32 {
    switch self {
    case .noState(let reason): reason.rawValue
    case .running(let reason): reason.rawValue
    case .blocked(let reason): reason.rawValue
    case .paused(let reason): reason.rawValue
    case .shutdown(let reason): reason.rawValue
    case .shutoff(let reason): reason.rawValue
    case .crashed(let reason): reason.rawValue
    case .pmSuspended(let reason): reason.rawValue
    }
  }

  /// Whether a QEMU process belongs to the state.
  public var isActive: Bool {
    if case .shutoff = self { false } else { true }
  }

  /// The name of the state in the state file.
  public var name: String {
    switch self {
    case .noState: "nostate"
    case .running: "running"
    case .blocked: "blocked"
    case .paused: "paused"
    case .shutdown: "shutdown"
    case .shutoff: "shutoff"
    case .crashed: "crashed"
    case .pmSuspended: "pmsuspended"
    }
  }

  /// The name of the reason in the state file.
  public var reasonName: String {
    switch self {
    case .noState(let reason): reason.name
    case .running(let reason): reason.name
    case .blocked(let reason): reason.name
    case .paused(let reason): reason.name
    case .shutdown(let reason): reason.name
    case .shutoff(let reason): reason.name
    case .crashed(let reason): reason.name
    case .pmSuspended(let reason): reason.name
    }
  }

  /// Reads the two names of the state file; nil when the pair does not exist.
  public init?(name: String, reasonName: String) {
    switch name {
    case "nostate":
      guard let reason = Self.NoStateReason.allCases.first(where: { $0.name == reasonName }) else { return nil }
      self = .noState(reason)
    case "running":
      guard let reason = Self.RunningReason.allCases.first(where: { $0.name == reasonName }) else { return nil }
      self = .running(reason)
    case "blocked":
      guard let reason = Self.BlockedReason.allCases.first(where: { $0.name == reasonName }) else { return nil }
      self = .blocked(reason)
    case "paused":
      guard let reason = Self.PausedReason.allCases.first(where: { $0.name == reasonName }) else { return nil }
      self = .paused(reason)
    case "shutdown":
      guard let reason = Self.ShutdownReason.allCases.first(where: { $0.name == reasonName }) else { return nil }
      self = .shutdown(reason)
    case "shutoff":
      guard let reason = Self.ShutoffReason.allCases.first(where: { $0.name == reasonName }) else { return nil }
      self = .shutoff(reason)
    case "crashed":
      guard let reason = Self.CrashedReason.allCases.first(where: { $0.name == reasonName }) else { return nil }
      self = .crashed(reason)
    case "pmsuspended":
      guard let reason = Self.PMSuspendedReason.allCases.first(where: { $0.name == reasonName }) else { return nil }
      self = .pmSuspended(reason)
    default: return nil
    }
  }

  /// Every pair of state and reason, in the order of their numbers.
  public static var all: [DomainState] {
    var pairs: [DomainState] = []
    pairs += NoStateReason.allCases.map(DomainState.noState)
    pairs += RunningReason.allCases.map(DomainState.running)
    pairs += BlockedReason.allCases.map(DomainState.blocked)
    pairs += PausedReason.allCases.map(DomainState.paused)
    pairs += ShutdownReason.allCases.map(DomainState.shutdown)
    pairs += ShutoffReason.allCases.map(DomainState.shutoff)
    pairs += CrashedReason.allCases.map(DomainState.crashed)
    pairs += PMSuspendedReason.allCases.map(DomainState.pmSuspended)
    return pairs
  }
}

extension DomainState: CustomStringConvertible {
  /// `running/booted`
  public var description: String { "\(name)/\(reasonName)" }
}

extension DomainState.RunningReason {
  /// The name in the state file, as libvirt spells it there.
  public var name: String {
    switch self {
    case .unknown: "unknown"
    case .booted: "booted"
    case .migrated: "migrated"
    case .restored: "restored"
    case .fromSnapshot: "from-snapshot"
    case .unpaused: "unpaused"
    case .migrationCanceled: "migration-canceled"
    case .saveCanceled: "save-canceled"
    case .wakeup: "wakeup"
    case .crashed: "crashed"
    case .postcopy: "post-copy"
    case .postcopyFailed: "post-copy-failed"
    }
  }
}

extension DomainState.PausedReason {
  /// The name in the state file, as libvirt spells it there.
  public var name: String {
    switch self {
    case .unknown: "unknown"
    case .user: "user"
    case .migration: "migration"
    case .save: "save"
    case .dump: "dump"
    case .ioError: "ioerror"
    case .watchdog: "watchdog"
    case .fromSnapshot: "from-snapshot"
    case .shutdown: "shutdown"
    case .snapshot: "snapshot"
    case .panicked: "panicked"
    case .startingUp: "starting-up"
    case .postcopy: "post-copy"
    case .postcopyFailed: "post-copy-failed"
    case .apiError: "api-error"
    }
  }
}

extension DomainState.ShutdownReason {
  /// The name in the state file, as libvirt spells it there.
  public var name: String {
    switch self {
    case .unknown: "unknown"
    case .user: "user"
    }
  }
}

extension DomainState.ShutoffReason {
  /// The name in the state file, as libvirt spells it there.
  public var name: String {
    switch self {
    case .unknown: "unknown"
    case .shutdown: "shutdown"
    case .destroyed: "destroyed"
    case .crashed: "crashed"
    case .migrated: "migrated"
    case .saved: "saved"
    case .failed: "failed"
    case .fromSnapshot: "from-snapshot"
    case .daemon: "daemon"
    }
  }
}

extension DomainState.CrashedReason {
  /// The name in the state file, as libvirt spells it there.
  public var name: String {
    switch self {
    case .unknown: "unknown"
    case .panicked: "panicked"
    }
  }
}

extension DomainState.PMSuspendedReason {
  /// The name in the state file, as libvirt spells it there.
  public var name: String {
    "unknown"
  }
}

extension DomainState.BlockedReason {
  /// The name in the state file, as libvirt spells it there.
  public var name: String {
    "unknown"
  }
}

extension DomainState.NoStateReason {
  /// The name in the state file, as libvirt spells it there.
  public var name: String {
    "unknown"
  }
}
