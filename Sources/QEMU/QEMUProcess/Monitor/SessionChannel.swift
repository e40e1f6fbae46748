import Domains
import DroverCore
import DroverHost
import QEMUMonitor
import Synchronization

/// A session on a socket, whatever its language: bytes, deadlines and waiters, all on the reactor's thread.
///
/// Commands may be submitted from any thread; they hop onto the reactor, which alone touches the session, so that
/// what is sent and what is told keep their order. Everybody who waits is woken exactly once.
final class SessionChannel<Session: CommandSession>: Sendable {
  /// What the owner is told, on the reactor, in the order in which things happened.
  enum Notice: Sendable {
    /// The other end told something by itself.
    case event(Session.Event)
    /// A command passed its deadline, or one was answered again.
    case responds(Bool)
    /// Something that makes no sense was dropped.
    case dropped(String)
    /// The session is over; the last notice.
    case closed(Session.Closure)
  }

  /// Takes what the owner is told.
  typealias Notify = @Sendable (Notice) -> Void
  typealias Outcome = Result<Session.Value, Session.Failure>
  typealias ReadyOutcome = Result<Session.Greeting, Session.Failure>

  /// What is changed on the reactor only.
  struct State {
    var session: Session
    /// The way to the other end; nil when there is none, or none any more.
    var socket: StreamSocket?
    /// Whether the socket is read.
    var isReading: Bool
    var waiters: [SessionCommandID: @Sendable (Outcome) -> Void] = [:]
    var notify: Notify?
    var readyWaiters: [@Sendable (ReadyOutcome) -> Void] = []
    var timer: (any ScheduledWork)?
    var timerDeadline: Deadline?
    var isStarted = false
    var isOver = false
  }

  let reactor: Reactor
  /// Whether the socket stays when the session wants to hear nothing more; otherwise it is closed then.
  let keepsSocket: Bool
  /// Written on the reactor only; read from anywhere.
  let state: Mutex<State>

  /// Makes a channel; nothing happens before `start`, or `open`.
  ///
  /// - Parameter socket: connected; nil when it comes with `open`.
  init(_ session: Session, socket: StreamSocket? = nil, reactor: Reactor, keepsSocket: Bool = true) {
    self.reactor = reactor
    self.keepsSocket = keepsSocket
    state = Mutex(State(session: session, socket: socket, isReading: session.wantsInput))
  }

  /// Whether there is a socket.
  var isConnected: Bool { state.withLock { $0.socket != nil } }

  /// Looks at the session; from any thread.
  func look<Value>(_ body: (Session) -> Value) -> Value { state.withLock { body($0.session) } }

  func onReactor(_ body: @escaping @Sendable () -> Void) {
    if reactor.isOnReactor { body() } else { reactor.enqueue(body) }
  }
}

// MARK: - The socket

extension SessionChannel {
  /// Begins to read, and to wait for the greeting.
  ///
  /// A channel that was started before has another owner from now on; one that is over tells so at once.
  ///
  /// - Parameter notify: told until `closed`, which is the last notice.
  func start(_ notify: @escaping Notify = { _ in }) {
    onReactor { [self] in
      let (socket, closure): (StreamSocket?, Session.Closure?) = state.withLock { state in
        defer { state.isStarted = true }
        if state.isOver, let closure = state.session.closure, state.isStarted { return (nil, closure) }
        state.notify = notify
        return (state.isStarted ? nil : state.socket, nil)
      }
      if let closure { notify(.closed(closure)) }
      guard let socket else { return }
      do throws(VirtError) {
        try open(socket)
        input { _ in [] }
      } catch {
        input { session in session.lost(.broken(error.message)) }
      }
    }
  }

  /// Takes a connected socket for the way to the other end; on the reactor.
  func open(_ socket: StreamSocket) throws(VirtError) {
    let isReading = state.withLock { state in
      state.socket = socket
      return state.isReading
    }
    do throws(VirtError) {
      try socket.start(
        receive: { [self] bytes, _ in
          input { session in session.received(bytes, now: Deadline(instant: ContinuousClock.now)) }
        },
        closed: { [self] reason in lost(socket, ConnectionLoss(reason)) })
    } catch {
      state.withLock { $0.socket = nil }
      throw error
    }
    if !isReading { socket.pauseReading() }
  }

  /// Closes the connection for good; whoever waits is told.
  func close() {
    onReactor { [self] in end { session in session.close() } }
  }

  /// Gives the session its last input, and closes the connection; on the reactor.
  func end(_ body: (inout Session) -> [SessionAction<Session>]) {
    input(body)
    let socket = state.withLock(\.socket)
    socket?.close()
  }

  private func lost(_ socket: StreamSocket, _ loss: ConnectionLoss) {
    let isOurs = state.withLock { state in
      guard state.socket === socket else { return false }
      state.socket = nil
      return true
    }
    if isOurs { input { session in session.lost(loss) } }
  }
}

extension ConnectionLoss {
  init(_ reason: CloseReason) {
    switch reason {
    case .local: self = .byUs
    case .peerClosed: self = .endOfFile
    case .descriptorsLost, .failed: self = .broken("\(reason)")
    }
  }
}

// MARK: - Commands

extension SessionChannel {
  /// Calls back on the reactor when commands are carried out, or never will be.
  func whenReady(_ completion: @escaping @Sendable (ReadyOutcome) -> Void) {
    onReactor { [self] in
      let known: ReadyOutcome? = state.withLock { state in
        if let closure = state.session.closure { return .failure(Session.failure(closure)) }
        if let greeting = state.session.readiness { return .success(greeting) }
        state.readyWaiters.append(completion)
        return nil
      }
      if let known { completion(known) }
    }
  }

  /// Waits until commands are carried out.
  func ready() async throws(Session.Failure) -> Session.Greeting {
    let result = await withCheckedContinuation { continuation in
      whenReady { continuation.resume(returning: $0) }
    }
    return try result.get()
  }

  /// Submits commands in one flight and waits for all their answers, which come in the order of the commands.
  ///
  /// When the task is cancelled, those that can be given up end with that; the other end may still carry them out.
  func outcomes(of commands: [Session.Command], limit: Session.Limit) async -> [Outcome] {
    if commands.isEmpty { return [] }
    let flight = CommandFlight<Outcome>(count: commands.count)
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

  private func launch(_ commands: [Session.Command], flight: CommandFlight<Outcome>, limit: Session.Limit) {
    let failures = flight.isCancelled ? commands.compactMap { Session.cancelled($0) } : []
    guard failures.isEmpty else {
      for (index, failure) in failures.enumerated() { flight.finish(index, .failure(failure)) }
      return
    }
    let now = Deadline(instant: ContinuousClock.now)
    change { state in
      var all: [SessionAction<Session>] = []
      for (index, command) in commands.enumerated() {
        let (id, actions) = state.session.submit(command, now: now, limit: limit)
        state.waiters[id] = { result in flight.finish(index, result) }
        flight.launched(id)
        all += actions
      }
      return all
    }
  }
}
