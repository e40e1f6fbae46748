import DroverCore
import Glibc
import Synchronization

extension StreamSocket {
  /// Sends pieces one after the other, with nothing of another thread's between them.
  ///
  /// - Returns: false when the connection is closed already, and nothing will be sent.
  @discardableResult public func send(_ pieces: [Outgoing]) -> Bool {
    state.withLock { state in
      guard state.closing == nil, !state.closesWhenSent, let descriptor = state.descriptor?.rawValue else {
        return false
      }
      let waited = !state.queue.isEmpty
      for piece in pieces where !piece.bytes.isEmpty {
        // At once, on this thread, if nothing waits before it: a queue and a wake-up would cost more than the call.
        let sent = state.queue.isEmpty ? attempt(piece, on: descriptor, &state) : 0
        guard state.closing == nil else { return false }
        state.queue.append(piece, sent: sent)
      }
      if !waited, !state.queue.isEmpty { state.registration?.update(Self.interest(of: state)) }
      return true
    }
  }

  private func attempt(_ piece: Outgoing, on descriptor: Int32, _ state: inout State) -> Int {
    do {
      return try SocketCalls.send(piece, from: 0, on: descriptor) ?? 0
    } catch {
      writingFailed(error, &state)
      return 0
    }
  }

  /// The other side takes nothing any more; what it sent before is still to be read, so the reactor closes.
  private func writingFailed(_ failure: SystemFailure, _ state: inout State) {
    let reason = CloseReason(failure)
    state.queue.removeAll()
    state.closing = reason
    reactor.enqueue { [self] in
      readAvailable(evenWhenClosing: true)
      finish(reason)
    }
  }

  /// Sends what waits, on the reactor.
  func flush() {
    let drained = state.withLock { state -> Drained? in
      guard state.closing == nil, let descriptor = state.descriptor?.rawValue, !state.queue.isEmpty else { return nil }
      while let (piece, offset) = state.queue.next {
        do throws(SystemFailure) {
          guard let sent = try SocketCalls.send(piece, from: offset, on: descriptor) else { return nil }
          state.queue.advance(by: sent)
        } catch {
          writingFailed(error, &state)
          return nil
        }
      }
      state.registration?.update(Self.interest(of: state))
      if state.closesWhenSent { beginClosing(.local, &state) }
      return state.drained
    }
    drained?()
  }

  /// Closes. What waits to be sent is dropped, and nothing more is received; `closed` follows on the reactor.
  public func close() {
    state.withLock { state in beginClosing(.local, &state) }
  }

  /// Closes when all that waits has been sent, and at the latest after a while.
  public func closeWhenSent(within patience: Duration = .seconds(5)) {
    let mustWait = state.withLock { state in
      guard state.closing == nil, !state.queue.isEmpty, state.registration != nil else {
        beginClosing(.local, &state)
        return false
      }
      state.closesWhenSent = true
      return true
    }
    if mustWait { reactor.schedule(at: .after(patience)) { [weak self] in self?.close() } }
  }

  func beginClosing(_ reason: CloseReason, _ state: inout State) {
    guard state.closing == nil else {
      // A write has failed before and the last words of the other side are still to be read: not any more.
      state.receive = nil
      return
    }
    state.closing = reason
    state.queue.removeAll()
    guard state.registration != nil else {
      // Never started: nobody reads, so nobody else closes.
      state.descriptor = nil
      return
    }
    reactor.enqueue { [self] in finish(reason) }
  }
}

extension CloseReason {
  /// What a failed call says about the connection.
  init(_ failure: SystemFailure) {
    self = failure.number == EPIPE || failure.number == ECONNRESET ? .peerClosed : .failed(failure)
  }
}
