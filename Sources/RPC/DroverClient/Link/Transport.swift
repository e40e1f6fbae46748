package import DroverCore

/// A stream of bytes to a daemon, and a clock that runs on its thread.
///
/// What is behind it is a socket, or in tests a daemon in the same process.
package protocol Transport: Sendable {
  /// Begins to read.
  ///
  /// Both closures run on the transport's thread, one at a time; `closed` runs once, and nothing after it.
  func start(
    receive: @escaping @Sendable (UnsafeRawBufferPointer) -> Void, closed: @escaping @Sendable (String) -> Void)

  /// Sends bytes behind those that were sent before; does nothing once it is closed.
  func send(_ bytes: [UInt8])

  /// Ends it; `closed` runs then, unless it ran before.
  func close()

  /// Runs something at a moment, on the transport's thread.
  func schedule(at deadline: Deadline, _ body: @escaping @Sendable () -> Void) -> any TransportTimer
}

/// A moment that something waits for.
package protocol TransportTimer: Sendable {
  /// Forgets it; harmless when it has run.
  func cancel()
}
