import Domains
import DroverCore
import DroverHost
import QEMUMonitor
import Synchronization

/// The line to a guest's agent: one command at a time, all on the reactor's thread.
///
/// The socket is connected when something is asked for the first time, or when the agent appears, and read only while an
/// answer is awaited: what a guest says unasked stays in its own memory.
final class AgentChannel: Sendable {
  typealias Outcome = Result<[UInt8]?, AgentFailure>

  private struct State {
    var session: AgentSession
    var socket: StreamSocket?
    var completion: (@Sendable (Outcome) -> Void)?
    var timer: (any ScheduledWork)?
    var isClosed = false
  }

  private let reactor: Reactor
  /// Whether the socket is ours alone: that of a guest that somebody else started is given back after each command.
  private let keepsSocket: Bool
  /// Changed on the reactor only; read from anywhere.
  private let state: Mutex<State>

  init(reactor: Reactor, keepsSocket: Bool, limits: AgentSession.Limits = .init()) {
    self.reactor = reactor
    self.keepsSocket = keepsSocket
    state = Mutex(State(session: AgentSession(seed: .random(in: 0...UInt32.max), limits: limits)))
  }

  /// Whether the socket is connected.
  var isConnected: Bool { state.withLock { $0.socket != nil } }

  /// Sends a command, and waits for its answer as a line, or for nil when QEMU told of its success.
  func ask(
    _ command: AgentCommand, at path: String, allowed: Duration, syncLimit: Duration
  ) async -> Outcome {
    do throws(AgentFailure) { try await connect(path) } catch { return .failure(error) }
    return await withCheckedContinuation { continuation in
      onReactor { [self] in
        let isBusy = state.withLock { state in
          guard state.completion == nil else { return true }
          state.completion = { continuation.resume(returning: $0) }
          return false
        }
        if isBusy { return continuation.resume(returning: .failure(.busy)) }
        guard let socket = state.withLock({ $0.socket }) else {
          return input { _ in [.finished(.failure(.disappeared(command: command.name)))] }
        }
        socket.resumeReading()
        input { session in
          session.submit(
            command, now: Deadline(instant: ContinuousClock.now), allowed: allowed, syncLimit: syncLimit)
        }
      }
    }
  }

  /// Connects, so that the guest's agent has somebody to listen to; a failure is told when something is asked.
  func connectAhead(_ path: String) async { try? await connect(path) }

  /// QEMU told something: the guest leaves or sleeps, or its agent has closed the port.
  func heard(_ event: QMPEvent.Kind, port alias: String?) {
    switch event {
    case .shutdown: input { $0.happened(.shutdown) }
    case .reset: input { $0.happened(.reset) }
    case .suspend, .suspendToDisk: input { $0.happened(.sleep) }
    case .serialPortChanged(let id, false) where id == alias: input { $0.lost() }
    default: break
    }
  }

  /// Closes the line for good; whoever waits is told.
  func close() {
    onReactor { [self] in
      let socket = state.withLock { state in
        state.isClosed = true
        defer { state.socket = nil }
        return state.socket
      }
      input { session in session.close() }
      socket?.close()
    }
  }

  private func onReactor(_ body: @escaping @Sendable () -> Void) {
    if reactor.isOnReactor { body() } else { reactor.enqueue(body) }
  }
}

// MARK: - The socket

extension AgentChannel {
  /// How long a listener may take to let us in: QEMU's does at once.
  private static let connectLimit = Duration.seconds(2)

  private func connect(_ path: String) async throws(AgentFailure) {
    let (isConnected, isClosed) = state.withLock { ($0.socket != nil, $0.isClosed) }
    if isClosed { throw .closed }
    if isConnected { return }
    let socket: StreamSocket
    do throws(VirtError) {
      socket = try await StreamSocket.connect(path: path, deadline: .after(Self.connectLimit), reactor: reactor)
    } catch {
      throw .unreachable(error.message)
    }
    let failure: AgentFailure? = await withCheckedContinuation { continuation in
      onReactor { [self] in continuation.resume(returning: take(socket)) }
    }
    if let failure { throw failure }
  }

  /// Makes a socket the line's, unless it has one; on the reactor, so that nobody asks over one that is not ready.
  private func take(_ socket: StreamSocket) -> AgentFailure? {
    let (isClosed, isTaken) = state.withLock { state in
      guard !state.isClosed, state.socket == nil else { return (state.isClosed, false) }
      state.socket = socket
      return (false, true)
    }
    guard isTaken else {
      socket.close()
      return isClosed ? .closed : nil
    }
    do throws(VirtError) {
      try socket.start(
        receive: { [weak self] bytes, _ in
          self?.input { session in session.received(bytes, now: Deadline(instant: ContinuousClock.now)) }
        },
        closed: { [weak self] _ in self?.lost(socket) })
      socket.pauseReading()
      return nil
    } catch {
      lost(socket)
      return .unreachable(error.message)
    }
  }

  private func lost(_ socket: StreamSocket) {
    let isOurs = state.withLock { state in
      guard state.socket === socket else { return false }
      state.socket = nil
      return true
    }
    if isOurs { input { session in session.lost() } }
  }
}

// MARK: - On the reactor

extension AgentChannel {
  /// Gives the session an input and does what it asks for.
  private func input(_ body: (inout AgentSession) -> [AgentSession.Action]) {
    let (actions, socket) = state.withLock { (body(&$0.session), $0.socket) }
    for action in actions {
      switch action {
      case .send(let bytes): socket?.send(bytes)
      case .finished(let outcome):
        rest()
        let completion = state.withLock { state in
          defer { state.completion = nil }
          return state.completion
        }
        completion?(outcome)
      }
    }
    if !actions.isEmpty { setAlarm() }
  }

  /// Nothing is read until something is asked again.
  private func rest() {
    let socket = state.withLock { state in
      defer { if !keepsSocket { state.socket = nil } }
      return state.socket
    }
    if keepsSocket { socket?.pauseReading() } else { socket?.close() }
  }

  private func setAlarm() {
    let next = state.withLock { $0.session.nextDeadline }
    let timer = next.map { deadline in reactor.schedule(at: deadline) { [weak self] in self?.alarm() } }
    let stale = state.withLock { state in
      defer { state.timer = timer }
      return state.timer
    }
    stale?.cancel()
  }

  private func alarm() {
    input { session in session.timePassed(now: Deadline(instant: ContinuousClock.now)) }
  }
}
