import Synchronization

/// Which images are being looked at: so that files on a server that does not answer hold no more than a few threads,
/// however often somebody asks.
final class ImageLooks: Sendable {
  private struct Look {
    let path: String
    let since: ContinuousClock.Instant
  }

  private struct State {
    var looks: [UInt64: Look] = [:]
    var last: UInt64 = 0
  }

  /// After how long a look is stuck.
  private let patience: Duration
  /// How many may be stuck before nobody looks any more.
  private let limit: Int
  private let state = Mutex(State())

  init(patience: Duration, limit: Int) {
    self.patience = patience
    self.limit = limit
  }

  /// Begins to look at a file.
  ///
  /// - Returns: what `end` is to be told; nil when an earlier look at it has not come back, or too many of others.
  func begin(_ path: String, now: ContinuousClock.Instant = .now) -> UInt64? {
    state.withLock { state in
      guard mayBegin(path, state, now) else { return nil }
      state.last &+= 1
      state.looks[state.last] = Look(path: path, since: now)
      return state.last
    }
  }

  /// Whether it is worth taking a thread for a look at a file.
  func mayBegin(_ path: String, now: ContinuousClock.Instant = .now) -> Bool {
    state.withLock { mayBegin(path, $0, now) }
  }

  private func mayBegin(_ path: String, _ state: State, _ now: ContinuousClock.Instant) -> Bool {
    let stuck = state.looks.values.filter { $0.since.duration(to: now) >= patience }
    return stuck.count < limit && !stuck.contains { $0.path == path }
  }

  /// A look has come back.
  func end(_ look: UInt64) { state.withLock { _ = $0.looks.removeValue(forKey: look) } }
}
