import Synchronization

/// The moment at which the last line of a run is in its log. What comes next for the domain, another start or the
/// removal of the log, comes after it.
final class LogEnd: Sendable {
  private struct State {
    var isReached = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// It is there, or will never be.
  func reach() {
    let waiters = state.withLock { state in
      defer { state.waiters = [] }
      state.isReached = true
      return state.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Sleeps until it is there.
  func wait() async {
    await withCheckedContinuation { continuation in
      let isReached = state.withLock { state in
        if !state.isReached { state.waiters.append(continuation) }
        return state.isReached
      }
      if isReached { continuation.resume() }
    }
  }
}
