import Synchronization

/// How many connections there may be at once, over all listeners that share it.
///
/// At the limit listeners stop accepting: clients wait in the backlog instead of being thrown out.
public final class ConnectionQuota: Sendable {
  private struct State {
    var used = 0
    var waiting: [@Sendable () -> Void] = []
  }

  /// The most connections at once.
  public let limit: Int
  private let state = Mutex(State())

  /// Takes the limit.
  public init(limit: Int) { self.limit = limit }

  /// How many there are.
  public var used: Int { state.withLock { $0.used } }

  /// Takes a place, or has `whenFree` called once when there may be one again.
  func acquire(whenFree: @escaping @Sendable () -> Void) -> Bool {
    state.withLock { state in
      guard state.used < limit else {
        state.waiting.append(whenFree)
        return false
      }
      state.used += 1
      return true
    }
  }

  /// Gives a place back; for each connection that a listener handed out, once.
  public func release() {
    let waiting = state.withLock { state in
      state.used = max(0, state.used - 1)
      let waiting = state.waiting
      state.waiting = []
      return waiting
    }
    for resume in waiting { resume() }
  }
}
