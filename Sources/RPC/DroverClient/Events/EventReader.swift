import DroverCore

/// The end of a queue that events are put into.
final class EventReader: Sendable {
  private let continuation: AsyncThrowingStream<DomainEvent, any Error>.Continuation

  init(_ continuation: AsyncThrowingStream<DomainEvent, any Error>.Continuation) {
    self.continuation = continuation
  }

  /// Puts an event into the queue; ends it when it is full: an event lost in silence would be worse.
  func deliver(_ event: DomainEvent) {
    if case .dropped = continuation.yield(event) {
      end(VirtError(.overflow, "events came faster than they were read", origin: .event))
    }
  }

  /// Ends the queue behind what is in it.
  func end(_ error: VirtError?) { continuation.finish(throwing: error) }
}
