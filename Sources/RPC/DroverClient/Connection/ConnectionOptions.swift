/// How a connection waits.
public struct ConnectionOptions: Sendable, Hashable {
  /// How long connecting and opening may take.
  public var openTimeout: Duration = .seconds(15)
  /// How long a call may take; nil leaves it to the daemon, which is found dead by keepalive.
  public var callTimeout: Duration?
  /// How long the daemon may be silent before it is asked whether it lives; nil never asks.
  public var keepaliveInterval: Duration? = .seconds(5)
  /// How many of these questions may stay unanswered before the connection is given up.
  public var keepaliveCount = 6
  /// How many events may wait for a reader before its sequence ends with an error.
  public var eventBuffer = 16_384

  /// The usual ones.
  public init() {}
}
