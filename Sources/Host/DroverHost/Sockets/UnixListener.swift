import CShims
public import DroverCore
import Glibc
import Synchronization

/// Accepts connections on a local socket, on a reactor; or on one of the network that it adopts, where the kernel tells
/// nothing of who connects.
public final class UnixListener: Sendable {
  /// Takes a connection and who it is from; on the reactor. With a quota, the taker releases it at the end.
  public typealias Accept = @Sendable (consuming Descriptor, PeerCredentials) -> Void
  /// Hears that connections had to be refused; on the reactor.
  public typealias Trouble = @Sendable (VirtError) -> Void

  private struct State: ~Copyable {
    var descriptor: Descriptor?
    var registration: Registration?
    /// Given up for a moment to accept and close one connection when the table of descriptors is full: whoever
    /// waits in the backlog would otherwise wait for ever, and the reactor would be told again and again.
    var reserve: Descriptor?
    /// When refused connections were last spoken of: once in a second is enough for a log.
    var lastTrouble: ContinuousClock.Instant?
  }

  private let reactor: Reactor
  private let quota: ConnectionQuota?
  private let state: Mutex<State>

  /// Becomes the owner of a socket that listens. Nothing is accepted before `start`.
  public init(adopting descriptor: consuming Descriptor, reactor: Reactor, quota: ConnectionQuota? = nil) {
    self.reactor = reactor
    self.quota = quota
    _ = drover_socket_set_blocking(descriptor.rawValue, 0)
    state = Mutex(State(descriptor: descriptor, reserve: Self.openReserve()))
  }

  /// Binds and listens; see `ListeningSocket.bind`.
  public convenience init(
    path: String, mode: UInt32, replacing: Bool = false, reactor: Reactor, quota: ConnectionQuota? = nil
  ) throws(VirtError) {
    let descriptor = try ListeningSocket.bind(path: path, mode: mode, replacing: replacing)
    self.init(adopting: descriptor, reactor: reactor, quota: quota)
  }

  /// Starts to accept. The listener keeps itself alive until `close`.
  public func start(accept: @escaping Accept, trouble: @escaping Trouble = { _ in }) throws(VirtError) {
    let result = state.withLock { state -> Result<Void, SystemFailure> in
      guard let number = state.descriptor?.rawValue, state.registration == nil else {
        return .failure(SystemFailure(EINVAL))
      }
      return Result { () throws(SystemFailure) in
        state.registration = try reactor.register(number, interest: .readable) { [self] _ in
          acceptWaiting(accept, trouble)
        }
      }
    }
    do { try result.get() } catch { throw error.error("accept connections", origin: .rpc) }
  }

  /// Stops accepting. The socket's file stays: a later daemon replaces it under its lock.
  public func close() {
    state.withLock { state in
      state.registration?.cancel()
      state.registration = nil
      state.descriptor = nil
      state.reserve = nil
    }
  }

  private func acceptWaiting(_ accept: Accept, _ trouble: Trouble) {
    for _ in 0..<16 {
      guard quota?.acquire(whenFree: { [weak self] in self?.resume() }) ?? true else {
        pause()
        // A place may have come free just before the pause.
        if let quota, quota.used < quota.limit { resume() }
        return
      }
      let result = state.withLock { state in
        if let number = state.descriptor?.rawValue { drover_socket_accept(number) } else { 0 &- EAGAIN }
      }
      guard result >= 0 else {
        quota?.release()
        if result != 0 &- EAGAIN { refuse(SystemFailure(0 &- result), trouble) }
        return
      }
      let descriptor = Descriptor(adopting: result)
      do {
        let peer = try PeerCredentials(of: descriptor)
        accept(descriptor, peer)
      } catch {
        quota?.release()
        trouble(error.error("ask who connects", origin: .rpc))
      }
    }
  }

  /// The table of descriptors is full, or the kernel's memory: let go of one client instead of spinning.
  private func refuse(_ failure: SystemFailure, _ trouble: Trouble) {
    let couldRefuse = state.withLock { state in
      guard state.reserve != nil, let number = state.descriptor?.rawValue else { return false }
      state.reserve = nil
      let refused = drover_socket_accept(number)
      if refused >= 0 { _ = Descriptor(adopting: refused) }
      state.reserve = Self.openReserve()
      return refused >= 0
    }
    if isWorthTelling() { trouble(failure.error("accept a connection", origin: .rpc)) }
    guard !couldRefuse else { return }
    pause()
    reactor.schedule(at: .after(.milliseconds(100))) { [weak self] in
      self?.restoreReserve()
      self?.resume()
    }
  }

  private func isWorthTelling() -> Bool {
    state.withLock { state in
      let now = ContinuousClock.now
      if let last = state.lastTrouble, now - last < .seconds(1) { return false }
      state.lastTrouble = now
      return true
    }
  }

  private func restoreReserve() {
    state.withLock { state in
      if state.reserve == nil, state.descriptor != nil { state.reserve = Self.openReserve() }
    }
  }

  private func pause() { state.withLock { $0.registration?.update([]) } }

  private func resume() { state.withLock { $0.registration?.update(.readable) } }

  private static func openReserve() -> Descriptor? {
    do { return try Descriptor.null() } catch { return nil }
  }
}
