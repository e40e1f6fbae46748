import DroverServer
import LibvirtWire
import Synchronization

/// A socket without a kernel: the test delivers what the client sends, and reads the frames that the server sends.
final class FakeTransport: Transport {
  fileprivate struct State {
    var receive: (@Sendable (UnsafeRawBufferPointer, Int) -> Void)?
    var drained: (@Sendable () -> Void)?
    var closed: (@Sendable () -> Void)?
    var wire = WireConnection()
    var isPaused = false
    var isDelivering = false
    var mustClose = false
    var isClosed = false
    var pending = 0
  }

  private let state = Mutex(State())
  private let sink: AsyncStream<OwnedFrame>.Continuation
  /// The frames that the server sends, in order.
  let frames: AsyncStream<OwnedFrame>

  init() { (frames, sink) = AsyncStream.makeStream() }

  func start(
    receive: @escaping @Sendable (UnsafeRawBufferPointer, _ descriptors: Int) -> Void,
    drained: @escaping @Sendable () -> Void, closed: @escaping @Sendable () -> Void
  ) {
    state.withLock { state in
      state.receive = receive
      state.drained = drained
      state.closed = closed
    }
  }

  func send(_ bytes: [UInt8]) {
    state.withLock { state in
      guard !state.isClosed else { return }
      let received = bytes.withUnsafeBytes { try? state.wire.receiveOwned($0) }
      for frame in received?.frames ?? [] { sink.yield(frame) }
      // Pings of the server are swallowed by the client's wire, which answers them: tell of them as what they are.
      for _ in 0..<((received?.answers.count ?? 0) / FrameHeader.size) { sink.yield(Self.keepalive(.ping)) }
      if bytes == Keepalive.pong { sink.yield(Self.keepalive(.pong)) }
    }
  }

  /// What a ping or pong of the server looks like to a test.
  static func keepalive(_ procedure: Keepalive.Procedure) -> OwnedFrame {
    let header = FrameHeader(program: .keepalive, procedure: procedure.rawValue, kind: .event, serial: 0)
    return OwnedFrame(header: header, payload: [], descriptors: 0)
  }

  var pendingBytes: Int { state.withLock { $0.pending } }
  func pauseReading() { state.withLock { $0.isPaused = true } }
  func resumeReading() { state.withLock { $0.isPaused = false } }

  func close() {
    let closed = state.withLock { state -> (@Sendable () -> Void)? in
      guard !state.isDelivering else {
        state.mustClose = true
        return nil
      }
      return state.end()
    }
    finish(closed)
  }

  private func finish(_ closed: (@Sendable () -> Void)?) {
    guard let closed else { return }
    sink.finish()
    closed()
  }
}

extension FakeTransport.State {
  fileprivate mutating func end() -> (@Sendable () -> Void)? {
    defer {
      isClosed = true
      closed = nil
      receive = nil
    }
    return closed
  }
}

extension FakeTransport {
  var isPaused: Bool { state.withLock { $0.isPaused } }
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// The client sends.
  func deliver(_ bytes: [UInt8], descriptors: Int = 0) {
    let receive = state.withLock { state in
      state.isDelivering = true
      return state.receive
    }
    bytes.withUnsafeBytes { receive?($0, descriptors) }
    let closed = state.withLock { state -> (@Sendable () -> Void)? in
      state.isDelivering = false
      return state.mustClose ? state.end() : nil
    }
    finish(closed)
  }

  /// The client reads no more: so many bytes wait to be sent.
  func setPending(_ bytes: Int) { state.withLock { $0.pending = bytes } }

  /// The client has read everything.
  func drain() {
    let drained = state.withLock { state in
      state.pending = 0
      return state.drained
    }
    drained?()
  }
}
