public import DroverCore
import LibvirtWire

extension Domain {
  /// The definition: that of the running guest, unless the options say otherwise.
  ///
  /// - Throws: `operationDenied` for passwords on a read-only connection.
  public func xml(_ options: XMLOptions = []) async throws(VirtError) -> String {
    let result = try await connection.call(
      .domainGetXMLDesc, Remote.DomainGetXMLDescArguments(domain: reference, flags: options.rawValue),
      returning: Remote.DomainGetXMLDescResult.self)
    return result.xml
  }

  /// Whether it is started with the host.
  public func autostart() async throws(VirtError) -> Bool {
    let result = try await connection.call(
      .domainGetAutostart, Remote.DomainGetAutostartArguments(domain: reference),
      returning: Remote.DomainGetAutostartResult.self)
    return result.autostart != 0
  }

  /// Says whether it is started with the host.
  ///
  /// - Throws: `operationInvalid` for a transient domain.
  public func setAutostart(_ enabled: Bool) async throws(VirtError) {
    try await connection.call(
      .domainSetAutostart, Remote.DomainSetAutostartArguments(domain: reference, autostart: enabled ? 1 : 0))
  }

  /// How this guest is confined; nil when it is not.
  public func securityLabel() async throws(VirtError) -> SecurityLabel? {
    let result = try await connection.call(
      .domainGetSecurityLabel, Remote.DomainGetSecurityLabelArguments(domain: reference),
      returning: Remote.DomainGetSecurityLabelResult.self)
    let label = String(decoding: result.label.prefix { $0 != 0 }, as: UTF8.self)
    return label.isEmpty ? nil : SecurityLabel(label: label, enforcing: result.enforcing != 0)
  }
}

/// How one guest is confined (`virSecurityLabel`).
public struct SecurityLabel: Sendable, Hashable {
  /// The label of the process.
  public var label: String
  /// Whether what is not allowed is refused, not only logged.
  public var enforcing: Bool

  /// Takes both.
  public init(label: String, enforcing: Bool) {
    self.label = label
    self.enforcing = enforcing
  }
}
