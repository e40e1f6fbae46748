import Synchronization

/// What has happened since the start, for logs and metrics.
public struct ServerCounts: Hashable, Sendable {
  /// Clients that were accepted.
  public var sessions = 0
  /// Calls that came in.
  public var calls = 0
  /// Calls that were answered with an error.
  public var errors = 0
  /// Connections that were closed because the peer broke the protocol.
  public var brokenConnections = 0
  /// Connections that were closed because the peer did not read its events.
  public var slowReaders = 0
  /// Connections that were closed because the peer did not answer pings.
  public var deadPeers = 0
}

/// Counts what happens, on any thread.
final class ServerCounters: Sendable {
  let sessions = Atomic<Int>(0)
  let calls = Atomic<Int>(0)
  let errors = Atomic<Int>(0)
  let brokenConnections = Atomic<Int>(0)
  let slowReaders = Atomic<Int>(0)
  let deadPeers = Atomic<Int>(0)

  /// The counts of now.
  var counts: ServerCounts {
    var counts = ServerCounts()
    counts.sessions = sessions.load(ordering: .relaxed)
    counts.calls = calls.load(ordering: .relaxed)
    counts.errors = errors.load(ordering: .relaxed)
    counts.brokenConnections = brokenConnections.load(ordering: .relaxed)
    counts.slowReaders = slowReaders.load(ordering: .relaxed)
    counts.deadPeers = deadPeers.load(ordering: .relaxed)
    return counts
  }
}
