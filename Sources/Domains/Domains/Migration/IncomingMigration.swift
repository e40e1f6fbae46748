import DroverCore
import Synchronization

/// A guest that arrives.
final class IncomingMigration: Sendable {
  private struct State {
    var status = MigrationStatus.none
    var isGranted = false
    var isFinishing = false
    var desk: (any HandoverDesk)?
  }

  let ticket: JobTicket
  /// Where it is sent to.
  let address: MigrationAddress
  /// The ports that it has, beside those of the guest.
  let ports: [UInt16]
  /// The definition that is kept here, if it is to be.
  let persistent: DefinitionText?
  /// Opens when all has come, or nothing more will.
  let isOver = Latch()
  private let state = Mutex(State())

  init(ticket: JobTicket, address: MigrationAddress, ports: [UInt16], persistent: DefinitionText?) {
    self.ticket = ticket
    self.address = address
    self.ports = ports
    self.persistent = persistent
  }

  var status: MigrationStatus { state.withLock { $0.status } }
  var isGranted: Bool { state.withLock { $0.isGranted } }

  /// The line to the source.
  var desk: (any HandoverDesk)? {
    get { state.withLock { $0.desk } }
    set { state.withLock { $0.desk = newValue } }
  }

  func heard(_ status: MigrationStatus) {
    state.withLock { $0.status = status }
    if status.isOver { isOver.open() }
  }

  /// The source has given the guest up.
  func grant() { state.withLock { $0.isGranted = true } }

  /// Somebody finishes it. Returns false when somebody else does.
  func beginFinishing() -> Bool {
    state.withLock { state in
      defer { state.isFinishing = true }
      return !state.isFinishing
    }
  }

  /// It is over, and this became of the guest.
  func close(_ outcome: HandoverOutcome) {
    let desk = state.withLock { state in
      defer { state.desk = nil }
      return state.desk
    }
    desk?.tell(outcome)
  }
}
