public import DroverCore

extension DomainService {
  /// Starts a defined domain (`virDomainCreateWithFlags`).
  public func create(
    _ domain: DomainReference, flags: CreateFlags, caller: Caller
  ) async throws(VirtError) -> DomainReference { throw VirtError(.noSupport) }

  /// Starts a domain from a description that is not kept (`virDomainCreateXML`).
  public func create(xml: String, flags: CreateFlags, caller: Caller) async throws(VirtError) -> DomainReference {
    throw VirtError(.noSupport)
  }
}
