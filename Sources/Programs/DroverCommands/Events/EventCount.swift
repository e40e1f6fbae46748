import Synchronization

/// How many events were shown, for whoever ends the waiting.
final class EventCount: Sendable {
  private let count = Atomic<Int>(0)

  func increment() { count.wrappingAdd(1, ordering: .relaxed) }

  var value: Int { count.load(ordering: .relaxed) }
}
