/// What a piece of work on a domain needs to have for itself.
public enum JobKind: String, CaseIterable, Hashable, Sendable {
  /// Asks QEMU and changes nothing.
  case query
  /// Changes the guest in one stroke.
  case modify
  /// Goes on for long: start, save, dump, snapshot, backup, migration. Says itself what may run beside it.
  case async
  /// Talks to the guest's agent: a hostile agent holds up nobody but others who want to talk to it.
  case agent
  /// Changes what is kept of the domain: define, undefine, autostart. Has nothing to do with the guest.
  case configure
}

/// What an async job does (`virDomainJobOperation`).
public enum JobOperation: Int32, Hashable, Sendable {
  case unknown = 0
  case start, save, restore, migrationIn, migrationOut, snapshot, snapshotRevert, dump, backup, snapshotDelete
}

/// One who asks for a job.
public struct JobRequest: Hashable, Sendable {
  /// What it needs.
  public var kind: JobKind
  /// The call that it is for, `virDomainSuspend`.
  public var call: String
  /// Who called.
  public var caller: Caller
  /// Whether it makes sense only while the guest lives: its death ends the wait.
  public var needsGuest: Bool
  /// For an async job: what may run beside it.
  public var allows: Set<JobKind>
  /// For an async job: what it does.
  public var operation: JobOperation

  /// Makes a request.
  public init(
    _ kind: JobKind, call: String, caller: Caller, needsGuest: Bool = true, allows: Set<JobKind> = [],
    operation: JobOperation = .unknown
  ) {
    self.kind = kind
    self.call = call
    self.caller = caller
    self.needsGuest = needsGuest
    self.allows = allows
    self.operation = operation
  }

  /// Whether the two cannot have their jobs at the same time.
  ///
  /// Queries run beside queries; modifying runs beside neither; async work runs beside what it allows. The agent and
  /// the configuration are lanes of their own, one job wide.
  public func conflicts(with other: JobRequest) -> Bool {
    switch (kind, other.kind) {
    case (.agent, .agent), (.configure, .configure): true
    case (.agent, _), (_, .agent), (.configure, _), (_, .configure): false
    case (.query, .query): false
    case (.async, .async): true
    case (.async, let kind): !allows.contains(kind)
    case (let kind, .async): !other.allows.contains(kind)
    case (.modify, _), (_, .modify): true
    }
  }
}

/// One who has a job.
public struct JobHolder: Hashable, Sendable {
  /// What was asked for.
  public var request: JobRequest
  /// Since when.
  public var since: ContinuousClock.Instant

  /// `virDomainSuspend of virsh (pid 812, uid 0) for 12 s`
  public func description(at now: ContinuousClock.Instant) -> String {
    let seconds = max(.zero, since.duration(to: now)).components.seconds
    return "\(request.call) of \(request.caller) for \(seconds) s"
  }
}

/// The number of a request to a gate.
public struct JobTicket: RawRepresentable, Hashable, Sendable {
  /// The number.
  public let rawValue: UInt64
  /// Takes any number.
  public init(rawValue: UInt64) { self.rawValue = rawValue }
}
