import Domains
import DroverCore
import Glibc
import Synchronization
import Testing

@testable import DroverHost

@Suite(.timeLimit(.minutes(1))) struct ReactorTests {
  @Test func `work runs on the reactor's thread in the order it was given`() async throws {
    let running = try RunningReactor()
    let inbox = Inbox<Int>()
    #expect(!running.reactor.isOnReactor)
    for number in 0..<100 {
      running.reactor.enqueue { [reactor = running.reactor] in inbox.put(reactor.isOnReactor ? number : -1) }
    }
    for number in 0..<100 { #expect(await inbox.next() == number) }
  }

  @Test func `timers run by time, not by the order of their making`() async throws {
    let running = try RunningReactor()
    let inbox = Inbox<String>()
    let base = ContinuousClock.now
    // Made on the reactor in one go: none comes up before all wait.
    running.reactor.enqueue { [reactor = running.reactor] in
      for (name, offset) in [("third", 3), ("first", 1), ("second", 2)] {
        let deadline = Deadline(instant: base.advanced(by: .milliseconds(offset)))
        reactor.schedule(at: deadline) { inbox.put(name) }
      }
    }
    for name in ["first", "second", "third"] { #expect(await inbox.next() == name) }
  }

  @Test func `a timer that is set for now, on the reactor, runs`() async throws {
    let running = try RunningReactor()
    let inbox = Inbox<Int>()
    running.reactor.enqueue { [reactor = running.reactor] in
      reactor.schedule(at: .after(.zero)) { reactor.schedule(at: .after(.zero)) { inbox.put(1) } }
    }
    #expect(await inbox.next() == 1)
  }

  @Test func `a timer cancelled on the reactor does not run, even when both are due`() async throws {
    let running = try RunningReactor()
    let reactor = running.reactor
    let inbox = Inbox<String>()
    let due = Deadline.after(.milliseconds(5))
    let victim = Mutex<(any ScheduledWork)?>(nil)
    reactor.enqueue {
      _ = reactor.schedule(at: due) { victim.withLock { $0?.cancel() } }
      victim.withLock { $0 = reactor.schedule(at: due) { inbox.put("cancelled") } }
      _ = reactor.schedule(at: due) { inbox.put("last") }
    }
    #expect(await inbox.next() == "last")
  }

  @Test func `a handler that another one cancelled in the same round is not called`() async throws {
    let running = try RunningReactor()
    let reactor = running.reactor
    let inbox = Inbox<Int>()
    let pairs = try (0..<2).map { _ in try SocketPair().take() }
    defer { for pair in pairs { close(pair.left); close(pair.right) } }
    let registrations = Mutex<[Registration]>([])
    // Both are readable when the reactor comes to them; whichever is first cancels both.
    let all = try pairs.enumerated().map { index, pair in
      try reactor.register(pair.left, interest: []) { _ in
        registrations.withLock { for registration in $0 { registration.cancel() } }
        inbox.put(index)
      }
    }
    registrations.withLock { $0 = all }
    for pair in pairs { #expect(write(pair.right, "x", 1) == 1) }
    reactor.enqueue { registrations.withLock { for registration in $0 { registration.update(.readable) } } }
    _ = await inbox.next()
    let rounds = Inbox<Int>()
    reactor.enqueue { reactor.schedule(at: .after(.milliseconds(1))) { rounds.put(-1) } }
    #expect(await rounds.next() == -1)
    inbox.put(99)
    #expect(await inbox.next() == 99)
  }

  @Test func `an idle reactor sleeps`() async throws {
    let running = try RunningReactor()
    let inbox = Inbox<Int64>()
    let reactor = running.reactor
    // How often the thread has gone to sleep.
    let usage: @Sendable () -> Int64 = {
      let status = (try? FileContents.text("/proc/thread-self/status")) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
      return line.flatMap { $0.split(separator: "\t").last }.flatMap { Int64($0) } ?? -1
    }
    reactor.schedule(at: .after(.seconds(3600))) {}
    reactor.enqueue { inbox.put(usage()) }
    let before = try #require(await inbox.next())
    reactor.schedule(at: .after(.milliseconds(200))) { inbox.put(usage()) }
    let after = try #require(await inbox.next())
    #expect(after - before < 10)
  }

  @Test func `a stopped reactor lets go of all that it held`() throws {
    final class Witness: Sendable {}
    weak var witness: Witness?
    let reactor = try Reactor(name: "stopping")
    try reactor.start()
    do {
      let held = Witness()
      witness = held
      reactor.schedule(at: .after(.seconds(3600))) { _ = held }
    }
    #expect(witness != nil)
    reactor.stop()
    #expect(witness == nil)
    reactor.enqueue { Issue.record("runs after the end") }
  }
}
