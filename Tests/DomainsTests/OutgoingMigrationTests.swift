import DroverCore
@testable import Domains
import Testing

/// Who may have the guest: the rules, without anybody who moves it.
@Suite struct OutgoingMigrationTests {
  private func migration(sent: Bool = false) -> OutgoingMigration {
    let migration = OutgoingMigration(
      connection: .daemon, flags: .live, ticket: JobTicket(rawValue: 1), wasPaused: false)
    if sent {
      _ = migration.step(from: .begun, to: .sending)
      _ = migration.step(from: .sending, to: .sent)
    }
    return migration
  }

  @Test func `a guest that has not been sent is not given up`() {
    #expect(!migration().handOver())
    #expect(migration(sent: true).handOver())
  }

  @Test func `what was taken back is not given up, and what was given up is not taken back`() {
    let kept = migration(sent: true)
    #expect(kept.withdraw() && !kept.handOver())
    let given = migration(sent: true)
    #expect(given.handOver() && !given.withdraw())
  }

  @Test func `a guest that somebody destroys is not given up; one whose QEMU died after it was sent is`() {
    let destroyed = migration(sent: true)
    DomainMigration.outgoing(destroyed).guestIsGone(isWanted: true)
    #expect(!destroyed.handOver())
    let crashed = migration(sent: true)
    DomainMigration.outgoing(crashed).guestIsGone(isWanted: false)
    #expect(crashed.handOver())
    let early = migration()
    DomainMigration.outgoing(early).guestIsGone(isWanted: false)
    #expect(early.isOver.isOpen && early.failure == .notRunning)
  }

  @Test func `it is over once`() {
    let migration = migration(sent: true)
    #expect(migration.finish())
    #expect(!migration.finish())
    #expect(!migration.handOver())
  }

  @Test func `a step comes in its place, once`() {
    let migration = migration()
    #expect(!migration.step(from: .sending, to: .sent))
    #expect(migration.step(from: .begun, to: .sending))
    #expect(!migration.step(from: .begun, to: .sending))
  }

  @Test func `what became of it is what was told first`() {
    let migration = migration(sent: true)
    migration.told(.runs)
    migration.told(.unknown)
    #expect(migration.outcome == .runs && migration.isTold.isOpen)
  }
}
