/// Who may work on a domain, and who waits for it: pure logic, without time or threads.
///
/// Each request gets a ticket. It is granted at once when it conflicts with nobody who has a job and nobody who waits:
/// so nobody is overtaken by one that stands in the way. A ticket that waits leaves the gate in exactly one way: it is
/// granted, or it is withdrawn (deadline, cancellation), or the guest dies.
public struct JobGate: Sendable {
  private struct Entry: Sendable {
    var ticket: JobTicket
    var request: JobRequest
    /// When it was granted; while it waits, when it was asked for.
    var since: ContinuousClock.Instant
  }

  // Invariant: no two holders conflict; each waiter conflicts with a holder or an earlier waiter.
  private var holding: [Entry] = []
  private var waiting: [Entry] = []
  private var nextTicket: UInt64 = 1

  /// An open gate.
  public init() {}

  /// What became of a request.
  public enum Admission: Hashable, Sendable {
    /// It has its job.
    case granted(JobTicket)
    /// It waits.
    case queued(JobTicket)
  }

  /// What became of a withdrawal.
  public enum Withdrawal: Hashable, Sendable {
    /// The ticket does not wait any more; who stood in its way, and who is granted because it is gone.
    case withdrawn(blockers: [JobHolder], granted: [JobTicket])
    /// It was not waiting: granted, withdrawn or woken before.
    case notWaiting
  }

  /// Somebody asks for a job.
  public mutating func request(_ request: JobRequest, at now: ContinuousClock.Instant) -> Admission {
    let ticket = JobTicket(rawValue: nextTicket)
    nextTicket &+= 1
    let entry = Entry(ticket: ticket, request: request, since: now)
    guard isFree(for: request, behind: waiting[...]) else {
      waiting.append(entry)
      return .queued(ticket)
    }
    holding.append(entry)
    return .granted(ticket)
  }

  /// Somebody is done.
  ///
  /// - Returns: who is granted now; empty also for a ticket that holds nothing.
  public mutating func release(_ ticket: JobTicket, at now: ContinuousClock.Instant) -> [JobTicket] {
    guard let index = holding.firstIndex(where: { $0.ticket == ticket }) else { return [] }
    holding.remove(at: index)
    return grant(at: now)
  }

  /// Somebody does not want to wait any longer.
  public mutating func withdraw(_ ticket: JobTicket, at now: ContinuousClock.Instant) -> Withdrawal {
    guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else { return .notWaiting }
    let blockers = blockers(of: waiting[index].request)
    waiting.remove(at: index)
    return .withdrawn(blockers: blockers, granted: grant(at: now))
  }

  /// The guest is going to be ended, or is dead.
  ///
  /// - Returns: who waited for a job with it and is to be told that it does not run, and who is granted because they are
  ///   gone.
  public mutating func die(at now: ContinuousClock.Instant) -> (woken: [JobTicket], granted: [JobTicket]) {
    let woken = waiting.filter(\.request.needsGuest).map(\.ticket)
    waiting.removeAll(where: \.request.needsGuest)
    return (woken, grant(at: now))
  }

  /// Who has a job, longest first.
  public var holders: [JobHolder] { holding.map { JobHolder(request: $0.request, since: $0.since) } }

  /// Who waits, longest first; `since` is when they asked.
  public var waiters: [JobHolder] { waiting.map { JobHolder(request: $0.request, since: $0.since) } }

  /// Who stands in the way of a request; when nobody who has a job does, those who wait before it.
  private func blockers(of request: JobRequest) -> [JobHolder] {
    let inTheWay = holding.filter { $0.request.conflicts(with: request) }
    return (inTheWay.isEmpty ? holding : inTheWay).map { JobHolder(request: $0.request, since: $0.since) }
  }

  private func isFree(for request: JobRequest, behind earlier: ArraySlice<Entry>) -> Bool {
    !holding.contains { $0.request.conflicts(with: request) }
      && !earlier.contains { $0.request.conflicts(with: request) }
  }

  private mutating func grant(at now: ContinuousClock.Instant) -> [JobTicket] {
    var granted: [JobTicket] = []
    var index = 0
    while index < waiting.count {
      guard isFree(for: waiting[index].request, behind: waiting[..<index]) else {
        index += 1
        continue
      }
      var entry = waiting.remove(at: index)
      entry.since = now
      holding.append(entry)
      granted.append(entry.ticket)
    }
    return granted
  }
}
