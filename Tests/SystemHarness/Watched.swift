import Synchronization

/// What a test waited for did not come in time.
struct Overdue: Error, CustomStringConvertible {
  let what: String
  let limit: Duration
  /// What there was instead.
  let instead: String

  var description: String { "\(what): not within \(limit); there was: \(instead)" }
}

/// A value that other threads change and tests wait for: on the change itself, never on the clock.
final class Watched<Value: Sendable>: Sendable {
  private struct State {
    var value: Value
    var nextWaiter = 0
    /// Each looks at the value after a change and says whether it is done.
    var waiters: [Int: @Sendable (Result<Value, any Error>) -> Bool] = [:]
  }

  private let state: Mutex<State>

  init(_ value: Value) {
    state = Mutex(State(value: value))
  }

  var value: Value { state.withLock { $0.value } }

  func update(_ change: (inout sending Value) -> Void) {
    state.withLock { state in
      change(&state.value)
      let value = state.value
      state.waiters = state.waiters.filter { _, waiter in !waiter(.success(value)) }
    }
  }

  /// Waits until `found` finds something in the value, which may be at once.
  func wait<Found: Sendable>(
    for what: String, within limit: Duration, until found: @escaping @Sendable (Value) -> Found?
  ) async throws -> Found {
    let waiter = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    let alarm = Task {
      try await Task.sleep(for: limit)
      self.fail(waiter, what, limit)
    }
    defer { alarm.cancel() }
    return try await withCheckedThrowingContinuation { continuation in
      state.withLock { state in
        if let result = found(state.value) {
          continuation.resume(returning: result)
          return
        }
        state.waiters[waiter] = { outcome in
          switch outcome {
          case .success(let value):
            guard let result = found(value) else { return false }
            continuation.resume(returning: result)
          case .failure(let error):
            continuation.resume(throwing: error)
          }
          return true
        }
      }
    }
  }

  private func fail(_ waiter: Int, _ what: String, _ limit: Duration) {
    state.withLock { state in
      guard let resume = state.waiters.removeValue(forKey: waiter) else { return }
      _ = resume(
        .failure(Overdue(what: what, limit: limit, instead: String(String(describing: state.value).suffix(2000)))))
    }
  }
}
