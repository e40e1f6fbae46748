import Domains
import FuzzSupport

/// The job gate under any order of requests, releases, withdrawals and deaths.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJobs(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var book = GateBook(Decisions(UnsafeRawBufferPointer(input: input, count: count)))
  book.run()
  return Verdict.taken.code
}

/// A gate with a book of its own of who holds and who waits.
private struct GateBook {
  private var decisions: Decisions
  private var gate = JobGate()
  private var holding: [(ticket: JobTicket, request: JobRequest)] = []
  private var waiting: [(ticket: JobTicket, request: JobRequest)] = []
  private let now = ContinuousClock.now
  private let caller = Caller(connection: .daemon, isReadOnly: false)

  init(_ decisions: Decisions) { self.decisions = decisions }

  mutating func run() {
    // A real gate is as short: who is looked through is everybody who waits.
    while !decisions.isEmpty, waiting.count < 64 {
      switch decisions.byte() & 7 {
      case 0..<4: request()
      case 4, 5: release()
      case 6: withdraw()
      default: die()
      }
      check()
    }
    drain()
  }

  private mutating func request() {
    let kinds = JobKind.allCases
    let mask = decisions.byte()
    let allowed = kinds.indices.filter { mask & (1 << UInt8($0)) != 0 }.map { kinds[$0] }
    let request = JobRequest(
      decisions.one(of: kinds) ?? .query, call: "call", caller: caller, needsGuest: mask & 0x80 == 0,
      allows: Set(allowed))
    switch gate.request(request, at: now) {
    case .granted(let ticket):
      expect(!(holding + waiting).contains { $0.request.conflicts(with: request) }, "a conflict was granted")
      holding.append((ticket, request))
    case .queued(let ticket):
      expect((holding + waiting).contains { $0.request.conflicts(with: request) }, "a wait for nobody")
      waiting.append((ticket, request))
    }
  }

  private mutating func release() {
    guard let index = decisions.one(of: holding.indices) else { return }
    let ticket = holding.remove(at: index).ticket
    take(gate.release(ticket, at: now))
    expect(gate.release(ticket, at: now).isEmpty, "a ticket was given back twice")
  }

  private mutating func withdraw() {
    guard let index = decisions.one(of: waiting.indices) else { return }
    let ticket = waiting.remove(at: index).ticket
    guard case .withdrawn(let blockers, let granted) = gate.withdraw(ticket, at: now) else {
      return expect(false, "a waiter cannot be withdrawn")
    }
    expect(blockers.count <= holding.count, "more stood in the way than have jobs")
    take(granted)
  }

  private mutating func die() {
    let (woken, granted) = gate.die(at: now)
    let expected = waiting.filter(\.request.needsGuest).map(\.ticket)
    expect(woken == expected, "a death wakes those who need the guest, in their order")
    waiting.removeAll(where: \.request.needsGuest)
    take(granted)
  }

  private mutating func take(_ granted: [JobTicket]) {
    for ticket in granted {
      guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else {
        return expect(false, "somebody was granted who does not wait")
      }
      holding.append(waiting.remove(at: index))
    }
  }

  private func check() {
    expect(gate.holders.count == holding.count, "the gate has other holders")
    expect(gate.waiters.count == waiting.count, "the gate has other waiters")
    for (index, left) in holding.enumerated() {
      for right in holding[(index + 1)...] {
        expect(!left.request.conflicts(with: right.request), "two that conflict have their jobs")
      }
    }
    for (index, waiter) in waiting.enumerated() {
      let inTheWay = (holding + waiting[..<index]).contains { $0.request.conflicts(with: waiter.request) }
      expect(inTheWay, "somebody waits for nobody")
    }
  }

  /// When everybody gives back, everybody who waits gets their turn.
  private mutating func drain() {
    while !holding.isEmpty {
      let ticket = holding.removeFirst().ticket
      take(gate.release(ticket, at: now))
    }
    expect(waiting.isEmpty, "somebody waits for ever")
  }
}
