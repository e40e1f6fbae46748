import QEMUMonitor
import Synchronization

/// Some commands that were sent together, and the one who waits for all of them.
final class CommandFlight<Outcome: Sendable>: Sendable {
  private struct State {
    var outcomes: [Outcome?]
    var missing: Int
    var ids: [SessionCommandID] = []
    var isCancelled = false
    var completion: (@Sendable ([Outcome]) -> Void)?
  }

  private let state: Mutex<State>

  init(count: Int) {
    state = Mutex(State(outcomes: Array(repeating: nil, count: count), missing: count))
  }

  /// Who is called when every command is finished; set before the commands are launched.
  func whenDone(_ completion: @escaping @Sendable ([Outcome]) -> Void) {
    state.withLock { $0.completion = completion }
  }

  /// A command is on its way.
  func launched(_ id: SessionCommandID) { state.withLock { $0.ids.append(id) } }

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// Nobody waits any more; gives what is on its way.
  func cancel() -> [SessionCommandID] {
    state.withLock { state in
      state.isCancelled = true
      return state.ids
    }
  }

  /// One command is finished. The second outcome of a command is ignored.
  func finish(_ index: Int, _ outcome: Outcome) {
    let done: (@Sendable () -> Void)? = state.withLock { state in
      guard state.outcomes.indices.contains(index), state.outcomes[index] == nil else { return nil }
      state.outcomes[index] = outcome
      state.missing -= 1
      guard state.missing == 0, let completion = state.completion else { return nil }
      state.completion = nil
      let outcomes = state.outcomes.compactMap(\.self)
      return { completion(outcomes) }
    }
    done?()
  }
}
