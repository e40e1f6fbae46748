import DroverCore
import Glibc
import Synchronization

extension StreamSocket {
  /// How many messages one connection may take before the others have their turn: one, as a buffer full of small ones
  /// is work for a while.
  private static var turn: Int { 1 }

  /// How many messages are read of one that is going to be closed, and gets no other turn.
  private static var lastTurn: Int { 8 }

  /// The descriptor is ready; on the reactor.
  func handle(_ readiness: Readiness) {
    if readiness.contains(.writable) { flush() }
    guard !readiness.isDisjoint(with: [.readable, .hangup, .error]) else { return }
    let isPaused = state.withLock { $0.isReadingPaused }
    if isPaused {
      // The kernel would tell of it again and again; and who is gone for good needs no answers.
      if !readiness.isDisjoint(with: [.hangup, .error]) { finish(.peerClosed) }
    } else {
      readAvailable()
    }
  }

  /// Reads what there is and hands it on; on the reactor.
  func readAvailable(evenWhenClosing: Bool = false) {
    for _ in 0..<(evenWhenClosing ? Self.lastTurn : Self.turn) {
      let current = state.withLock { state -> (Int32, Receive)? in
        guard evenWhenClosing || (state.closing == nil && !state.isReadingPaused) else { return nil }
        guard let descriptor = state.descriptor?.rawValue, let receive = state.receive else { return nil }
        return (descriptor, receive)
      }
      guard let (descriptor, receive) = current else { return }
      do {
        // The descriptor is closed on this thread only, so it is open here.
        guard let received = try SocketCalls.receive(into: reactor.scratch.bytes, from: descriptor) else { return }
        if received.isTruncated { return finish(.descriptorsLost) }
        if received.count == 0 { return finish(.peerClosed) }
        receive(UnsafeRawBufferPointer(rebasing: reactor.scratch.bytes.prefix(received.count)), received.descriptors)
        // Less than there was room for, and not cut short by descriptors: nothing is left.
        if received.count < reactor.scratch.bytes.count, received.descriptors.isEmpty { return }
      } catch {
        return finish(CloseReason(error))
      }
    }
  }

  /// Closes and says so, once; on the reactor.
  func finish(_ reason: CloseReason) {
    let closed = state.withLock { state -> Closed? in
      guard let registration = state.registration else { return nil }
      registration.cancel()
      state.registration = nil
      state.descriptor = nil
      state.closing = state.closing ?? reason
      state.queue.removeAll()
      let closed = state.closed
      state.receive = nil
      state.closed = nil
      state.drained = nil
      return closed
    }
    closed?(reason)
  }
}
