import Dispatch
import DroverServer
import FuzzSupport
import LibvirtWire
import Synchronization

/// A socket without a kernel that counts the answers of the server.
final class AnsweringTransport: Transport {
  fileprivate struct State {
    var receive: (@Sendable (UnsafeRawBufferPointer, Int) -> Void)?
    var closed: (@Sendable () -> Void)?
    var wire = WireConnection()
    var expected = 0
    var answered = 0
    var isDelivering = false
    var mustClose = false
    var isClosed = false
  }

  private let state = Mutex(State())
  private let news = DispatchSemaphore(value: 0)

  func start(
    receive: @escaping @Sendable (UnsafeRawBufferPointer, _ descriptors: Int) -> Void,
    drained: @escaping @Sendable () -> Void, closed: @escaping @Sendable () -> Void
  ) {
    state.withLock { state in
      state.receive = receive
      state.closed = closed
    }
  }

  func send(_ bytes: [UInt8]) {
    let isRead = state.withLock { state in
      guard !state.isClosed else { return true }
      guard let received = bytes.withUnsafeBytes({ try? state.wire.receiveOwned($0) }) else { return false }
      state.answered += received.frames.count { $0.header.kind == .reply || $0.header.kind == .replyWithDescriptors }
      return true
    }
    expect(isRead, "the server sends what is no frame")
    news.signal()
  }

  var pendingBytes: Int { 0 }
  func pauseReading() {}
  func resumeReading() {}
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// As a real socket does, the end is told after the delivery, not within it.
  func close() {
    let closed = state.withLock { state -> (@Sendable () -> Void)? in
      state.mustClose = true
      return state.isDelivering ? nil : state.end()
    }
    closed?()
    news.signal()
  }

  /// The client sends bytes that hold so many calls.
  func deliver(_ bytes: [UInt8], calls: Int) {
    let receive = state.withLock { state in
      state.expected += calls
      state.isDelivering = true
      return state.receive
    }
    bytes.withUnsafeBytes { receive?($0, 0) }
    let closed = state.withLock { state -> (@Sendable () -> Void)? in
      state.isDelivering = false
      return state.mustClose ? state.end() : nil
    }
    closed?()
  }

  /// Waits until every call is answered; a server that has closed owes nothing.
  func awaitAnswers() {
    while true {
      let (isDone, missing) = state.withLock { ($0.isClosed || $0.answered >= $0.expected, $0.expected - $0.answered) }
      if isDone { break }
      expect(news.wait(timeout: .now() + .seconds(30)) == .success, "\(missing) calls are never answered")
    }
    let surplus = state.withLock { $0.answered - $0.expected }
    expect(surplus <= 0, "\(surplus) answers to nothing")
  }
}

extension AnsweringTransport.State {
  fileprivate mutating func end() -> (@Sendable () -> Void)? {
    defer {
      isClosed = true
      closed = nil
      receive = nil
    }
    return closed
  }
}
