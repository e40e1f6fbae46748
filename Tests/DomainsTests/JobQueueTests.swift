import DroverCore
import Synchronization
import Testing

@testable import Domains

struct JobQueueTests {
  private let time = ManualTime()
  private let virsh = Caller(connection: ConnectionID(rawValue: 1), pid: 812, uid: 0, processName: "virsh")

  private func request(_ kind: JobKind, _ call: String = "virDomainSuspend", needsGuest: Bool = true) -> JobRequest {
    JobRequest(kind, call: call, caller: virsh, needsGuest: needsGuest)
  }

  private var deadline: Deadline { Deadline(instant: time.now.advanced(by: .seconds(30))) }

  /// Lets other tasks run until so many wait at the queue.
  private func waiting(_ count: Int, at queue: JobQueue) async {
    while queue.waiters.count != count || time.alarmCount != count { await Task.yield() }
  }

  @Test func `at its deadline a wait ends with who is in the way, since when, and for whom`() async throws {
    let queue = JobQueue()
    _ = try await queue.acquire(request(.modify), deadline: deadline, time: time)
    let refused = Task { [time, deadline] in
      try await queue.acquire(request(.modify, "virDomainReset"), deadline: deadline, time: time)
    }
    await waiting(1, at: queue)
    time.advance(by: .seconds(30))
    let error = await #expect(throws: VirtError.self) { try await refused.value }
    #expect(error?.code == .operationTimeout)
    #expect(error?.message.contains("held by virDomainSuspend of virsh (pid 812, uid 0) for 30 s") == true)
    #expect(queue.waiters.isEmpty)
    #expect(queue.holders.count == 1)
  }

  @Test func `a client that goes away gives its wait up, and the next one gets the job`() async throws {
    let queue = JobQueue()
    let first = try await queue.acquire(request(.modify), deadline: deadline, time: time)
    let gone = Task { [time, deadline] in try await queue.acquire(request(.modify), deadline: deadline, time: time) }
    await waiting(1, at: queue)
    let next = Task { [time, deadline] in try await queue.acquire(request(.modify), deadline: deadline, time: time) }
    await waiting(2, at: queue)
    gone.cancel()
    let error = await #expect(throws: VirtError.self) { try await gone.value }
    #expect(error?.code == .operationAborted)
    queue.release(first, time: time)
    _ = try await next.value
    #expect(time.alarmCount == 0)
  }

  @Test func `a task that is cancelled before it asks does not wait`() async throws {
    let queue = JobQueue()
    _ = try await queue.acquire(request(.modify), deadline: deadline, time: time)
    let gone = Task { [time, deadline] in
      while !Task.isCancelled { await Task.yield() }
      return try await queue.acquire(request(.modify), deadline: deadline, time: time)
    }
    gone.cancel()
    await #expect(throws: VirtError.self) { try await gone.value }
    #expect(queue.waiters.isEmpty)
  }

  @Test func `the death of the guest ends the waits for it in the words that clients know`() async throws {
    let queue = JobQueue()
    _ = try await queue.acquire(request(.modify), deadline: deadline, time: time)
    let waiter = Task { [time, deadline] in try await queue.acquire(request(.query), deadline: deadline, time: time) }
    await waiting(1, at: queue)
    queue.die(time: time)
    let error = await #expect(throws: VirtError.self) { try await waiter.value }
    #expect(error?.message == "Requested operation is not valid: domain is not running")
  }

  @Test func `of many waiters, granted, cancelled, timed out and woken at once, each comes back once`() async {
    let queue = JobQueue()
    let outcomes = Tally()
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<4000 {
        let kind: JobKind = number % 3 == 0 ? .modify : number % 3 == 1 ? .query : .agent
        let wanted = request(kind)
        group.addTask { [time, deadline] in
          let task = Task { try await queue.acquire(wanted, deadline: deadline, time: time) }
          if number % 7 == 0 { task.cancel() }
          if number % 501 == 0 { queue.die(time: time) }
          if number % 997 == 0 { time.advance(by: .seconds(31)) }
          let outcome: String
          do {
            let ticket = try await task.value
            await Task.yield()
            queue.release(ticket, time: time)
            outcome = "granted"
          } catch { outcome = "refused" }
          outcomes.add(outcome)
        }
      }
    }
    #expect(outcomes.count("granted") + outcomes.count("refused") == 4000)
    #expect(outcomes.count("granted") > 0 && outcomes.count("refused") > 0)
    #expect(queue.holders.isEmpty && queue.waiters.isEmpty)
    #expect(time.alarmCount == 0)
  }
}

/// How often things came out how.
private final class Tally: Sendable {
  private let counts = Mutex<[String: Int]>([:])
  func add(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
  func count(_ name: String) -> Int { counts.withLock { $0[name] ?? 0 } }
}
