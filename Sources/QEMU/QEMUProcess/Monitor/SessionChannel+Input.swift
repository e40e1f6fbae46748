import Domains
import DroverCore
import DroverHost
import QEMUMonitor
import Synchronization

// What is done on the reactor.
extension SessionChannel {
  /// Gives the session an input and does what it asks for.
  func input(_ body: (inout Session) -> [SessionAction<Session>]) { change { state in body(&state.session) } }

  func change(_ body: (inout State) -> [SessionAction<Session>]) {
    let (actions, reading) = state.withLock { state in (body(&state), state.followReading(keepsSocket)) }
    reading?.carryOut()
    perform(actions)
  }

  private func perform(_ actions: [SessionAction<Session>]) {
    var outgoing: [UInt8] = []
    for action in actions {
      switch action {
      case .send(let bytes, let descriptors):
        if descriptors.isEmpty {
          outgoing += bytes
        } else {
          flush(&outgoing)
          send(bytes, beside: descriptors)
        }
      case .ready(let greeting): wakeReady(.success(greeting))
      case .finished(let id, let result):
        let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
        waiter?(result)
      case .event(let event): tell(.event(event))
      case .stoppedAnswering: tell(.responds(false))
      case .answersAgain: tell(.responds(true))
      case .dropped(let reason): tell(.dropped(reason))
      case .close:
        let socket = state.withLock(\.socket)
        socket?.close()
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
  private func send(_ bytes: [UInt8], beside descriptors: [Int32]) {
    do throws(SystemFailure) {
      transmit(bytes, try SharedDescriptor.copies(of: descriptors))
    } catch {
      end { session in session.lost(.broken(error.words)) }
    }
  }

  private func flush(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    transmit(bytes, [])
    bytes = []
  }

  private func transmit(_ bytes: [UInt8], _ descriptors: [SharedDescriptor]) {
    guard let socket = state.withLock(\.socket) else {
      // It was lost between two steps of who asks.
      return input { session in session.lost(.endOfFile) }
    }
    socket.send(bytes, descriptors: descriptors)
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
    let outcome: Settlement<Session.Closure> = state.withLock { state in
      if let closure = state.session.closure {
        if state.isOver { return .nothing }
        state.isOver = true
        defer { state.timer = nil }
        return .over(closure, state.timer)
      }
      guard let next = state.session.nextDeadline else { return .nothing }
      // An alarm that rings too early only looks and is set anew; one per command would cost more.
      if let set = state.timerDeadline, state.timer != nil, set <= next { return .nothing }
      defer { state.timer = nil }
      return .wait(stale: state.timer, until: next)
    }
    switch outcome {
    case .nothing: break
    case .over(let closure, let timer):
      timer?.cancel()
      wakeReady(.failure(Session.failure(closure)))
      tell(.closed(closure))
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

/// What is done about the alarm.
private enum Settlement<Closure> {
  case wait(stale: (any ScheduledWork)?, until: Deadline)
  case over(Closure, (any ScheduledWork)?)
  case nothing
}

/// What becomes of a socket when its session begins or ceases to want what the other end says.
private enum ReadingChange {
  case resume(StreamSocket)
  case pause(StreamSocket)
  case close(StreamSocket)

  func carryOut() {
    switch self {
    case .resume(let socket): socket.resumeReading()
    case .pause(let socket): socket.pauseReading()
    case .close(let socket): socket.close()
    }
  }
}

extension SessionChannel.State {
  fileprivate mutating func followReading(_ keepsSocket: Bool) -> ReadingChange? {
    let wants = session.wantsInput
    guard wants != isReading else { return nil }
    isReading = wants
    guard let socket else { return nil }
    if wants { return .resume(socket) }
    if keepsSocket { return .pause(socket) }
    self.socket = nil
    return .close(socket)
  }
}
