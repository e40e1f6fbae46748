import Domains
import DroverCore
import DroverHost
import Glibc
import QEMUMonitor
import Synchronization

/// A QMP session on a socket: bytes, deadlines and waiters, all on the reactor's thread.
///
/// Commands may be submitted from any thread; they hop onto the reactor, which alone touches the session, so that
/// what is sent and what is told keep their order. Everybody who waits is woken exactly once.
final class MonitorChannel: Sendable {
  /// What the owner is told, on the reactor, in the order in which things happened.
  enum Notice: Sendable {
    /// QEMU told something by itself.
    case event(QMPEvent)
    /// A command passed its deadline, or one was answered again.
    case responds(Bool)
    /// A line that makes no sense was dropped.
    case dropped(String)
    /// The connection is over; the last notice.
    case closed(QMPClosure)
  }

  /// Takes what the owner is told.
  typealias Notify = @Sendable (Notice) -> Void
  typealias Completion = @Sendable (Result<QMPReply, QMPFailure>) -> Void
  typealias ReadyCompletion = @Sendable (Result<QMPGreeting, QMPFailure>) -> Void

  private struct State {
    var session: QMPSession
    var waiters: [QMPSession.CommandID: Completion] = [:]
    var notify: Notify?
    var readyWaiters: [ReadyCompletion] = []
    var timer: (any ScheduledWork)?
    var timerDeadline: Deadline?
    var isReady = false
    var isStarted = false
    var isOver = false
  }

  private let socket: StreamSocket
  private let reactor: Reactor
  /// Written on the reactor only; read from anywhere.
  private let state: Mutex<State>

  /// Takes a connected socket; nothing happens before `start`.
  ///
  /// - Parameter greetingLimit: see `QMPSession`; it begins here.
  init(
    socket: StreamSocket, reactor: Reactor, greetingLimit: Duration?, deadlines: QMPDeadlines = .init(),
    limits: QMPSession.Limits = .init()
  ) {
    self.socket = socket
    self.reactor = reactor
    let now = Deadline(instant: ContinuousClock.now)
    state = Mutex(
      State(session: QMPSession(now: now, greetingLimit: greetingLimit, deadlines: deadlines, limits: limits)))
  }

  /// Begins to read, and to wait for the greeting.
  ///
  /// A channel that was started before has another owner from now on; one that is over tells so at once.
  ///
  /// - Parameter notify: told until `closed`, which is the last notice.
  func start(_ notify: @escaping Notify) {
    onReactor { [self] in
      let (wasStarted, closure): (Bool, QMPClosure?) = state.withLock { state in
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
          receive: { [self] bytes, _ in
            input { session in session.received(bytes, now: Deadline(instant: ContinuousClock.now)) }
          },
          closed: { [self] reason in
            input { session in session.closed(QMPClosure(reason)) }
          })
        input { _ in [] }
      } catch {
        input { session in session.closed(.broken(error.message)) }
      }
    }
  }

  /// Closes the connection; whoever waits is told.
  func close() { close(because: .byUs) }

  /// Tells whoever waits that it is over, and then only listens whether QEMU shuts down; `close` is still to come.
  func retire() {
    onReactor { [self] in input { session in session.retire() } }
  }

  /// Whether QEMU has told, since `retire`, that it shuts down.
  var toldShutdown: Bool { state.withLock { $0.session.toldShutdown } }

  private func close(because reason: QMPClosure) {
    onReactor { [self] in
      input { session in session.closed(reason) }
      socket.close()
    }
  }

  /// How the monitor is doing.
  var condition: QMPSession.Condition { state.withLock { $0.session.condition } }

  /// The same, with what is waited for.
  var monitorCondition: MonitorCondition {
    state.withLock { state in
      let session = state.session
      switch session.condition {
      case .closed: return .closed
      case .connecting, .notAnswering:
        return (session.silence ?? session.oldestUnanswered).map { .silent(.init($0)) } ?? .idle
      case .answering: return session.oldestUnanswered.map { .busy(.init($0)) } ?? .idle
      }
    }
  }

  private func onReactor(_ body: @escaping @Sendable () -> Void) {
    if reactor.isOnReactor { body() } else { reactor.enqueue(body) }
  }
}

// MARK: - Commands

extension MonitorChannel {
  /// Calls back on the reactor when the monitor takes commands, or never will.
  func whenReady(_ completion: @escaping ReadyCompletion) {
    onReactor { [self] in
      let known: Result<QMPGreeting, QMPFailure>? = state.withLock { state in
        if case .closed(let closure) = state.session.condition { return .failure(.closed(closure)) }
        if state.isReady, let greeting = state.session.greeting { return .success(greeting) }
        state.readyWaiters.append(completion)
        return nil
      }
      if let known { completion(known) }
    }
  }

  /// Waits until the monitor takes commands.
  func ready() async throws(QMPFailure) -> QMPGreeting {
    let result = await withCheckedContinuation { continuation in
      whenReady { continuation.resume(returning: $0) }
    }
    return try result.get()
  }

