public import Domains
import Glibc

extension Reactor: TimeSource {
  /// Now, on the clock of `Deadline`.
  public var now: ContinuousClock.Instant { ContinuousClock.now }

  /// What the kernel counts from the boot on, sleep of the host included.
  public var sinceBoot: Duration {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }

  /// Seconds since 1970.
  public var wallClock: Int64 { Int64(time(nil)) }
}

extension TimerToken: ScheduledWork {}
