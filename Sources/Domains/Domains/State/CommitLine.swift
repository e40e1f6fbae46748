import DroverCore
import Synchronization

/// A change that is to be written down and told.
struct Commit: Sendable {
  /// Changes of a domain are numbered without gaps, under its mutex.
  let number: UInt64
  let write: Write
  let events: [DomainEvent]
  let ticket: CommitTicket

  enum Write: Sendable {
    /// Nothing that a restart needs has changed.
    case nothing
    /// The live state; with the live definition, unless the domain is shut off.
    case state(LiveRecord, LiveDefinition?)
    /// There is nothing to be kept.
    case removal(name: String)
  }
}

/// Lets a caller wait until its change is written down and told.
final class CommitTicket: Sendable {
  private let done = Latch()
  private let failure = Mutex<VirtError?>(nil)

  func settle(_ error: VirtError?) {
    failure.withLock { $0 = error }
    done.open()
  }

  /// Errors: that of the writing; `operationTimeout` when it takes longer than the deadline.
  func wait(until deadline: Deadline, time: any TimeSource) async throws(VirtError) {
    guard await done.wait(until: deadline, time: time) else {
      throw VirtError(.operationTimeout, "the state cannot be written down: the disk does not answer")
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }
}

/// The changes of one domain that wait to be written down, in their order.
///
/// Several that wait are written as one, with the last state, and then told one after another: an event is never about
/// something that a crash of the daemon forgets.
struct CommitLine: Sendable {
  private var waiting: [Commit] = []
  private var lastNumber: UInt64 = 0
  private var isBeingWritten = false

  mutating func append(_ write: Commit.Write, events: [DomainEvent]) -> CommitTicket {
    lastNumber &+= 1
    let ticket = CommitTicket()
    waiting.append(Commit(number: lastNumber, write: write, events: events, ticket: ticket))
    return ticket
  }

  /// Whether somebody has to begin to write: true once until `next` gave nothing.
  mutating func beginsWriting() -> Bool {
    guard !isBeingWritten, !waiting.isEmpty else { return false }
    isBeingWritten = true
    return true
  }

  /// What is to be written now; empty when all is.
  mutating func next() -> [Commit] {
    if waiting.isEmpty { isBeingWritten = false }
    defer { waiting = [] }
    return waiting
  }
}

extension [Commit] {
  /// The one write that stands for all.
  var write: Commit.Write {
    for commit in reversed() {
      if case .nothing = commit.write { continue }
      return commit.write
    }
    return .nothing
  }
}
