public import DroverCore

/// Something that happened in QEMU without having been asked for.
public struct QMPEvent: Hashable, Sendable {
  /// The host's time at which QEMU says that it happened.
  public struct Timestamp: Hashable, Sendable {
    /// Seconds since 1970; −1 when QEMU could not tell.
    public let seconds: Int64
    /// Microseconds of the second.
    public let microseconds: Int64

    /// Makes a time.
    public init(seconds: Int64, microseconds: Int64) {
      self.seconds = seconds
      self.microseconds = microseconds
    }
  }

  /// The name on the wire: `SHUTDOWN`.
  public let name: String
  /// When.
  public let timestamp: Timestamp
  /// The data as QEMU sent them; an empty object when there were none.
  public let data: JSONObject

  /// Makes an event.
  public init(name: String, timestamp: Timestamp, data: JSONObject = [:]) {
    self.name = name
    self.timestamp = timestamp
    self.data = data
  }

  /// Reads a message; nil when it is no event.
  init?(_ message: JSONObject) {
    guard let name = message["event"]?.string else { return nil }
    let time = message["timestamp"]
    self.init(
      name: name,
      timestamp: Timestamp(
        seconds: time?["seconds"]?.int64 ?? -1, microseconds: time?["microseconds"]?.int64 ?? 0),
      data: message["data"]?.object ?? [:])
  }
}
