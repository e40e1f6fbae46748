import Domains
import Testing

struct JobGateTests {
  private let now = ContinuousClock.now
  private let virsh = Caller(connection: ConnectionID(rawValue: 1), pid: 812, uid: 0, processName: "virsh")

  private func ask(_ kind: JobKind, allows: Set<JobKind> = [], needsGuest: Bool = true) -> JobRequest {
    JobRequest(kind, call: "\(kind)", caller: virsh, needsGuest: needsGuest, allows: allows)
  }

  private func ticket(_ number: UInt64) -> JobTicket { JobTicket(rawValue: number) }

  /// What may run beside what; async without and with queries allowed.
  @Test(arguments: [
    ("query", "query", true), ("query", "modify", false), ("modify", "modify", false), ("query", "async", false),
    ("modify", "async", false), ("async", "async", false), ("query", "async+query", true),
    ("modify", "async+query", false), ("async", "async+query", false), ("async+query", "async+query", false),
    ("agent", "agent", false), ("agent", "query", true), ("agent", "modify", true), ("agent", "async", true),
    ("configure", "configure", false), ("configure", "modify", true), ("configure", "async", true),
    ("configure", "query", true), ("configure", "agent", true),
  ])
  func `two jobs run side by side exactly when the table says so`(_ left: String, _ right: String, _ beside: Bool) {
    for (first, second) in [(left, right), (right, left)] {
      var gate = JobGate()
      #expect(gate.request(request(first), at: now) == .granted(ticket(1)))
      let expected: JobGate.Admission = beside ? .granted(ticket(2)) : .queued(ticket(2))
      #expect(gate.request(request(second), at: now) == expected, "\(first), then \(second)")
    }
  }

  private func request(_ name: String) -> JobRequest {
    if name == "async+query" { return ask(.async, allows: [.query]) }
    return ask(JobKind(rawValue: name) ?? .modify)
  }

  @Test func `a query does not overtake a change that waits`() {
    var gate = JobGate()
    #expect(gate.request(ask(.query), at: now) == .granted(ticket(1)))
    #expect(gate.request(ask(.modify), at: now) == .queued(ticket(2)))
    #expect(gate.request(ask(.query), at: now) == .queued(ticket(3)))
    #expect(gate.request(ask(.agent), at: now) == .granted(ticket(4)))
    #expect(gate.release(ticket(1), at: now) == [ticket(2)])
    #expect(gate.release(ticket(2), at: now) == [ticket(3)])
  }

