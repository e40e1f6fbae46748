import Synchronization

/// A body that runs for the first caller only: what resumes a continuation that several things may end.
final class OneTime<Value: Sendable>: Sendable {
  private let body: Mutex<(@Sendable (Value) -> Void)?>

  init(_ body: @escaping @Sendable (Value) -> Void) { self.body = Mutex(body) }

  /// Runs the body, unless it has run.
  func run(_ value: Value) {
    let body = body.withLock { body in
      defer { body = nil }
      return body
    }
    body?(value)
  }
}
