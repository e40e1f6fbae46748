import Domains
import DroverCore
import Synchronization

/// A clock that stands still until a test moves it.
final class ManualTime: TimeSource {
  private struct Alarm {
    var deadline: ContinuousClock.Instant
    var body: @Sendable () -> Void
  }

  private struct State {
    var now = ContinuousClock.now
    var alarms: [Int: Alarm] = [:]
    var nextNumber = 0
  }

  private let began: ContinuousClock.Instant
  private let state: Mutex<State>

  init() {
    let state = State()
    began = state.now
    self.state = Mutex(state)
  }

  var now: ContinuousClock.Instant { state.withLock { $0.now } }
  /// A host that booted an hour before the test began.
  var sinceBoot: Duration { .seconds(3600) + began.duration(to: now) }
  var wallClock: Int64 { 1_764_000_000 + began.duration(to: now).components.seconds }

  /// How many alarms wait.
  var alarmCount: Int { state.withLock { $0.alarms.count } }

  func schedule(at deadline: Deadline, _ body: @escaping @Sendable () -> Void) -> any ScheduledWork {
    let number = state.withLock { state in
      state.nextNumber += 1
      state.alarms[state.nextNumber] = Alarm(deadline: deadline.instant, body: body)
      return state.nextNumber
    }
    return Token { [weak self] in self?.state.withLock { $0.alarms[number] = nil } }
  }

  /// Moves the clock and runs what is due, earliest first.
  func advance(by duration: Duration) {
    let due = state.withLock { state in
      state.now = state.now.advanced(by: duration)
      let due = state.alarms.filter { $0.value.deadline <= state.now }
      for number in due.keys { state.alarms[number] = nil }
      return due.values.sorted { $0.deadline < $1.deadline }
    }
    for alarm in due { alarm.body() }
  }

  private struct Token: ScheduledWork {
    let forget: @Sendable () -> Void
    func cancel() { forget() }
  }
}
