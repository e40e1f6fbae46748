public import DroverCore
import LibvirtWire

/// What a guest tells of its memory (`virDomainMemoryStatStruct`).
public struct MemoryFigure: Sendable, Hashable {
  /// Which figure, by number: a newer daemon may send one that is not known here.
  public var tag: Int32
  /// KiB, but for counts of faults and the time of the last update (seconds since 1970).
  public var value: UInt64

  /// Takes both.
  public init(tag: Int32, value: UInt64) {
    self.tag = tag
    self.value = value
  }

  /// The name that virsh gives it; nil for a number that is not known.
  public var name: String? {
    let names = [
      "swap_in", "swap_out", "major_fault", "minor_fault", "unused", "available", "actual", "rss", "usable",
      "last_update", "disk_caches", "hugetlb_pgalloc", "hugetlb_pgfail",
    ]
    return names.indices.contains(Int(tag)) ? names[Int(tag)] : nil
  }
}

/// What went through an interface (`virDomainInterfaceStatsStruct`); nil where the host does not count it.
public struct InterfaceFigures: Sendable, Hashable {
  /// One direction, seen from the guest.
  public struct Direction: Sendable, Hashable {
    /// Bytes.
    public var bytes: Int64?
    /// Packets.
    public var packets: Int64?
    /// Packets that were broken.
    public var errors: Int64?
    /// Packets that nobody had room for.
    public var drops: Int64?
  }

  /// What the guest received.
  public var received: Direction
  /// What the guest sent.
  public var sent: Direction
}

/// How large a disk is, in bytes (`virDomainBlockInfo`).
public struct BlockInfo: Sendable, Hashable {
  /// What the guest sees.
  public var capacity: UInt64
  /// What is taken of the host.
  public var allocation: UInt64
  /// The size of the file or device on the host.
  public var physical: UInt64
}

/// A disk that a guest could not read or write (`virDomainDiskError`).
public struct DiskError: Sendable, Hashable {
  /// Its target: `vda`.
  public var disk: String
  /// Which error: 1 unspecified, 2 no space.
  public var number: Int32
}

extension Domain {
  /// What the guest tells of its memory, by its balloon, and what the host knows of it.
  ///
  /// - Throws: `operationInvalid` when it is not running.
  public func memoryFigures() async throws(VirtError) -> [MemoryFigure] {
    try await connection.call(
      .domainMemoryStats, Remote.DomainMemoryStatsArguments(domain: reference, maxStats: 13, flags: 0),
      returning: Remote.DomainMemoryStatsResult.self
    ).stats.map { MemoryFigure(tag: $0.tag, value: $0.value) }
  }

  /// How often the balloon's figures are brought up to date, in seconds; 0: never.
  ///
  /// - Throws: `operationInvalid` without a balloon.
  public func setMemoryFiguresPeriod(seconds: Int32, scope: ChangeScope = []) async throws(VirtError) {
    try await connection.call(
      .domainSetMemoryStatsPeriod,
      Remote.DomainSetMemoryStatsPeriodArguments(domain: reference, period: seconds, flags: scope.rawValue))
  }

  /// The CPU time of the whole guest, in nanoseconds.
  ///
  /// - Throws: `operationInvalid` when it is not running.
  public func totalProcessorTime() async throws(VirtError) -> [TypedParameter] {
    try await processorTime(of: -1, count: 1, room: 16)
  }

  /// The CPU time of the guest on each CPU of the host, in nanoseconds.
  ///
  /// - Throws: `operationUnsupported` where the kernel does not count that.
  public func processorTimeOnEach(start: Int32 = 0, count: UInt32 = 128) async throws(VirtError) -> [[TypedParameter]] {
    let each = try await processorTimeSize(start: start)
    guard each > 0 else { return [] }
    let all = try await processorTime(of: start, count: min(count, 128), room: UInt32(each))
    return stride(from: 0, to: all.count, by: each).map { Array(all[$0..<min($0 + each, all.count)]) }
  }

  private func processorTimeSize(start: Int32) async throws(VirtError) -> Int {
    let arguments = Remote.DomainGetCPUStatsArguments(
      domain: reference, parameterCount: 0, startCPU: start, ncpus: 1, flags: 0)
    return Int(
      max(
        0,
        try await connection.call(
          .domainGetCPUStats, arguments, returning: Remote.DomainGetCPUStatsResult.self
        ).parameterCount))
  }

