public import DroverCore
import LibvirtWire

extension Connection {
  /// The domains that match a filter, in the daemon's order.
  public func domains(_ filter: DomainFilter = .all) async throws(VirtError) -> [Domain] {
    let arguments = Remote.ConnectListAllDomainsArguments(needResults: 1, flags: filter.rawValue)
    let result = try await call(
      .connectListAllDomains, arguments, returning: Remote.ConnectListAllDomainsResult.self)
    return result.domains.map { Domain(self, $0) }
  }

  /// The domain of a name.
  ///
  /// - Throws: `noDomain` when there is none.
  public func domain(named name: String) async throws(VirtError) -> Domain {
    let result = try await call(
      .domainLookupByName, Remote.DomainLookupByNameArguments(name: name),
      returning: Remote.DomainLookupByNameResult.self)
    return Domain(self, result.domain)
  }

  /// The domain of a UUID.
  ///
  /// - Throws: `noDomain` when there is none.
  public func domain(uuid: UUID) async throws(VirtError) -> Domain {
    let result = try await call(
      .domainLookupByUUID, Remote.DomainLookupByUUIDArguments(uuid: uuid),
      returning: Remote.DomainLookupByUUIDResult.self)
    return Domain(self, result.domain)
  }

  /// The running domain of a number.
  ///
  /// - Throws: `noDomain` when there is none.
  public func domain(id: Int32) async throws(VirtError) -> Domain {
    let result = try await call(
      .domainLookupByID, Remote.DomainLookupByIDArguments(id: id),
      returning: Remote.DomainLookupByIDResult.self)
    return Domain(self, result.domain)
  }

  /// Stores a definition, or replaces that of the same name and UUID; starts nothing.
  ///
  /// - Throws: `xmlError`, `xmlDetail` and `configUnsupported` for what is wrong with it, `xmlInvalidSchema` for
  ///   names that are not known (with `validate`), `operationFailed` when name or UUID belong to another domain.
  public func defineDomain(
    _ xml: String, options: DefineOptions = []
  ) async throws(VirtError) -> Domain {
    let result = try await call(
      .domainDefineXMLFlags, Remote.DomainDefineXMLFlagsArguments(xml: xml, flags: options.rawValue),
      returning: Remote.DomainDefineXMLFlagsResult.self)
    return Domain(self, result.domain)
  }

  /// Starts a domain that is not stored: it is gone when it stops.
  ///
  /// - Throws: what `defineDomain` and `Domain.start` throw.
  public func createDomain(
    _ xml: String, options: StartOptions = []
  ) async throws(VirtError) -> Domain {
    let result = try await call(
      .domainCreateXML, Remote.DomainCreateXMLArguments(xml: xml, flags: options.rawValue),
      returning: Remote.DomainCreateXMLResult.self)
    return Domain(self, result.domain)
  }

  /// Figures of domains.
  ///
  /// - Parameters:
  ///   - domains: of which; empty for all that the options let through.
  ///   - groups: which figures; empty for all.
  public func stats(
    of domains: [Domain] = [], groups: StatsGroups = [], options: StatsOptions = []
  ) async throws(VirtError) -> [DomainStats] {
    let arguments = Remote.ConnectGetAllDomainStatsArguments(
      domains: domains.map(\.reference), stats: groups.rawValue, flags: options.rawValue)
    let result = try await call(
      .connectGetAllDomainStats, arguments, returning: Remote.ConnectGetAllDomainStatsResult.self)
    return result.retStats.map { record in
      DomainStats(
        domain: Domain(self, record.domain),
        fields: record.parameters.map(TypedParameter.init))
    }
  }
}
