public import DroverCore

extension DomainService {
  /// Makes or replaces a persistent definition.
  ///
  /// A definition that cannot be saved is not defined. Errors: `xmlError`, `xmlDetail`, `configUnsupported`,
  /// `operationFailed` for a name or uuid that another domain has.
  public func define(
    _ xml: String, flags: DefineFlags, caller: Caller
  ) async throws(VirtError) -> DomainReference { throw VirtError(.noSupport) }

  /// Removes a persistent definition; a running domain becomes transient.
  public func undefine(_ domain: DomainReference, flags: UndefineFlags, caller: Caller) async throws(VirtError) {
    throw VirtError(.noSupport)
  }

  /// Marks a persistent domain to be started with the host, or not.
  public func setAutostart(_ domain: DomainReference, _ isOn: Bool, caller: Caller) async throws(VirtError) {
    throw VirtError(.noSupport)
  }
}
