import DroverCore
import Synchronization

/// A guest that is sent away.
final class OutgoingMigration: Sendable {
  /// How far the client has brought it.
  enum Phase: Sendable {
    case begun, sending, sent, over
  }

  private struct State {
    var phase = Phase.begun
    var isHandedOver = false
    /// It is not to be given up any more.
    var isWithdrawn = false
    var status = MigrationStatus.none
    var failure: VirtError?
    var line: (any HandoverLine)?
    /// There is a line, or was.
    var hadLine = false
    var outcome: HandoverOutcome?
    var figures: MigrationFigures?
  }

  /// Whose calls carry it.
  let connection: ConnectionID
  let flags: MigrationFlags
  let ticket: JobTicket
  /// Whether its CPUs stood still before.
  let wasPaused: Bool
  /// Opens when QEMU sends no more, for whichever reason.
  let isOver = Latch()
  /// Opens when the target has told what became of the guest.
  let isTold = Latch()
  private let state = Mutex(State())

  init(connection: ConnectionID, flags: MigrationFlags, ticket: JobTicket, wasPaused: Bool) {
    self.connection = connection
    self.flags = flags
    self.ticket = ticket
    self.wasPaused = wasPaused
  }

  var phase: Phase { state.withLock { $0.phase } }
  var isHandedOver: Bool { state.withLock { $0.isHandedOver } }
  var hadLine: Bool { state.withLock { $0.hadLine } }
  var failure: VirtError? { state.withLock { $0.failure } }
  var status: MigrationStatus { state.withLock { $0.status } }

  /// What QEMU told last of how far it is.
  var figures: MigrationFigures? {
    get { state.withLock { $0.figures } }
    set { state.withLock { $0.figures = newValue } }
  }

  /// Steps from one phase to another. Returns false when it is in another one, or was given up.
  func step(from old: Phase, to next: Phase) -> Bool {
    state.withLock { state in
      guard state.phase == old, state.failure == nil else { return false }
      state.phase = next
      return true
    }
  }

  func heard(_ status: MigrationStatus) {
    state.withLock { $0.status = status }
    if status.isOver { isOver.open() }
  }

  /// Why it is given up; the first reason stands.
  func fail(_ error: VirtError) {
    state.withLock { if $0.failure == nil { $0.failure = error } }
    isOver.open()
  }

  /// Notes why QEMU is asked to give it up; it is over when QEMU says so.
  func abort(_ error: VirtError) {
    state.withLock { if $0.failure == nil { $0.failure = error } }
  }

  func connect(_ line: any HandoverLine) {
    state.withLock { state in
      state.hadLine = true
      // It may have been cut already.
      if state.outcome == nil { state.line = line }
    }
  }

  /// The target asks for the guest. Returns false when it is not to have it.
  func handOver() -> Bool {
    state.withLock { state in
      guard state.phase == .sent, !state.isWithdrawn, state.failure == nil else { return false }
      state.isHandedOver = true
      return true
    }
  }

  /// The guest is not to be given up any more. Returns false when it has been.
  func withdraw() -> Bool {
    state.withLock { state in
      if !state.isHandedOver { state.isWithdrawn = true }
      return !state.isHandedOver
    }
  }

  func told(_ outcome: HandoverOutcome) {
    state.withLock { state in
      if state.outcome == nil { state.outcome = outcome }
      state.hadLine = true
      state.line = nil
    }
    isTold.open()
  }

  var outcome: HandoverOutcome? { state.withLock { $0.outcome } }

  /// It is over: the first who says so settles it.
  func finish() -> Bool {
    let (isFirst, line) = state.withLock { state in
      defer {
        state.phase = .over
        state.line = nil
      }
      return (state.phase != .over, state.line)
    }
    if isFirst { line?.close() }
    return isFirst
  }
}
