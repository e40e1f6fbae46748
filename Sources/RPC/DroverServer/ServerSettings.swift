/// What the configuration decides about clients.
public struct ServerSettings: Sendable {
  /// How many clients may be connected at a time (`max_clients`).
  public var maximumClients = 5_000
  /// How many calls of one client may be at work at a time (`max_client_requests`); what only reads does not count.
  public var concurrentCalls = 5
  /// How many more may be at work of those that end a guest: they must come through when all the other calls of their
  /// client hang on a guest that does not answer.
  public var concurrentUrgentCalls = 20
  /// How many bytes of further calls are held for one client before its socket is not read any more.
  ///
  /// Enough for thousands of calls: while the socket is read, pings behind them are still answered.
  public var heldBytes = 4 << 20
  /// How many bytes may wait to be sent to a client when an event comes; beyond, it is disconnected.
  public var eventBytes = 4 << 20
  /// How many bytes of answers may wait to be sent to a client before its socket is not read any more.
  public var answerBytes = 4 << 20
  /// The longest frame that comes by the read-only socket; the other takes what the protocol allows, 32 MiB.
  public var readOnlyFrameBytes = 4 << 20
  /// Silence after which a ping goes out (`keepalive_interval`); nil sends none.
  public var keepaliveInterval: Duration? = .seconds(5)
  /// How many pings may stay unanswered (`keepalive_count`).
  public var keepaliveCount = 5
  /// What a client that names no URI gets: `qemu:///system` or `qemu:///session`.
  public var uri = "qemu:///system"

  /// The defaults, which are libvirt's where it has them.
  public init() {}
}
