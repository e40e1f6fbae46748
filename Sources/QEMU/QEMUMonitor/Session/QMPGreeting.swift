import DroverCore

/// What a QMP monitor says first.
public struct QMPGreeting: Hashable, Sendable {
  /// QEMU's version.
  public let version: QMPVersion
  /// What the monitor could do beyond the base protocol (`oob`).
  public let capabilities: [String]

  /// Makes a greeting.
  public init(version: QMPVersion, capabilities: [String]) {
    self.version = version
    self.capabilities = capabilities
  }

  /// Reads the `QMP` member of the first message; nil when it is no greeting.
  init?(_ json: JSON) {
    guard let version = json["version"].flatMap(QMPVersion.init) else { return nil }
    self.version = version
    capabilities = (json["capabilities"]?.array ?? []).compactMap(\.string)
  }
}
