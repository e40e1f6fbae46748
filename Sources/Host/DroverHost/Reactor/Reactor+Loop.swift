import CShims
public import DroverCore
import Glibc
import Synchronization

extension Reactor {
  /// Starts the thread; nothing when it runs already.
  public func start() throws(VirtError) {
    let result: Int32 = state.withLock { state in
      guard case .idle = state.phase else { return 0 }
      var thread = pthread_t()
      let box = Unmanaged.passRetained(self)
      let result = pthread_create(&thread, nil, { reactorThread($0) }, box.toOpaque())
      if result == 0 { state.phase = .running(thread) } else { box.release() }
      return result
    }
    if result != 0 { throw SystemFailure(result).error("start the reactor's thread") }
  }

  /// Ends the thread and forgets all handlers, timers and work, without running them. The last thing to do with a
  /// reactor: what waits for it waits for ever.
  public func stop() {
    let thread: pthread_t? = state.withLock { state in
      guard case .running(let thread) = state.phase else {
        if case .idle = state.phase { state.phase = .stopped }
        return nil
      }
      state.phase = .stopping(thread)
      return thread
    }
    guard let thread else { return forgetEverything() }
    drover_eventfd_set(wakeUp.rawValue)
    if isOnReactor { pthread_detach(thread) } else { pthread_join(thread, nil) }
  }

  fileprivate func runUntilStopped() {
    thread.store(UInt(pthread_self()), ordering: .relaxed)
    drover_thread_set_name(name)
    withUnsafeTemporaryAllocation(of: drover_event.self, capacity: 64) { events in
      while runTurn(events) {}
    }
    thread.store(0, ordering: .relaxed)
    forgetEverything()
  }

  /// One round: work, timers, sleep, descriptors. False when the reactor shall stop.
  private func runTurn(_ events: UnsafeMutableBufferPointer<drover_event>) -> Bool {
    runQueue()
    runTimers()
    guard let sleep = prepareToSleep() else { return false }
    let count = drover_epoll_wait(epoll.rawValue, events.baseAddress, Int32(events.count), sleep)
    state.withLock { $0.needsWaking = false }
    guard count > 0 else { return true }
    for event in events.prefix(Int(count)) {
      if event.token == Self.wakeUpToken {
        drover_eventfd_clear(wakeUp.rawValue)
      } else if event.token == Self.clockToken {
        // The next turn looks at the timers anew.
        drover_clock_change_clear(clockChange.rawValue)
      } else {
        // Looked up just before each call: a handler that an earlier one cancelled is not called any more.
        let handler = state.withLock { $0.handlers[event.token] }
        handler?(Readiness(rawValue: event.events))
      }
    }
    return true
  }

  private func runQueue() {
    let bodies = state.withLock { state in
      let bodies = state.queue
      state.queue = []
      return bodies
    }
    for body in bodies { body() }
  }

  private func runTimers() {
    // The time is taken once, so that a timer which sets itself for now does not keep descriptors waiting.
    guard state.withLock({ $0.timers.count > 0 }) else { return }
    let now = Deadline(instant: ContinuousClock.now)
    while let body = state.withLock({ $0.timers.popDue(now: now) }) { body() }
  }

  /// How long to sleep, in nanoseconds, negative for ever; nil when the reactor shall stop.
  private func prepareToSleep() -> Int64? {
    state.withLock { state in
      guard case .running = state.phase else { return nil }
      if !state.queue.isEmpty { return 0 }
      state.needsWaking = true
      guard let deadline = state.timers.nextDeadline() else { return -1 }
      let left = deadline.remaining.components
      guard left.seconds < 3600 else { return 3_600_000_000_000 }
      return left.seconds * 1_000_000_000 + left.attoseconds / 1_000_000_000
    }
  }

  private func forgetEverything() {
    // Taken out first: what they hold may call us while it goes.
    let leftover = state.withLock { state in
      state.phase = .stopped
      let leftover = (state.queue, state.timers, state.handlers)
      state.queue = []
      state.timers = TimerQueue()
      state.handlers = [:]
      return leftover
    }
    _ = leftover
  }
}

private func reactorThread(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let box else { return nil }
  Unmanaged<Reactor>.fromOpaque(box).takeRetainedValue().runUntilStopped()
  return nil
}
