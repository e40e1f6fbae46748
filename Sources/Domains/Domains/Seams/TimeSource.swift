public import DroverCore

/// The clock and its alarms. The daemon's is its reactor; a test's stands still until it is moved.
public protocol TimeSource: Sendable {
  /// Now, on a clock that nobody sets.
  var now: ContinuousClock.Instant { get }

  /// The time since the host booted, its sleep included: what outlives the daemon is counted in it. As fast as `now`.
  var sinceBoot: Duration { get }

  /// Seconds since 1970, for people and for files.
  var wallClock: Int64 { get }

  /// Runs a body once at a time, on a thread of the source's; the body returns at once. A time that is past runs it
  /// soon, but never inside this call.
  func schedule(at deadline: Deadline, _ body: @escaping @Sendable () -> Void) -> any ScheduledWork
}

/// A body that waits for its time.
public protocol ScheduledWork: Sendable {
  /// Forgets the body; when it runs at this moment or has run, nothing happens.
  func cancel()
}
