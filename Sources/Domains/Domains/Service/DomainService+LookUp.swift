public import DroverCore

extension DomainService {
  /// Finds by identity. Errors: `noDomain`.
  public func lookUp(uuid: UUID) throws(VirtError) -> DomainReference {
    throw VirtError(.noSupport, "virDomainLookupByUUID")
  }
  /// Finds by name. Errors: `noDomain`.
  public func lookUp(name: String) throws(VirtError) -> DomainReference {
    throw VirtError(.noSupport, "virDomainLookupByName")
  }
  /// Finds a running domain by number. Errors: `noDomain`.
  public func lookUp(id: Int32) throws(VirtError) -> DomainReference {
    throw VirtError(.noSupport, "virDomainLookupByID")
  }

  /// The domains that pass the filters, by name. Errors: `invalidArg` for unknown bits.
  public func list(_ flags: ListFlags) throws(VirtError) -> [DomainReference] { [] }
  /// How many pass the filters.
  public func count(_ flags: ListFlags) throws(VirtError) -> Int { 0 }
  /// How many run (`virConnectNumOfDomains`).
  public var activeCount: Int { 0 }
  /// How many do not (`virConnectNumOfDefinedDomains`).
  public var inactiveCount: Int { 0 }
  /// Numbers of those that run, at most so many (`virConnectListDomains`).
  public func activeIDs(limit: Int) -> [Int32] { [] }
  /// Names of those that do not, at most so many (`virConnectListDefinedDomains`).
  public func inactiveNames(limit: Int) -> [String] { [] }
}
