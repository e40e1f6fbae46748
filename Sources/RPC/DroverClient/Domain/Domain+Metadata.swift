public import DroverCore
import LibvirtWire

extension Domain {
  /// The element that an application keeps with the domain, as text; nil when there is none of the namespace.
  public func metadataElement(
    namespace: String, _ which: MetadataSource = .current
  ) async throws(VirtError) -> String? {
    let arguments = Remote.DomainGetMetadataArguments(
      domain: reference, type: Self.elementMetadata, uri: namespace, flags: which.rawValue)
    do {
      return try await connection.call(
        .domainGetMetadata, arguments, returning: Remote.DomainGetMetadataResult.self
      ).metadata
    } catch {
      guard error.code != .noDomainMetadata else { return nil }
      throw error
    }
  }

  /// Keeps the element of an application with the domain.
  ///
  /// - Parameters:
  ///   - xml: the element without the namespace; nil removes it.
  ///   - prefix: what the namespace is to be called.
  /// - Throws: `operationInvalid` when there is no definition of that kind.
  public func setMetadataElement(
    _ xml: String?, namespace: String, prefix: String, _ which: MetadataSource = .current
  ) async throws(VirtError) {
    try await connection.call(
      .domainSetMetadata,
      Remote.DomainSetMetadataArguments(
        domain: reference, type: Self.elementMetadata, metadata: xml, key: xml == nil ? nil : prefix, uri: namespace,
        flags: which.rawValue))
  }

  /// Gives a domain that is shut off another name.
  ///
  /// - Throws: `operationInvalid` when it runs, is transient, or another has the name.
  public func rename(to name: String) async throws(VirtError) {
    _ = try await connection.call(
      .domainRename, Remote.DomainRenameArguments(domain: reference, newName: name, flags: 0),
      returning: Remote.DomainRenameResult.self)
  }

  /// `VIR_DOMAIN_METADATA_ELEMENT`
  private static var elementMetadata: Int32 { 2 }
}
