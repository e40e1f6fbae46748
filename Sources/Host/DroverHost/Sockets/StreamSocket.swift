import CShims
public import DroverCore
import Glibc
import Synchronization

/// A connected local stream socket on a reactor. Descriptors travel with the bytes, both ways.
///
/// Sending never waits: what the kernel does not take at once is queued, and `pendingBytes` says how much that is.
/// Any function may be called on any thread; the handlers run on the reactor, one at a time.
public final class StreamSocket: Sendable {
  /// Takes bytes, valid during the call only, and the descriptors that came with them, in order.
  ///
  /// Descriptors that were sent with the n-th byte are given at the latest with that byte.
  public typealias Receive = @Sendable (_ bytes: UnsafeRawBufferPointer, _ descriptors: [SharedDescriptor]) -> Void
  /// Takes the end.
  public typealias Closed = @Sendable (CloseReason) -> Void
  /// Hears that all has been sent, after something had to wait.
  public typealias Drained = @Sendable () -> Void

  struct State: ~Copyable {
    var descriptor: Descriptor?
    var registration: Registration?
    var queue = SendQueue()
    var receive: Receive?
    var closed: Closed?
    var drained: Drained?
    var isReadingPaused = false
    /// Why it will be closed as soon as the reactor comes to it; from then on nothing is sent or received.
    var closing: CloseReason?
    /// To be closed once the queue is empty.
    var closesWhenSent = false
  }

  /// The reactor that the handlers run on.
  public let reactor: Reactor
  let state: Mutex<State>

  /// Becomes the owner of a connected socket. Nothing happens before `start`.
  public init(adopting descriptor: consuming Descriptor, reactor: Reactor) {
    self.reactor = reactor
    _ = drover_socket_set_blocking(descriptor.rawValue, 0)
    state = Mutex(State(descriptor: descriptor))
  }

  /// Two sockets that are connected with each other.
  public static func pair(reactor: Reactor) throws(VirtError) -> (StreamSocket, StreamSocket) {
    let pair = try SocketPair()
    let (left, right) = pair.take()
    return (
      StreamSocket(adopting: Descriptor(adopting: left), reactor: reactor),
      StreamSocket(adopting: Descriptor(adopting: right), reactor: reactor)
    )
  }

  /// Starts to read. `closed` is called exactly once, and nothing after it.
  ///
  /// The socket keeps itself alive from here until it is closed, by either side.
  public func start(
    receive: @escaping Receive, closed: @escaping Closed, drained: Drained? = nil
  ) throws(VirtError) {
    let result = state.withLock { state -> Result<Void, SystemFailure> in
      guard let number = state.descriptor?.rawValue, state.registration == nil, state.closing == nil else {
        return .failure(SystemFailure(EINVAL))
      }
      state.receive = receive
      state.closed = closed
      state.drained = drained
      return Result { () throws(SystemFailure) in
        state.registration = try reactor.register(number, interest: Self.interest(of: state)) { [self] readiness in
          handle(readiness)
        }
      }
    }
    do { try result.get() } catch { throw error.error("watch a connection", origin: .rpc) }
  }

  /// Sends bytes, with descriptors beside the first of them.
  ///
  /// - Returns: false when the connection is closed already, and nothing will be sent.
  @discardableResult public func send(_ bytes: [UInt8], descriptors: [SharedDescriptor] = []) -> Bool {
    send([Outgoing(bytes, descriptors: descriptors)])
  }

  /// How many bytes wait to be sent.
  public var pendingBytes: Int { state.withLock { $0.queue.count } }

  /// Stops receiving. The other side's death still closes the connection, and what it had sent is lost then.
  public func pauseReading() { setPaused(true) }

  /// Goes on receiving.
  public func resumeReading() { setPaused(false) }

  private func setPaused(_ paused: Bool) {
    state.withLock { state in
      guard state.isReadingPaused != paused else { return }
      state.isReadingPaused = paused
      state.registration?.update(Self.interest(of: state))
    }
  }

  /// Who is at the other end.
  public func peerCredentials() throws(VirtError) -> PeerCredentials {
    let result = state.withLock { state -> Result<PeerCredentials, SystemFailure> in
      guard let number = state.descriptor?.rawValue else { return .failure(SystemFailure(ENOTCONN)) }
      return Result { () throws(SystemFailure) in try PeerCredentials(ofNumber: number) }
    }
    do { return try result.get() } catch { throw error.error("ask who is at the other end", origin: .rpc) }
  }

  static func interest(of state: borrowing State) -> Readiness {
    var interest: Readiness = []
    if !state.isReadingPaused { interest.insert(.readable) }
    if !state.queue.isEmpty { interest.insert(.writable) }
    return interest
  }
}
