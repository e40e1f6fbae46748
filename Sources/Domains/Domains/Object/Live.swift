import DroverCore

/// What a domain has while there is, or is going to be, a process.
struct Live: Sendable {
  let id: Int32
  var definition: LiveDefinition
  /// From the launch on. A guest that cannot be reached after a restart has none: `lost` says why.
  var guest: (any Guest)?
  var process: ProcessRecord?
  var lost: VirtError?
  /// Which of its lines clients have open.
  let lines = OpenLines()

  /// The phase that the start is in; nil when it is complete.
  var startPhase: StartPhase?
  /// It was written down by an earlier daemon, and is being looked for.
  var isSought = false
  /// What the guest told while it was being started or sought.
  var early: [GuestEvent] = []
  /// Set from the moment at which somebody or something decided that the guest ends.
  var ending: Ending?
  /// Who is to be woken when `ending` is set during a start.
  var onEnding: [@Sendable () -> Void] = []
  /// How the process ended, once it has.
  var exit: GuestExit?
  /// The clearing up has begun.
  var isClearingUp = false

  /// The move to or from another host that it is in.
  var migration: DomainMigration?

  var owner: LiveRecord.Owner?
  /// Rings when its lease is over.
  var leaseAlarm: (any ScheduledWork)?
  var ports: [UInt16] = []
  var taints: [String] = []
  var startedAt: Int64
  /// The next shutdown of the guest is a reboot.
  var rebootsOnShutdown = false
  /// Why the CPUs are going to stop or to run, when it is us who ask QEMU for it.
  var expectedPause: DomainState.PausedReason?
  var expectedResume: DomainState.RunningReason?
  /// What the guest has of its memory, KiB, as the balloon told last.
  var balloon: UInt64?
  /// What QEMU told last of its figures, and when: what is shown while it does not answer.
  var figures = GuestStatistics()
  var figuresTaken: ContinuousClock.Instant?
  var keepsLogs = true
  /// What undefine was told while the guest ran: it counts when the guest has ended.
  var undefineFlags: UndefineFlags = []

  init(id: Int32, definition: LiveDefinition, startedAt: Int64) {
    self.id = id
    self.definition = definition
    self.startedAt = startedAt
  }

  /// How much is kept at least of what a guest tells while it is being started or sought.
  private static let earlyLimit = 1024

  /// Keeps the newest: what a guest is doing is what it told last.
  mutating func keepEarly(_ event: GuestEvent) {
    if early.count >= 2 * Self.earlyLimit { early.removeFirst(Self.earlyLimit) }
    early.append(event)
  }

  var isStarting: Bool { startPhase != nil }

  /// Whether a destroy is to end it, or was to.
  var isDestroyed: Bool { ending?.reason == .destroyed }

  /// Whether a start or a search has the last word: what the guest tells is kept until then.
  var isUnsettled: Bool { isStarting || isSought }
}

/// The end of a guest: what it is put down to, and who waits for it.
final class Ending: Sendable {
  let reason: DomainState.ShutoffReason
  let event: LifecycleEvent.Stopped
  /// Opens when the domain is shut off, that is written down and the event is published.
  let isComplete = Latch()

  init(_ reason: DomainState.ShutoffReason, _ event: LifecycleEvent.Stopped) {
    self.reason = reason
    self.event = event
  }

  static func destroyed() -> Ending { Ending(.destroyed, .destroyed) }
}
