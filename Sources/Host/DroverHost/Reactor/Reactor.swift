import CShims
public import Domains
public import DroverCore
import Glibc
import Synchronization

/// One thread that waits for descriptors, timers and work of other threads, and runs what they ask for.
///
/// What runs on it must not block: no file, no lock that is held for long, no wait. Everything a handler touches
/// is either its own, or behind a `Mutex`.
public final class Reactor: Sendable {
  /// A piece of work.
  public typealias Body = @Sendable () -> Void
  /// What hears of a descriptor.
  public typealias Handler = @Sendable (Readiness) -> Void

  enum Phase {
    case idle
    case running(pthread_t)
    case stopping(pthread_t)
    case stopped
  }

  struct State {
    var phase = Phase.idle
    var queue: [Body] = []
    var timers = TimerQueue<Body>()
    var handlers: [UInt64: Handler] = [:]
    var nextToken: UInt64 = 1
    /// The thread sleeps, or is about to, and nobody has woken it yet.
    var needsWaking = false
  }

  /// The name of the thread; the kernel keeps 15 bytes of it.
  public let name: String
  let state = Mutex(State())
  let epoll: Descriptor
  let wakeUp: Descriptor
  /// Readable when the host has slept: the kernel does not count that time in a wait, `Deadline` does.
  let clockChange: Descriptor
  /// `pthread_self` of the thread, once it runs.
  let thread = Atomic<UInt>(0)
  /// Where sockets receive: one buffer for all, used on the thread only.
  let scratch: ScratchBuffer

  /// Makes a reactor that does not run yet.
  public init(name: String = "reactor") throws(VirtError) {
    self.name = name
    scratch = ScratchBuffer()
    do {
      epoll = Descriptor(adopting: try SystemFailure.check(drover_epoll_create()))
      wakeUp = Descriptor(adopting: try SystemFailure.check(drover_eventfd_create()))
      clockChange = Descriptor(adopting: try SystemFailure.check(drover_clock_change_create()))
      try SystemFailure.check(
        drover_epoll_add(epoll.rawValue, wakeUp.rawValue, Self.wakeUpToken, Readiness.readable.rawValue))
      try SystemFailure.check(
        drover_epoll_add(epoll.rawValue, clockChange.rawValue, Self.clockToken, Readiness.readable.rawValue))
    } catch {
      throw error.error("make a reactor")
    }
  }

  static let wakeUpToken: UInt64 = 0
  static let clockToken = UInt64.max

  /// Whether the caller is on the reactor's thread.
  public var isOnReactor: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

  /// Runs a body on the reactor, after those that were given before. Forgotten once the reactor has stopped.
  public func enqueue(_ body: @escaping Body) {
    let mustWake = state.withLock { state in
      if case .stopped = state.phase { return false }
      state.queue.append(body)
      return state.takeNeedOfWaking()
    }
    if mustWake { drover_eventfd_set(wakeUp.rawValue) }
  }

  /// Runs a body on the reactor at a time; a time that is past: soon, never inside this call.
  @discardableResult public func schedule(at deadline: Deadline, _ body: @escaping Body) -> any ScheduledWork {
    let (id, mustWake) = state.withLock { state in
      let next = state.timers.nextDeadline()
      let id = state.timers.insert(body, at: deadline)
      // The thread sleeps until the earliest of the others; only an earlier one has to wake it.
      let isEarliest = next.map { deadline < $0 } ?? true
      return (id, isEarliest && state.takeNeedOfWaking())
    }
    if mustWake { drover_eventfd_set(wakeUp.rawValue) }
    return TimerToken(id: id, reactor: self)
  }

  func cancelTimer(_ id: TimerQueue<Body>.ID) {
    // What the body holds goes when the lock is free again.
    _ = state.withLock { $0.timers.remove(id) }
  }

  /// Watches a descriptor. The handler runs on the reactor whenever it is ready (level-triggered).
  ///
  /// - Parameter descriptor: stays open until the registration is cancelled.
  public func register(
    _ descriptor: Int32, interest: Readiness, _ handler: @escaping Handler
  ) throws(SystemFailure) -> Registration {
    let epoll = epoll.rawValue
    let (token, result) = state.withLock { state in
      let token = state.nextToken
      state.nextToken &+= 1
      if case .stopped = state.phase { return (token, 0 &- ECANCELED) }
      let result = drover_epoll_add(epoll, descriptor, token, interest.rawValue)
      if result >= 0 { state.handlers[token] = handler }
      return (token, result)
    }
    try SystemFailure.check(result)
    return Registration(descriptor: descriptor, token: token, reactor: self)
  }

  func update(_ token: UInt64, _ descriptor: Int32, _ interest: Readiness) {
    state.withLock { state in
      // Under the lock: whoever has cancelled may have closed, and the number may be another file by now.
      guard state.handlers[token] != nil else { return }
      _ = drover_epoll_modify(epoll.rawValue, descriptor, token, interest.rawValue)
    }
  }

  func cancelRegistration(_ token: UInt64, _ descriptor: Int32) {
    _ = state.withLock { state -> Handler? in
      guard let handler = state.handlers.removeValue(forKey: token) else { return nil }
      _ = drover_epoll_remove(epoll.rawValue, descriptor)
      return handler
    }
  }
}

extension Reactor.State {
  /// Whether the thread has to be woken, and that it is being woken.
  mutating func takeNeedOfWaking() -> Bool {
    defer { needsWaking = false }
    return needsWaking
  }
}