  private func processorTime(of cpu: Int32, count: UInt32, room: UInt32) async throws(VirtError) -> [TypedParameter] {
    let arguments = Remote.DomainGetCPUStatsArguments(
      domain: reference, parameterCount: room, startCPU: cpu, ncpus: count, flags: 0)
    return try await connection.call(
      .domainGetCPUStats, arguments, returning: Remote.DomainGetCPUStatsResult.self
    ).parameters.map(TypedParameter.init)
  }

  /// What was read from and written to a disk, by its target or source; without one, all disks together.
  ///
  /// - Throws: `operationInvalid` when it is not running, `invalidArg` for a disk that there is not.
  public func blockFigures(_ disk: String = "") async throws(VirtError) -> [TypedParameter] {
    let arguments = Remote.DomainBlockStatsFlagsArguments(
      domain: reference, path: disk, parameterCount: Int32(WireLimit.domainBlockStatsParameters), flags: 0)
    return try await connection.call(
      .domainBlockStatsFlags, arguments, returning: Remote.DomainBlockStatsFlagsResult.self
    ).parameters.map(TypedParameter.init)
  }

  /// How large a disk is.
  ///
  /// - Throws: `invalidArg` for a disk that there is not.
  public func blockInfo(_ disk: String) async throws(VirtError) -> BlockInfo {
    let result = try await connection.call(
      .domainGetBlockInfo, Remote.DomainGetBlockInfoArguments(domain: reference, path: disk, flags: 0),
      returning: Remote.DomainGetBlockInfoResult.self)
    return BlockInfo(capacity: result.capacity, allocation: result.allocation, physical: result.physical)
  }

  /// The disks that the guest could not read or write.
  ///
  /// - Throws: `operationInvalid` when it is not running.
  public func diskErrors() async throws(VirtError) -> [DiskError] {
    let arguments = Remote.DomainGetDiskErrorsArguments(
      domain: reference, maxerrors: UInt32(WireLimit.domainDiskErrors), flags: 0)
    return try await connection.call(
      .domainGetDiskErrors, arguments, returning: Remote.DomainGetDiskErrorsResult.self
    ).errors.map { DiskError(disk: $0.disk, number: $0.error) }
  }

  /// What went through an interface, by its device on the host or its hardware address.
  ///
  /// - Throws: `operationInvalid` when it is not running, `invalidArg` for an interface that there is not.
  public func interfaceFigures(_ interface: String) async throws(VirtError) -> InterfaceFigures {
    let result = try await connection.call(
      .domainInterfaceStats, Remote.DomainInterfaceStatsArguments(domain: reference, device: interface),
      returning: Remote.DomainInterfaceStatsResult.self)
    func known(_ number: Int64) -> Int64? { number < 0 ? nil : number }
    return InterfaceFigures(
      received: .init(
        bytes: known(result.rxBytes), packets: known(result.rxPackets), errors: known(result.rxErrs),
        drops: known(result.rxDrop)),
      sent: .init(
        bytes: known(result.txBytes), packets: known(result.txPackets), errors: known(result.txErrs),
        drops: known(result.txDrop)))
  }

  /// What is known of the encryption of the guest's memory.
  public func launchSecurity() async throws(VirtError) -> [TypedParameter] {
    try await connection.call(
      .domainGetLaunchSecurityInfo, Remote.DomainGetLaunchSecurityInfoArguments(domain: reference, flags: 0),
      returning: Remote.DomainGetLaunchSecurityInfoResult.self
    ).parameters.map(TypedParameter.init)
  }

  /// Begins to measure how fast the guest's pages become dirty; what came of it is among `stats(of:groups:options:)`.
  ///
  /// - Parameter flags: how (`virDomainDirtyRateCalcFlags`).
  public func measureDirtyRate(seconds: Int32, flags: UInt32 = 0) async throws(VirtError) {
    try await connection.call(
      .domainStartDirtyRateCalc,
      Remote.DomainStartDirtyRateCalcArguments(domain: reference, seconds: seconds, flags: flags))
  }
}
