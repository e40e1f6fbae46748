public import DroverCore

extension DomainService {
  /// What the balloon and the kernel say of the guest's memory, at most so many values.
  public func memoryStatistics(
    _ domain: DomainReference, limit: Int, caller: Caller
  ) async throws(VirtError) -> [MemoryStatistic] { throw VirtError(.noSupport) }

  /// Statistics of the domains that are named, or of all that pass the filters in the flags. Each domain has its own
  /// deadline; one that does not answer comes with what is known.
  ///
  /// - Parameter domains: empty for all.
  public func statistics(
    of domains: [DomainReference], groups: StatisticsGroups, flags: StatisticsFlags, caller: Caller
  ) async throws(VirtError) -> [DomainStatistics] { throw VirtError(.noSupport) }
}