  /// Sends commands in one flight and waits for all their answers, which come in the order of the commands.
  ///
  /// When the task is cancelled the waits end with `cancelled`; QEMU may still carry the commands out.
  func replies(
    to commands: [QMPCommand], limit: Duration? = nil
  ) async -> [Result<QMPReply, QMPFailure>] {
    if commands.isEmpty { return [] }
    let flight = CommandFlight(count: commands.count)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        flight.whenDone { continuation.resume(returning: $0) }
        onReactor { [self] in launch(commands, flight: flight, limit: limit) }
      }
    } onCancel: {
      onReactor { [self] in
        for id in flight.cancel() { input { session in session.cancel(id) } }
      }
    }
  }

  /// Sends one command and waits for its value.
  func execute(_ command: QMPCommand, limit: Duration? = nil) async throws(QMPFailure) -> JSON {
    guard let reply = await replies(to: [command], limit: limit).first else {
      throw .cancelled(command: command.name)
    }
    return try reply.get().value.get()
  }

  private func launch(_ commands: [QMPCommand], flight: CommandFlight, limit: Duration?) {
    let now = Deadline(instant: ContinuousClock.now)
    guard !flight.isCancelled else {
      for (index, command) in commands.enumerated() {
        flight.finish(index, .failure(.cancelled(command: command.name)))
      }
      return
    }
    let actions = state.withLock { state in
      var all: [QMPAction] = []
      for (index, command) in commands.enumerated() {
        let (id, actions) = state.session.submit(command, now: now, limit: limit)
        state.waiters[id] = { result in flight.finish(index, result) }
        flight.launched(id)
        all += actions
      }
      return all
    }
    perform(actions)
  }
}

// MARK: - On the reactor

extension MonitorChannel {
  /// Gives the session an input and does what it asks for.
  private func input(_ body: (inout QMPSession) -> [QMPAction]) {
    let actions = state.withLock { body(&$0.session) }
    perform(actions)
  }

  private func perform(_ actions: [QMPAction]) {
    var outgoing: [UInt8] = []
    for action in actions {
      switch action {
      case .send(let bytes, let descriptors):
        if descriptors.isEmpty {
          outgoing += bytes
        } else {
          flush(&outgoing)
          sendWithDescriptors(bytes, descriptors)
        }
      case .ready(let greeting): wakeReady(.success(greeting))
      case .finished(let id, let result):
        let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
        waiter?(result)
      case .event(let event): tell(.event(event))
      case .stoppedAnswering: tell(.responds(false))
      case .answersAgain: tell(.responds(true))
      case .dropped(let reason): tell(.dropped(reason))
      case .close: socket.close()
      }
    }
    flush(&outgoing)
    settle()
  }

  private func tell(_ notice: Notice) {
    let notify = state.withLock { $0.notify }
    notify?(notice)
  }

  /// The caller keeps its descriptors; the socket gets copies of them for as long as it needs them.
  private func sendWithDescriptors(_ bytes: [UInt8], _ descriptors: [Int32]) {
    var copies: [SharedDescriptor] = []
    for number in descriptors {
      let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
      guard copy >= 0 else { return close(because: .broken(SystemFailure(errno).words)) }
      copies.append(SharedDescriptor(Descriptor(adopting: copy)))
    }
    socket.send(bytes, descriptors: copies)
  }

  private func flush(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    socket.send(bytes)
    bytes = []
  }

  private func wakeReady(_ result: Result<QMPGreeting, QMPFailure>) {
    let waiters = state.withLock { state in
      if case .success = result { state.isReady = true }
      defer { state.readyWaiters = [] }
      return state.readyWaiters
    }
    for waiter in waiters { waiter(result) }
  }

  /// Sets the alarm to the session's next deadline, and tells its end once.
  private func settle() {
    enum Outcome {
      case open(stale: (any ScheduledWork)?, next: Deadline?)
      case over(QMPClosure, (any ScheduledWork)?)
      case nothing
    }
    let outcome: Outcome = state.withLock { state in
      if case .closed(let closure) = state.session.condition {
        if state.isOver { return .nothing }
        state.isOver = true
        defer { state.timer = nil }
        return .over(closure, state.timer)
      }
      let next = state.session.nextDeadline
      // An alarm that rings too early only looks and is set anew; one per command would cost more.
      if let next, let set = state.timerDeadline, state.timer != nil, set <= next { return .nothing }
      if next == nil { return .nothing }
      defer { state.timer = nil }
      return .open(stale: state.timer, next: next)
    }
    switch outcome {
    case .nothing: break
    case .over(let closure, let timer):
      timer?.cancel()
      wakeReady(.failure(.closed(closure)))
      tell(.closed(closure))
      state.withLock { $0.notify = nil }
    case .open(let stale, let next):
      stale?.cancel()
      guard let next else { return }
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

extension QMPClosure {
  /// Why the socket closed.
  init(_ reason: CloseReason) {
    switch reason {
    case .local: self = .byUs
    case .peerClosed: self = .endOfFile
    case .descriptorsLost, .failed: self = .broken("\(reason)")
    }
  }
}

extension MonitorCondition.Command {
  init(_ command: QMPSession.Unanswered) { self.init(command.name, since: command.since) }
}
