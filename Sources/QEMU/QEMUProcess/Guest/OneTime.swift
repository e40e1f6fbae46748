import Synchronization

/// A body that runs for the first caller only: what resumes a continuation that several things may end.
final class OneTime<Value: Sendable>: Sendable {
  private let body: Mutex<(@Sendable (Value) -> Void)?>

  init(_ body: @escaping @Sendable (Value) -> Void) { self.body = Mutex(body) }

  /// Whether it has run.
  var hasRun: Bool { body.withLock { $0 == nil } }

  /// Runs the body, unless it has run.
  ///
  /// - Returns: whether this was the first call.
  @discardableResult func run(_ value: Value) -> Bool {
    let body = body.withLock { body in
      defer { body = nil }
      return body
    }
    body?(value)
    return body != nil
  }
}
