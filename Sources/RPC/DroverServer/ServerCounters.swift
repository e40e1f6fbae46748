public import Synchronization

/// What has happened since the start, for logs and metrics.
public final class ServerCounters: Sendable {
  /// Clients that were accepted.
  public let sessions = Atomic<Int>(0)
  /// Calls that came in.
  public let calls = Atomic<Int>(0)
  /// Calls that were answered with an error.
  public let errors = Atomic<Int>(0)
  /// Connections that were closed because the peer broke the protocol.
  public let brokenConnections = Atomic<Int>(0)
  /// Connections that were closed because the peer did not read its events.
  public let slowReaders = Atomic<Int>(0)
  /// Connections that were closed because the peer did not answer pings.
  public let deadPeers = Atomic<Int>(0)
}