  @Test func `waiters are granted in the order in which they came`() {
    var gate = JobGate()
    _ = gate.request(ask(.modify), at: now)
    for number in 2...5 { #expect(gate.request(ask(.modify), at: now) == .queued(ticket(UInt64(number)))) }
    for number in 1...4 { #expect(gate.release(ticket(UInt64(number)), at: now) == [ticket(UInt64(number + 1))]) }
  }

  @Test func `queries that wait behind a change are granted together`() {
    var gate = JobGate()
    _ = gate.request(ask(.modify), at: now)
    _ = gate.request(ask(.query), at: now)
    _ = gate.request(ask(.query), at: now)
    #expect(gate.release(ticket(1), at: now) == [ticket(2), ticket(3)])
  }

  @Test func `who gives up makes room for those behind, and is told who was in the way`() {
    var gate = JobGate()
    _ = gate.request(ask(.query), at: now)
    _ = gate.request(ask(.modify), at: now)
    _ = gate.request(ask(.query), at: now)
    guard case .withdrawn(let blockers, let granted) = gate.withdraw(ticket(2), at: now) else {
      Issue.record("it was waiting")
      return
    }
    #expect(blockers.map(\.request.call) == ["query"])
    #expect(granted == [ticket(3)])
    #expect(gate.withdraw(ticket(2), at: now) == .notWaiting)
    #expect(gate.withdraw(ticket(1), at: now) == .notWaiting)
  }

  @Test func `death wakes those who want the guest, and nobody else`() {
    var gate = JobGate()
    _ = gate.request(ask(.async), at: now)
    _ = gate.request(ask(.modify), at: now)
    _ = gate.request(ask(.async, needsGuest: false), at: now)
    _ = gate.request(ask(.query), at: now)
    let (woken, granted) = gate.die(at: now)
    #expect(woken == [ticket(2), ticket(4)])
    #expect(granted.isEmpty)
    #expect(gate.release(ticket(1), at: now) == [ticket(3)])
  }

  @Test func `a ticket that was given back holds nothing`() {
    var gate = JobGate()
    _ = gate.request(ask(.modify), at: now)
    _ = gate.request(ask(.modify), at: now)
    #expect(gate.release(ticket(1), at: now) == [ticket(2)])
    #expect(gate.release(ticket(1), at: now).isEmpty)
    #expect(gate.holders.count == 1)
  }

  @Test func `a holder is described by call, client and time`() {
    var gate = JobGate()
    _ = gate.request(JobRequest(.modify, call: "virDomainSuspend", caller: virsh), at: now)
    let text = gate.holders.first?.description(at: now.advanced(by: .seconds(12)))
    #expect(text == "virDomainSuspend of virsh (pid 812, uid 0) for 12 s")
  }

  @Test func `in 100,000 random interleavings each ticket leaves once, nobody conflicts, nobody is overtaken`() {
    var random = Generator(seed: 20_261_123)
    for _ in 0..<100_000 {
      var run = RandomRun(now: now, caller: virsh)
      for _ in 0..<12 { run.step(&random) }
      run.drain()
      if let fault = run.fault {
        Issue.record("\(fault)")
        return
      }
    }
  }
}

/// One random interleaving against a gate, with a book of its own.
private struct RandomRun {
  let now: ContinuousClock.Instant
  let caller: Caller
  var gate = JobGate()
  var held: [JobTicket: JobRequest] = [:]
  var waiting: [(ticket: JobTicket, request: JobRequest)] = []
  var left: Set<JobTicket> = []
  var fault: String?

  mutating func step(_ random: inout Generator) {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5: ask(&random)
    case 5..<8:
      if let ticket = held.keys.sorted(by: { $0.rawValue < $1.rawValue }).randomElement(using: &random) {
        release(ticket)
      }
    case 8:
      guard let victim = waiting.randomElement(using: &random) else { return }
      guard case .withdrawn(_, let granted) = gate.withdraw(victim.ticket, at: now) else {
        fault = "a waiter could not be withdrawn"
        return
      }
      leave(victim.ticket)
      grant(granted)
    default:
      let (woken, granted) = gate.die(at: now)
      if woken != waiting.filter(\.request.needsGuest).map(\.ticket) { fault = "death woke the wrong ones" }
      for ticket in woken { leave(ticket) }
      grant(granted)
    }
  }

  private mutating func ask(_ random: inout Generator) {
    let kind = JobKind.allCases.randomElement(using: &random) ?? .query
    let allows: Set<JobKind> = Bool.random(using: &random) ? [.query] : []
    let request = JobRequest(
      kind, call: "", caller: caller, needsGuest: Bool.random(using: &random), allows: kind == .async ? allows : [])
    let isFree =
      !held.values.contains { $0.conflicts(with: request) }
      && !waiting.contains { $0.request.conflicts(with: request) }
    switch gate.request(request, at: now) {
    case .granted(let ticket):
      if !isFree { fault = "granted against a holder or past a waiter" }
      held[ticket] = request
    case .queued(let ticket):
      if isFree { fault = "queued without a reason" }
      waiting.append((ticket, request))
    }
  }

  private mutating func release(_ ticket: JobTicket) {
    held[ticket] = nil
    grant(gate.release(ticket, at: now))
  }

  private mutating func leave(_ ticket: JobTicket) {
    if !left.insert(ticket).inserted { fault = "left twice" }
    waiting.removeAll { $0.ticket == ticket }
  }

  private mutating func grant(_ tickets: [JobTicket]) {
    for ticket in tickets {
      guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else {
        fault = "granted who did not wait"
        return
      }
      let request = waiting[index].request
      if held.values.contains(where: { $0.conflicts(with: request) }) { fault = "granted against a holder" }
      if waiting[..<index].contains(where: { $0.request.conflicts(with: request) }) { fault = "overtaken" }
      leave(ticket)
      held[ticket] = request
    }
    for (index, waiter) in waiting.enumerated() where fault == nil {
      let isBlocked =
        held.values.contains { $0.conflicts(with: waiter.request) }
        || waiting[..<index].contains { $0.request.conflicts(with: waiter.request) }
      if !isBlocked { fault = "left waiting without a reason" }
    }
  }

  mutating func drain() {
    while fault == nil, let ticket = held.keys.first { release(ticket) }
    if fault == nil, !waiting.isEmpty { fault = "forgotten" }
  }
}

/// A small generator of random numbers, the same in each run (SplitMix64).
private struct Generator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
