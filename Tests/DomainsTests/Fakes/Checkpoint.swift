import Synchronization

/// A place at which a fake stops until the test lets it go on: races are tested by order, not by clocks.
final class Checkpoint: Sendable {
  private struct State {
    var isOpen = false
    var arrivals = 0
    var stopped: [CheckedContinuation<Void, Never>] = []
    var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  /// The fake comes by, and stops until `open`.
  func pass() async {
    await withCheckedContinuation { continuation in
      let (goesOn, woken) = state.withLock { state -> (Bool, [CheckedContinuation<Void, Never>]) in
        state.arrivals += 1
        let arrivals = state.arrivals
        let woken = state.watchers.filter { $0.count <= arrivals }.map(\.continuation)
        state.watchers.removeAll { $0.count <= arrivals }
        if !state.isOpen { state.stopped.append(continuation) }
        return (state.isOpen, woken)
      }
      for watcher in woken { watcher.resume() }
      if goesOn { continuation.resume() }
    }
  }

  /// The test waits until the fake has come by so many times.
  func reached(_ count: Int = 1) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        guard state.arrivals < count else { return true }
        state.watchers.append((count, continuation))
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  /// Lets all go on, now and later.
  func open() {
    let stopped = state.withLock { state in
      state.isOpen = true
      defer { state.stopped = [] }
      return state.stopped
    }
    for continuation in stopped { continuation.resume() }
  }
}
