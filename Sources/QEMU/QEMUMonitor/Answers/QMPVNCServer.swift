public import DroverCore

/// The answer to `query-vnc`.
public struct QMPVNCServer: Hashable, Sendable {
  /// Whether there is a server.
  public let enabled: Bool
  /// The address it listens on; the path for a Unix socket.
  public let host: String?
  /// The port as QEMU says it; the path for a Unix socket.
  public let service: String?
  /// `ipv4`, `ipv6`, `unix`, `vsock`.
  public let family: String?

  /// Makes an answer.
  public init(enabled: Bool, host: String?, service: String?, family: String?) {
    self.enabled = enabled
    self.host = host
    self.service = service
    self.family = family
  }

  /// Reads the answer; nil when it is none.
  public init?(_ json: JSON) {
    guard let enabled = json["enabled"]?.bool else { return nil }
    self.init(
      enabled: enabled, host: json["host"]?.string, service: json["service"]?.string, family: json["family"]?.string)
  }

  /// The TCP port; nil for a Unix socket and when there is no server.
  public var port: UInt16? { service.flatMap { UInt16($0) } }
}
