public import DroverCore

/// Events of domains, in the order in which the daemon sent them.
///
/// Events are gathered from the moment at which the sequence was asked for, whether somebody reads or not, up to
/// `ConnectionOptions.eventBuffer`. It is read once, by one reader. It ends with an error when the connection ends;
/// leaving the loop, or letting go of the sequence, tells the daemon that no more are wanted.
public struct DomainEvents: AsyncSequence, Sendable {
  /// What it gives.
  public typealias Element = DomainEvent
  /// How it ends.
  public typealias Failure = VirtError

  private let stream: AsyncThrowingStream<DomainEvent, any Error>

  init(_ stream: AsyncThrowingStream<DomainEvent, any Error>) { self.stream = stream }

  /// Begins to read.
  public func makeAsyncIterator() -> Iterator { Iterator(iterator: stream.makeAsyncIterator()) }

  /// The place of a reader.
  public struct Iterator: AsyncIteratorProtocol {
    var iterator: AsyncThrowingStream<DomainEvent, any Error>.Iterator

    /// Waits for the next event; nil when the task was cancelled.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(VirtError) -> DomainEvent? {
      do {
        return try await iterator.next(isolation: actor)
      } catch {
        throw VirtError(wrapping: error, origin: .event)
      }
    }

    /// Waits for the next event; nil when the task was cancelled.
    public mutating func next() async throws(VirtError) -> DomainEvent? { try await next(isolation: nil) }
  }
}
