public import DroverCore
import LibvirtWire
import Synchronization

/// Bytes to and from the daemon that belong to one call: a console, a screenshot.
///
/// Iterating gives what comes, to the end of the data; what nobody reads yet is kept. End it by `finish` or `abort`; one
/// that is let go of is aborted.
public final class ByteStream: AsyncSequence, Sendable {
  /// Pieces of what came.
  public typealias Element = [UInt8]
  /// How it ends early.
  public typealias Failure = VirtError

  /// The most bytes of data that go into one frame: what the oldest daemons take.
  private static let pieceLength = 262_120

  private struct State {
    var header: FrameHeader?
    var ending: Result<Void, VirtError>?
    var waiters: [CheckedContinuation<Result<Void, VirtError>, Never>] = []
  }

  /// Keeps the connection open.
  private let connection: Connection
  private let pieces: AsyncThrowingStream<[UInt8], any Error>
  private let sink: AsyncThrowingStream<[UInt8], any Error>.Continuation
  private let state = Mutex(State())

  init(_ connection: Connection) {
    self.connection = connection
    (pieces, sink) = AsyncThrowingStream.makeStream()
  }

  deinit { transmit(.error, []) }

  /// Reads; one reader at a time.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(base: pieces.makeAsyncIterator(), stream: self)
  }

  /// Reads the pieces in order.
  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var base: AsyncThrowingStream<[UInt8], any Error>.Iterator
    /// Not let go of while it is read.
    fileprivate let stream: ByteStream

    /// Waits for the next piece; nil at the end of the data.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(VirtError) -> [UInt8]? {
      do {
        return try await base.next(isolation: actor)
      } catch {
        throw VirtError(wrapping: error, origin: .streams)
      }
    }

    /// Waits for the next piece; nil at the end of the data.
    public mutating func next() async throws(VirtError) -> [UInt8]? { try await next(isolation: nil) }
  }

  /// Sends bytes; what goes wrong is told by the end of the stream.
  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Self.pieceLength)
      rest = rest.dropFirst(piece.count)
      transmit(.more, piece)
    }
  }

  /// Ends it; the daemon still takes what was sent.
  ///
  /// - Throws: why it had ended before.
  public func finish() async throws(VirtError) { try await end(.ok) }

  /// Ends it; what was sent and not taken yet is dropped.
  ///
  /// - Throws: why it had ended before.
  public func abort() async throws(VirtError) { try await end(.error) }

  private func end(_ status: MessageStatus) async throws(VirtError) {
    let result = await withCheckedContinuation { (continuation: CheckedContinuation<Result<Void, VirtError>, Never>) in
      let ending = state.withLock { state -> Result<Void, VirtError>? in
        if state.ending == nil { state.waiters.append(continuation) }
        return state.ending
      }
      if let ending { return continuation.resume(returning: ending) }
      transmit(status, [])
    }
    try result.get()
  }

  private func transmit(_ status: MessageStatus, _ bytes: ArraySlice<UInt8>) {
    state.withLock { state in
      guard state.ending == nil, var header = state.header else { return }
      header.status = status
      if let frame = try? FrameEncoding.frame(header, bytes: bytes) { connection.link.transmit(frame) }
    }
  }

  // MARK: What comes

  /// The call was answered: the stream is open.
  func opened(by reply: FrameHeader) {
    var header = reply
    header.kind = .stream
    state.withLock { $0.header = header }
  }

  /// A frame of it came.
  func received(_ frame: OwnedFrame) {
    switch frame.header.status {
    case .more where frame.header.kind == .stream:
      if frame.payload.isEmpty { sink.finish() } else { sink.yield(frame.payload) }
    case .more: break
    case .ok: ended(.success(()))
    case .error:
      let body = try? frame.decode(Remote.ErrorBody.self)
      ended(.failure(body.map { VirtError($0) } ?? VirtError(.rpc, "the stream has ended", origin: .streams)))
    }
  }

  /// Nothing comes any more.
  func ended(_ result: Result<Void, VirtError>) {
    let waiters = state.withLock { state in
      defer { state.waiters = [] }
      state.ending = state.ending ?? result
      return state.waiters
    }
    if case .failure(let error) = result { sink.finish(throwing: error) } else { sink.finish() }
    for waiter in waiters { waiter.resume(returning: result) }
  }
}
