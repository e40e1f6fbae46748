public import Domains
public import DroverCore
import Glibc
import Synchronization

/// A terminal or a socket as a line, on the reactor.
///
/// All that happens is told on the reactor. Reading stops when it is paused, so that who writes at the other side is kept
/// waiting by the kernel; what the other side does not read is held up to a bound.
public final class DescriptorLine: ByteLine {
  struct State: ~Copyable {
    var descriptor: Descriptor?
    var registration: Registration?
    var queue = SendQueue()
    var events: ByteLineEvents?
    var isPaused = false
    /// Nothing is read any more; it closes when all is written.
    var isFinishing = false
    /// The other side is gone. The kernel would tell of it again and again, so nobody watches any more.
    var hasHungUp = false
    var alarm: (any ScheduledWork)?

    var interest: Readiness {
      var interest: Readiness = []
      if !isPaused, !isFinishing { interest.insert(.readable) }
      if !queue.isEmpty { interest.insert(.writable) }
      return interest
    }
  }

  private let reactor: Reactor
  private let limit: Int
  private let patience: Duration
  private let state: Mutex<State>

  /// Becomes the owner of an open terminal or socket. Nothing happens before `start`.
  ///
  /// - Parameters:
  ///   - limit: how many bytes are held that the other side does not take.
  ///   - patience: how long a line that is to finish waits for the other side to take them.
  public init(
    adopting descriptor: consuming Descriptor, reactor: Reactor, limit: Int = 1 << 20,
    patience: Duration = .seconds(5)
  ) {
    self.reactor = reactor
    self.limit = limit
    self.patience = patience
    let number = descriptor.rawValue
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
    state = Mutex(State(descriptor: descriptor))
  }

  /// It takes bytes.
  public var takesInput: Bool { true }

  /// Begins to read. Errors: `systemError` when the kernel does not watch it.
  public func start(_ events: ByteLineEvents) throws(VirtError) {
    let result = state.withLock { state -> Result<Void, SystemFailure> in
      guard let number = state.descriptor?.rawValue, state.registration == nil else {
        return .failure(SystemFailure(EBADF))
      }
      return Result { () throws(SystemFailure) in
        state.registration = try reactor.register(number, interest: state.interest) { [self] in handle($0) }
        state.events = events
      }
    }
    do { try result.get() } catch { throw error.error("watch a line", origin: .streams) }
  }

  /// Writes, or holds, or ends the line when too much is held.
  public func write(_ bytes: [UInt8]) {
    let isTooMuch = state.withLock { state in
      guard state.descriptor != nil, !state.isFinishing else { return false }
      guard state.queue.count + bytes.count <= limit else { return true }
      let waited = !state.queue.isEmpty
      state.queue.append(Outgoing(bytes))
      if !waited { reactor.enqueue { [self] in flush() } }
      return false
    }
    guard isTooMuch else { return }
    cut(VirtError(.operationFailed, "the guest does not read what it is sent: \(limit) bytes wait", origin: .streams))
  }

  /// Reads no more for now.
  public func pauseReading() { setPaused(true) }

  /// Reads on.
  public func resumeReading() { setPaused(false) }

  private func setPaused(_ isPaused: Bool) {
    state.withLock { state in
      guard state.isPaused != isPaused else { return }
      state.isPaused = isPaused
      if state.hasHungUp {
        if !isPaused { reactor.enqueue { [self] in readRest() } }
      } else {
        state.registration?.update(state.interest)
      }
    }
  }

  /// Closes when all is written.
  public func finish() {
    reactor.enqueue { [self] in
      let isDone = state.withLock { state in
        state.isFinishing = true
        guard !state.queue.isEmpty, !state.hasHungUp else { return true }
        state.registration?.update(state.interest)
        state.alarm = reactor.schedule(at: .after(patience)) { [self] in
          over(.failed(VirtError(.operationTimeout, "the guest did not read all that it was sent", origin: .streams)))
        }
        return false
      }
      if isDone { over(.closed) }
    }
  }

