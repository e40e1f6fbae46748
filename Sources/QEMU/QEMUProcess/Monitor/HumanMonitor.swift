import Domains
import DroverCore
import DroverHost
import QEMUMonitor
import Synchronization

/// A session with a human monitor on a socket: bytes, deadlines and waiters, all on the reactor's thread.
///
/// Commands may be submitted from any thread; they hop onto the reactor, which alone touches the session. Everybody who
/// waits is woken exactly once. The human monitor tells nothing by itself.
final class HumanMonitor: Sendable {
  /// What the owner is told, on the reactor, in the order in which things happened.
  enum Notice: Sendable {
    /// A command passed its deadline, or one was answered again.
    case responds(Bool)
    /// The connection is over; the last notice.
    case closed(HMPClosure)
  }

  /// Takes what the owner is told.
  typealias Notify = @Sendable (Notice) -> Void
  typealias Outcome = Result<String, HMPFailure>
  typealias ReadyOutcome = Result<HMPGreeting, HMPFailure>

  private struct State {
    var session: HMPSession
    var waiters: [HMPSession.CommandID: @Sendable (Outcome) -> Void] = [:]
    var notify: Notify?
    var readyWaiters: [@Sendable (ReadyOutcome) -> Void] = []
    var timer: (any ScheduledWork)?
    var timerDeadline: Deadline?
    var isStarted = false
    var isOver = false
  }

  private let socket: StreamSocket
  private let reactor: Reactor
  private let limit: Duration
  /// Written on the reactor only; read from anywhere.
  private let state: Mutex<State>

  /// Takes a connected socket; nothing happens before `start`.
  ///
  /// - Parameters:
  ///   - greetingLimit: see `HMPSession`; it begins here.
  ///   - limit: how long a command may take that says nothing else.
  init(
    socket: StreamSocket, reactor: Reactor, greetingLimit: Duration?, limit: Duration = QMPDeadlines().block,
    limits: HMPSession.Limits = .init()
  ) {
    self.socket = socket
    self.reactor = reactor
    self.limit = limit
    let now = Deadline(instant: ContinuousClock.now)
    state = Mutex(State(session: HMPSession(now: now, greetingLimit: greetingLimit, limits: limits)))
  }

  /// Begins to read, and to wait for the greeting.
  ///
  /// A channel that was started before has another owner from now on; one that is over tells so at once.
  ///
  /// - Parameter notify: told until `closed`, which is the last notice.
  func start(_ notify: @escaping Notify = { _ in }) {
    onReactor { [self] in
      let (wasStarted, closure): (Bool, HMPClosure?) = state.withLock { state in
        defer { state.isStarted = true }
        guard state.isStarted else {
          state.notify = notify
          return (false, nil)
        }
        if state.isOver, case .closed(let closure) = state.session.condition { return (true, closure) }
        state.notify = notify
        return (true, nil)
      }
      if let closure { notify(.closed(closure)) }
      if wasStarted { return }
      do throws(VirtError) {
        try socket.start(
          receive: { [self] bytes, _ in input { session in session.received(bytes) } },
          closed: { [self] reason in input { session in session.closed(HMPClosure(reason)) } })
        input { _ in [] }
      } catch {
        input { session in session.closed(.broken(error.message)) }
      }
    }
  }

  /// Closes the connection; whoever waits is told.
  func close() {
    onReactor { [self] in
      input { session in session.closed(.byUs) }
      socket.close()
    }
  }

  /// How the monitor is doing.
  var condition: HMPSession.Condition { state.withLock { $0.session.condition } }

  /// The same, with what is waited for.
  var monitorCondition: MonitorCondition {
    state.withLock { state in
      let session = state.session
      let oldest = session.oldestUnanswered.map { MonitorCondition.Command($0.name, since: $0.since) }
      switch session.condition {
      case .closed: return .closed
      case .connecting: return oldest.map { .silent($0) } ?? .idle
      case .notAnswering:
        let silence = session.silence.map { MonitorCondition.Command($0.name, since: $0.since) }
        return (silence ?? oldest).map { .silent($0) } ?? .idle
      case .answering: return oldest.map { .busy($0) } ?? .idle
      }
    }
  }

  private func onReactor(_ body: @escaping @Sendable () -> Void) {
    if reactor.isOnReactor { body() } else { reactor.enqueue(body) }
  }
}

// MARK: - Commands

