import Domains
import DroverCore
import Synchronization

/// A guest that does what it is told, or hangs where a test wants it to.
final class FakeGuest: Guest {
  struct State {
    var isCondemned = false
    var isGone = false
    var isRunning = false
    var log: [String] = []
    var tracesRemoved = 0
    var condition = MonitorCondition.idle
    /// What `statistics` tells, and what it throws instead.
    var figures = GuestStatistics()
    var figuresFailure: VirtError?
    /// Calls to the monitor that hang until the guest is condemned.
    var hangs: Set<String> = []
    var sleepers: [CheckedContinuation<Void, Never>] = []
    /// What `end` throws; nil ends the process.
    var refusal: VirtError?
    /// Whether RESUME and STOP are told before the command is answered, as QEMU does.
    var tells = true
  }

  let process: ProcessRecord
  let observer: any GuestObserver
  let state = Mutex(State())
  /// Reached by each call to the monitor that hangs.
  let hanging = Checkpoint()

  init(pid: Int32, observer: any GuestObserver) {
    process = ProcessRecord(
      pid: pid, startTime: 99, executable: "/usr/bin/qemu-system-x86_64", monitorPath: "/run/\(pid)/monitor.sock",
      details: [ProcessRecord.Detail(name: "folder", value: "domain-\(pid)")])
    self.observer = observer
  }

  var monitorCondition: MonitorCondition { state.withLock { $0.condition } }
  var log: [String] { state.withLock { $0.log } }
  func hang(on call: String) { state.withLock { _ = $0.hangs.insert(call) } }

  func monitor(_ call: String) async throws(VirtError) {
    let hangs = state.withLock { state in
      state.log.append(call)
      return state.hangs.contains(call)
    }
    if hangs {
      hanging.open()
      await hanging.pass()
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if !state.isCondemned { state.sleepers.append(continuation) }
          return state.isCondemned
        }
        if isOver { continuation.resume() }
      }
    }
    if state.withLock({ $0.isCondemned || $0.isGone }) { throw .notRunning }
  }

  func pause() async throws(VirtError) {
    try await monitor("stop")
    if state.withLock({ $0.tells }) { observer.guest(did: .stopped) }
  }

  func resume() async throws(VirtError) {
    try await monitor("cont")
    if state.withLock({ $0.tells }) { observer.guest(did: .resumed) }
  }

  func powerDown() async throws(VirtError) { try await monitor("system_powerdown") }

  func reset() async throws(VirtError) {
    try await monitor("system_reset")
    observer.guest(did: .reset(byGuest: false))
  }

  func status() async throws(VirtError) -> GuestStatus {
    try await monitor("query-status")
    return .running
  }

  func wakeUp() async throws(VirtError) { try await monitor("system_wakeup") }

  func monitorCommand(_ text: String, dialect: MonitorDialect) async throws(VirtError) -> String {
    try await monitor("\(dialect): \(text)")
    return "{\"return\":{}}"
  }

  func statistics(_ groups: GuestStatistics.Groups, limit: Duration) async throws(VirtError) -> GuestStatistics {
    try await monitor("statistics")
    return try state.withLock { (state) throws(VirtError) -> GuestStatistics in
      if let failure = state.figuresFailure { throw failure }
      return state.figures
    }
  }

  func processStatistics() -> ProcessStatistics? {
    ProcessStatistics(cpuTime: 7_000, userTime: 4_000, systemTime: 3_000, residentMemory: 40_000)
  }

  func condemn() {
    let sleepers = state.withLock { state in
      state.isCondemned = true
      defer { state.sleepers = [] }
      return state.sleepers
    }
    for sleeper in sleepers { sleeper.resume() }
  }

  func end(_ ladder: EndingLadder) async throws(VirtError) {
    let refusal = state.withLock { state in
      state.log.append("end \(ladder)")
      return state.refusal
    }
    if let refusal { throw refusal }
    die(.signalled(15))
  }

  /// The process ends.
  func die(_ outcome: GuestExit.Outcome) {
    let isFirst = state.withLock { state in
      defer { state.isGone = true }
      return !state.isGone
    }
    if isFirst { observer.guestEnded(GuestExit(outcome, lastWords: "last words")) }
  }

  func removeTraces(keepingLogs: Bool) async {
    state.withLock { $0.tracesRemoved += 1 }
  }

  func detach() { state.withLock { $0.log.append("detach") } }
}