  /// Closes at once.
  public func close() { reactor.enqueue { [self] in over(.closed) } }

  /// Ends with an error.
  public func cut(_ reason: VirtError) { reactor.enqueue { [self] in over(.failed(reason)) } }
}

// MARK: - On the reactor

extension DescriptorLine {
  private func handle(_ readiness: Readiness) {
    if readiness.contains(.writable) { flush() }
    let isReading = state.withLock { state in
      let isReading = !state.isPaused && !state.isFinishing
      if !isReading, !readiness.isDisjoint(with: [.hangup, .error]), state.registration != nil {
        state.registration?.cancel()
        state.registration = nil
        state.hasHungUp = true
        state.queue.removeAll()
      }
      return isReading
    }
    if isReading {
      if !readiness.isDisjoint(with: [.readable, .hangup, .error]) { read() }
    } else if state.withLock({ $0.hasHungUp && $0.isFinishing }) {
      over(.endOfData)
    }
  }

  /// Reads one piece. False when there is none, or nobody wants it.
  @discardableResult private func read() -> Bool {
    let current = state.withLock { state -> (Int32, ByteLineEvents, Bool)? in
      guard !state.isPaused, !state.isFinishing, let number = state.descriptor?.rawValue, let events = state.events
      else { return nil }
      return (number, events, state.hasHungUp)
    }
    guard let (number, events, hasHungUp) = current else { return false }
    let scratch = reactor.scratch.bytes
    do throws(SystemFailure) {
      // The descriptor is closed on this thread only, so it is open here.
      let count = try SystemFailure.retrying { Glibc.read(number, scratch.baseAddress, scratch.count) }
      guard count > 0 else {
        over(.endOfData)
        return false
      }
      events.received(Array(scratch.prefix(count)))
      return true
    } catch {
      switch error.number {
      case EAGAIN where !hasHungUp: break
      // A terminal says EIO when its other side is gone.
      case EAGAIN, EIO, ECONNRESET: over(.endOfData)
      default: over(.failed(error.error("read from the line", origin: .streams)))
      }
      return false
    }
  }

  /// What lies in the kernel of a line whose other side is gone; others have their turn between the pieces.
  private func readRest() {
    if read() { reactor.enqueue { [self] in readRest() } }
  }

  private func flush() {
    enum Outcome { case waits, written, finished, gone, failed(SystemFailure) }
    let outcome = state.withLock { state -> Outcome in
      guard let number = state.descriptor?.rawValue else { return .written }
      while let (piece, offset) = state.queue.next {
        do throws(SystemFailure) {
          let count = try SystemFailure.retrying {
            piece.bytes.withUnsafeBytes { bytes in
              let rest = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(offset))
              return Glibc.write(number, rest.baseAddress, rest.count)
            }
          }
          state.queue.advance(by: count)
        } catch {
          switch error.number {
          case EAGAIN:
            state.registration?.update(state.interest)
            return .waits
          case EIO, EPIPE, ECONNRESET:
            // What the other side said before it went is still to be read.
            state.queue.removeAll()
            state.registration?.update(state.interest)
            return state.isFinishing ? .gone : .written
          default: return .failed(error)
          }
        }
      }
      state.registration?.update(state.interest)
      return state.isFinishing ? .finished : .written
    }
    switch outcome {
    case .waits, .written: break
    case .finished: over(.closed)
    case .gone: over(.endOfData)
    case .failed(let error): over(.failed(error.error("write to the line", origin: .streams)))
    }
  }

  /// Closes and says so, once.
  private func over(_ end: ByteLineEnd) {
    let (events, alarm) = state.withLock { state in
      state.registration?.cancel()
      state.registration = nil
      state.descriptor = nil
      state.queue.removeAll()
      defer {
        state.events = nil
        state.alarm = nil
      }
      return (state.events, state.alarm)
    }
    alarm?.cancel()
    events?.ended(end)
  }
}
