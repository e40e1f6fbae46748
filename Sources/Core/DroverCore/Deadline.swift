/// A point in time after which a wait is given up, on a clock that the host's wall clock cannot move.
public struct Deadline: Hashable, Sendable, Comparable {
  /// The moment.
  public let instant: ContinuousClock.Instant

  /// Takes a moment.
  public init(instant: ContinuousClock.Instant) { self.instant = instant }

  /// The moment that lies a duration ahead of now.
  public static func after(_ duration: Duration) -> Deadline {
    Deadline(instant: ContinuousClock.now.advanced(by: duration))
  }

  /// The earlier of two; nil stands for "never".
  public static func earlier(_ left: Deadline?, _ right: Deadline?) -> Deadline? {
    guard let left else { return right }
    guard let right else { return left }
    return min(left, right)
  }

  /// What is left; never negative.
  public var remaining: Duration { max(.zero, ContinuousClock.now.duration(to: instant)) }

  /// Whether the moment is over.
  public var isPast: Bool { instant <= ContinuousClock.now }

  /// Orders by time.
  public static func < (left: Deadline, right: Deadline) -> Bool { left.instant < right.instant }
}
