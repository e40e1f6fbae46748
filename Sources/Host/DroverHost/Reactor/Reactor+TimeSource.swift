public import Domains
import Glibc

extension Reactor: TimeSource {
  /// Now, on the clock of `Deadline`.
  public var now: ContinuousClock.Instant { ContinuousClock.now }

  /// Seconds since 1970.
  public var wallClock: Int64 { Int64(time(nil)) }
}

extension TimerToken: ScheduledWork {}