extension HumanMonitor {
  /// Waits until the monitor takes commands.
  func ready() async throws(HMPFailure) -> HMPGreeting {
    let result = await withCheckedContinuation { continuation in
      onReactor { [self] in
        let known: ReadyOutcome? = state.withLock { state in
          if case .closed(let closure) = state.session.condition { return .failure(.closed(closure)) }
          if let greeting = state.session.greeting { return .success(greeting) }
          state.readyWaiters.append { continuation.resume(returning: $0) }
          return nil
        }
        if let known { continuation.resume(returning: known) }
      }
    }
    return try result.get()
  }

  /// Sends a command, after those that were sent before, and waits for its answer.
  ///
  /// When the task is cancelled the wait ends with `cancelled`; QEMU may still carry the command out.
  func execute(_ command: String, limit: Duration? = nil) async throws(HMPFailure) -> String {
    let cancellation = HumanCancellation()
    let result: Outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        onReactor { [self] in
          guard !cancellation.isCancelled else {
            return continuation.resume(returning: .failure(.cancelled(command: command)))
          }
          let now = Deadline(instant: ContinuousClock.now)
          let actions = state.withLock { state in
            let (id, actions) = state.session.submit(command, now: now, limit: limit ?? self.limit)
            state.waiters[id] = { continuation.resume(returning: $0) }
            cancellation.launched(id)
            return actions
          }
          perform(actions)
        }
      }
    } onCancel: {
      onReactor { [self] in
        if let id = cancellation.cancel() { input { session in session.cancel(id) } }
      }
    }
    return try result.get()
  }
}

/// A command that its caller may give up before or after it is sent.
private final class HumanCancellation: Sendable {
  private let state = Mutex<(id: HMPSession.CommandID?, isCancelled: Bool)>((nil, false))

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  func launched(_ id: HMPSession.CommandID) { state.withLock { $0.id = id } }

  func cancel() -> HMPSession.CommandID? {
    state.withLock { state in
      state.isCancelled = true
      return state.id
    }
  }
}

// MARK: - On the reactor

extension HumanMonitor {
  /// Gives the session an input and does what it asks for.
  private func input(_ body: (inout HMPSession) -> [HMPAction]) {
    let actions = state.withLock { body(&$0.session) }
    perform(actions)
  }

  private func perform(_ actions: [HMPAction]) {
    for action in actions {
      switch action {
      case .send(let bytes): socket.send(bytes)
      case .ready(let greeting): wakeReady(.success(greeting))
      case .finished(let id, let result):
        let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
        waiter?(result)
      case .stoppedAnswering: notify(.responds(false))
      case .answersAgain: notify(.responds(true))
      case .close: socket.close()
      }
    }
    settle()
  }

  private func notify(_ notice: Notice) {
    let notify = state.withLock { $0.notify }
    notify?(notice)
  }

  private func wakeReady(_ result: ReadyOutcome) {
    let waiters = state.withLock { state in
      defer { state.readyWaiters = [] }
      return state.readyWaiters
    }
    for waiter in waiters { waiter(result) }
  }

  /// Sets the alarm to the session's next deadline, and tells its end once.
  private func settle() {
    enum Outcome {
      case over(HMPClosure, (any ScheduledWork)?)
      case wait(stale: (any ScheduledWork)?, until: Deadline)
      case nothing
    }
    let outcome: Outcome = state.withLock { state in
      if case .closed(let closure) = state.session.condition {
        if state.isOver { return .nothing }
        state.isOver = true
        defer { state.timer = nil }
        return .over(closure, state.timer)
      }
      guard let next = state.session.nextDeadline else { return .nothing }
      // An alarm that rings too early only looks and is set anew.
      if let set = state.timerDeadline, state.timer != nil, set <= next { return .nothing }
      defer { state.timer = nil }
      return .wait(stale: state.timer, until: next)
    }
    switch outcome {
    case .nothing: break
    case .over(let closure, let timer):
      timer?.cancel()
      wakeReady(.failure(.closed(closure)))
      notify(.closed(closure))
      state.withLock { $0.notify = nil }
    case .wait(let stale, let next):
      stale?.cancel()
      let timer: any ScheduledWork = reactor.schedule(at: next) { [weak self] in self?.alarm() }
      state.withLock { state in
        state.timer = timer
        state.timerDeadline = next
      }
    }
  }

  private func alarm() {
    state.withLock { $0.timer = nil }
    input { session in session.timePassed(now: Deadline(instant: ContinuousClock.now)) }
  }
}

extension HMPClosure {
  /// Why the socket closed.
  init(_ reason: CloseReason) {
    switch reason {
    case .local: self = .byUs
    case .peerClosed: self = .endOfFile
    case .descriptorsLost, .failed: self = .broken("\(reason)")
    }
  }
}
