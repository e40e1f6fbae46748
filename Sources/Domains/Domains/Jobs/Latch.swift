import DroverCore
import Synchronization

/// Something that happens once, and can be waited for by any number of tasks, each with a deadline.
final class Latch: Sendable {
  private struct Waiter {
    var continuation: CheckedContinuation<Bool, Never>
    var alarm: (any ScheduledWork)?
  }

  private struct State {
    var isOpen = false
    // Has exactly those who sleep.
    var waiters: [UInt64: Waiter] = [:]
    var nextNumber: UInt64 = 0
  }

  private let state = Mutex(State())

  /// It has happened.
  func open() {
    let waiters = state.withLock { state in
      state.isOpen = true
      let waiters = Array(state.waiters.values)
      state.waiters = [:]
      return waiters
    }
    for waiter in waiters {
      waiter.alarm?.cancel()
      waiter.continuation.resume(returning: true)
    }
  }

  /// Whether it has happened.
  var isOpen: Bool { state.withLock { $0.isOpen } }

  /// Sleeps until it happens or the deadline comes.
  ///
  /// - Returns: whether it has happened.
  func wait(until deadline: Deadline, time: any TimeSource) async -> Bool {
    await withCheckedContinuation { continuation in
      let number: UInt64? = state.withLock { state in
        guard !state.isOpen else { return nil }
        let number = state.nextNumber
        state.nextNumber &+= 1
        state.waiters[number] = Waiter(continuation: continuation, alarm: nil)
        return number
      }
      guard let number else { return continuation.resume(returning: true) }
      let alarm = time.schedule(at: deadline) { [weak self] in self?.expire(number) }
      let isInTime = state.withLock { state in
        guard state.waiters[number] != nil else { return false }
        state.waiters[number]?.alarm = alarm
        return true
      }
      if !isInTime { alarm.cancel() }
    }
  }

  private func expire(_ number: UInt64) {
    let waiter = state.withLock { $0.waiters.removeValue(forKey: number) }
    waiter?.continuation.resume(returning: false)
  }
}
