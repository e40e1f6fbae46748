import DroverCore
import Synchronization

/// A job gate that can be waited at.
///
/// Each waiter is resumed exactly once: the gate lets a ticket go in one way only, and who is told by the gate that a
/// ticket left takes its slot out of the table, under the same mutex.
final class JobQueue: Sendable {
  private enum Outcome: Sendable {
    case granted
    case refused(VirtError)
  }

  private enum Slot {
    /// The ticket waits, its task is not asleep yet.
    case awake(alarm: (any ScheduledWork)?)
    /// The ticket left the gate before its task fell asleep.
    case settled(Outcome)
    /// The ticket waits, its task sleeps.
    case asleep(CheckedContinuation<Outcome, Never>, alarm: (any ScheduledWork)?)
  }

  private struct State {
    var gate = JobGate()
    // Has a slot for each ticket that waits in the gate, and a settled one until its task has looked.
    var slots: [JobTicket: Slot] = [:]
  }

  /// What has to be done when the mutex is free again.
  private struct Wake {
    var continuation: CheckedContinuation<Outcome, Never>?
    var alarm: (any ScheduledWork)?
    var outcome: Outcome
  }

  private let state = Mutex(State())

  /// Waits for a job; `release` gives it back.
  ///
  /// Errors: `operationTimeout` at the deadline, with who is in the way; `operationAborted` when the task is cancelled;
  /// `notRunning` when the guest dies.
  func acquire(_ request: JobRequest, deadline: Deadline, time: any TimeSource) async throws(VirtError) -> JobTicket {
    let admission = state.withLock { state in
      let admission = state.gate.request(request, at: time.now)
      if case .queued(let ticket) = admission { state.slots[ticket] = .awake(alarm: nil) }
      return admission
    }
    switch admission {
    case .granted(let ticket): return ticket
    case .queued(let ticket):
      setAlarm(for: ticket, of: request, deadline: deadline, time: time)
      try await sleep(ticket, request, time: time)
      return ticket
    }
  }

  /// Gives a job back, and wakes who is next.
  func release(_ ticket: JobTicket, time: any TimeSource) {
    let now = time.now
    change { state in state.gate.release(ticket, at: now).map { ($0, .granted) } }
  }

  /// The guest is going to be ended, or is dead: who waits for it is told so.
  func die(time: any TimeSource) {
    let now = time.now
    change { state in
      let (woken, granted) = state.gate.die(at: now)
      return woken.map { ($0, .refused(.notRunning)) } + granted.map { ($0, .granted) }
    }
  }

  /// Who has a job, longest first.
  var holders: [JobHolder] { state.withLock { $0.gate.holders } }

  /// Who waits for one, longest first.
  var waiters: [JobHolder] { state.withLock { $0.gate.waiters } }

  private func sleep(_ ticket: JobTicket, _ request: JobRequest, time: any TimeSource) async throws(VirtError) {
    let outcome: Outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let settled: Outcome? = state.withLock { state in
          switch state.slots[ticket] {
          case .awake(let alarm):
            state.slots[ticket] = .asleep(continuation, alarm: alarm)
            return nil
          case .settled(let outcome):
            state.slots[ticket] = nil
            return outcome
          case .asleep, nil:
            return .refused(VirtError(.internalError, "a job was waited for twice"))
          }
        }
        if let settled { continuation.resume(returning: settled) }
      }
    } onCancel: {
      withdraw(ticket, time: time) { _ in
        VirtError(.operationAborted, "the client of \(request.call) went away while it waited for a job")
      }
    }
    if case .refused(let error) = outcome { throw error }
  }

  private func setAlarm(for ticket: JobTicket, of request: JobRequest, deadline: Deadline, time: any TimeSource) {
    let alarm = time.schedule(at: deadline) { [weak self] in
      self?.withdraw(ticket, time: time) { blockers in
        let holders = blockers.map { $0.description(at: time.now) }.joined(separator: "; ")
        return VirtError(
          .operationTimeout, "cannot acquire state change lock for \(request.call), held by \(holders)")
      }
    }
    let isInTime = state.withLock { state in
      guard case .awake = state.slots[ticket] else { return false }
      state.slots[ticket] = .awake(alarm: alarm)
      return true
    }
    if !isInTime { alarm.cancel() }
  }

  private func withdraw(_ ticket: JobTicket, time: any TimeSource, _ error: @Sendable ([JobHolder]) -> VirtError) {
    let now = time.now
    change { state in
      guard case .withdrawn(let blockers, let granted) = state.gate.withdraw(ticket, at: now) else { return [] }
      return [(ticket, .refused(error(blockers)))] + granted.map { ($0, .granted) }
    }
  }

  /// Changes the gate, and wakes those whose tickets left it.
  private func change(_ body: (inout State) -> [(ticket: JobTicket, outcome: Outcome)]) {
    let wakes = state.withLock { state in
      body(&state).map { settle($0.ticket, $0.outcome, in: &state) }
    }
    for wake in wakes {
      wake.alarm?.cancel()
      wake.continuation?.resume(returning: wake.outcome)
    }
  }

  private func settle(_ ticket: JobTicket, _ outcome: Outcome, in state: inout State) -> Wake {
    switch state.slots[ticket] {
    case .awake(let alarm):
      state.slots[ticket] = .settled(outcome)
      return Wake(alarm: alarm, outcome: outcome)
    case .asleep(let continuation, let alarm):
      state.slots[ticket] = nil
      return Wake(continuation: continuation, alarm: alarm, outcome: outcome)
    case .settled, nil:
      return Wake(outcome: outcome)
    }
  }
}
