public import DroverCore

/// What makes a domain change its state.
///
/// The matrix is a table of causes: a pair of states is allowed when there is a cause that leads from the one to the
/// other. So each allowed pair says why it is allowed, and `docs/lifecycle.md` is written from this.
public enum TransitionCause: String, CaseIterable, Sendable {
  /// A start begins: there is a number, soon a process.
  case startBegins = "start begins"
  /// The CPUs are set going at the end of a start.
  case startFinishes = "start finishes"
  /// A start that was asked to leave the CPUs stopped is complete.
  case startFinishesPaused = "start finishes paused"
  /// The CPUs stop on request, or for work on the guest.
  case pause
  /// QEMU stopped the CPUs because of something that went wrong.
  case trouble
  /// The CPUs are set going again.
  case resume
  /// The guest is powered off, QEMU is still there.
  case guestPowersOff = "guest powers off"
  /// A guest that crashed is reset; its CPUs stay stopped.
  case resetAfterCrash = "reset after crash"
  /// A guest that powered off is reset because a reboot was asked for, or one that crashed because its definition does.
  case rebootAfterPowerOff = "reboot after power off"
  /// The guest's kernel panicked and the guest is kept.
  case guestPanics = "guest panics"
  /// The guest suspends itself to memory.
  case guestSuspends = "guest suspends"
  /// A suspended guest wakes.
  case guestWakes = "guest wakes"
  /// There is no process any more.
  case processEnds = "process ends"
  /// A later daemon finds the guest in another state than was written down.
  case foundAgain = "found again"

  /// The causes that lead from one state to another; empty when the pair is not allowed.
  public static func leading(from old: DomainState, to new: DomainState) -> [TransitionCause] {
    allCases.filter { $0.leads(from: old, to: new) }
  }

  /// Whether the cause leads from one state to another.
  public func leads(from old: DomainState, to new: DomainState) -> Bool {
    starts(in: old) && ends(in: new) && old != new
  }

  /// The states in which it can happen.
  func starts(in state: DomainState) -> Bool {
    switch (self, state) {
    case (.startBegins, .shutoff): true
    case (.startFinishes, .paused(.startingUp)), (.startFinishesPaused, .paused(.startingUp)): true
    case (.pause, .running), (.pause, .pmSuspended): true
    // A second trouble, or work that begins on a stopped guest, changes the reason.
    case (.pause, .paused(let reason)): reason != .startingUp
    case (.trouble, .running), (.trouble, .paused): true
    case (.resume, .paused(let reason)): reason != .startingUp
    // What panicked or was thought so may be set going again; so may the same guest be for another reason.
    case (.resume, .crashed), (.resume, .running): true
    case (.guestPowersOff, .running), (.guestPowersOff, .paused), (.guestPowersOff, .pmSuspended): true
    case (.guestPowersOff, .crashed): true
    case (.rebootAfterPowerOff, .shutdown), (.rebootAfterPowerOff, .crashed): true
    case (.resetAfterCrash, .crashed): true
    case (.guestPanics, .running), (.guestPanics, .paused): true
    case (.guestSuspends, .running), (.guestSuspends, .paused): true
    case (.guestWakes, .pmSuspended): true
    case (.processEnds, .shutoff): false
    case (.processEnds, _): true
    case (.foundAgain, .shutoff): false
    case (.foundAgain, _): true
    default: false
    }
  }

  /// The states to which it leads.
  func ends(in state: DomainState) -> Bool {
    switch (self, state) {
    case (.startBegins, .paused(.startingUp)): true
    case (.startFinishes, .running(let reason)):
      [.booted, .migrated, .restored, .fromSnapshot, .postcopy].contains(reason)
    case (.startFinishesPaused, .paused(let reason)):
      [.user, .migration, .fromSnapshot, .postcopy, .save].contains(reason)
    case (.pause, .paused(let reason)):
      [.unknown, .user, .migration, .save, .dump, .fromSnapshot, .shutdown, .snapshot, .postcopy].contains(reason)
    case (.trouble, .paused(let reason)):
      [.ioError, .watchdog, .panicked, .postcopyFailed, .apiError].contains(reason)
    case (.resume, .running(let reason)):
      [.unpaused, .migrationCanceled, .saveCanceled, .migrated, .postcopy, .postcopyFailed, .fromSnapshot, .crashed]
        .contains(reason)
    case (.guestPowersOff, .shutdown): true
    case (.rebootAfterPowerOff, .running(.booted)), (.rebootAfterPowerOff, .running(.unpaused)): true
    case (.resetAfterCrash, .paused(.unknown)): true
    case (.guestPanics, .crashed(.panicked)): true
    case (.guestSuspends, .pmSuspended): true
    case (.guestWakes, .running(.wakeup)): true
    case (.processEnds, .shutoff): true
    case (.foundAgain, .running), (.foundAgain, .shutdown), (.foundAgain, .crashed(.panicked)): true
    case (.foundAgain, .pmSuspended): true
    case (.foundAgain, .paused(let reason)): reason != .startingUp
    default: false
    }
  }
}

extension DomainState {
  /// Whether a domain may go from this state to another: the transition matrix.
  public func mayBecome(_ next: DomainState) -> Bool {
    TransitionCause.allCases.contains { $0.leads(from: self, to: next) }
  }
}
