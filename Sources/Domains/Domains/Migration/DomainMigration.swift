import DroverCore

/// The move that a guest is in.
enum DomainMigration: Sendable {
  /// It is sent away.
  case outgoing(OutgoingMigration)
  /// It arrives.
  case incoming(IncomingMigration)
  /// It was given up to another host by an earlier daemon, and nobody has told what became of it there.
  case left

  /// QEMU has told of it.
  func heard(_ status: MigrationStatus) {
    switch self {
    case .outgoing(let migration): migration.heard(status)
    case .incoming(let migration): migration.heard(status)
    case .left: break
    }
  }

  /// The guest is going to be ended, or has ended.
  ///
  /// One that was sent already and whose QEMU ended by itself is at the target alone: it may have it.
  func guestIsGone(isWanted: Bool) {
    switch self {
    case .outgoing(let migration) where isWanted || migration.phase != .sent: migration.fail(.notRunning)
    case .outgoing: break
    case .incoming(let migration): migration.heard(.failed)
    case .left: break
    }
  }

  /// What is written down.
  var record: LiveRecord.Migration {
    switch self {
    case .outgoing(let migration): migration.isHandedOver ? .handedOver : .outgoing
    case .incoming(let migration): migration.isGranted ? .granted : .incoming
    case .left: .handedOver
    }
  }

  /// The job that is held as long as it goes on.
  var ticket: JobTicket? {
    switch self {
    case .outgoing(let migration): migration.ticket
    case .incoming(let migration): migration.ticket
    case .left: nil
    }
  }
}
