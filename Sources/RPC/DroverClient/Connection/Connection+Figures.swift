public import DroverCore
import LibvirtWire

/// A figure of the host.
public struct HostFigure: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// Nanoseconds of the processors' time; KiB of memory.
  public var value: UInt64
}

/// The processors of a host.
public struct HostProcessors: Sendable, Hashable {
  /// How many there are, with those that are switched off.
  public var count: Int
  /// How many are switched on.
  public var online: Int
  /// Which.
  public var map: ProcessorMap
}

extension Connection {
  /// The processors of the host.
  public func hostProcessors() async throws(VirtError) -> HostProcessors {
    let result = try await call(
      .nodeGetCPUMap, Remote.NodeGetCPUMapArguments(needMap: 1, needOnline: 1, flags: 0),
      returning: Remote.NodeGetCPUMapResult.self)
    return HostProcessors(
      count: Int(max(0, result.result)), online: Int(clamping: result.online), map: ProcessorMap(bytes: result.cpumap))
  }

  /// What a processor did, or all of them, in nanoseconds since the host was started.
  public func processorFigures(_ number: Int32? = nil) async throws(VirtError) -> [HostFigure] {
    let arguments = Remote.NodeGetCPUStatsArguments(
      cpuNumber: number ?? -1, parameterCount: Int32(WireLimit.nodeCPUStats), flags: 0)
    let count = try await call(
      .nodeGetCPUStats,
      Remote.NodeGetCPUStatsArguments(cpuNumber: number ?? -1, parameterCount: 0, flags: 0),
      returning: Remote.NodeGetCPUStatsResult.self
    ).parameterCount
    var sized = arguments
    sized.parameterCount = min(count, Int32(WireLimit.nodeCPUStats))
    return try await call(.nodeGetCPUStats, sized, returning: Remote.NodeGetCPUStatsResult.self)
      .parameters.map { HostFigure(name: $0.field, value: $0.value) }
  }

  /// The memory of the host, or of one of its cells, in KiB.
  public func memoryFigures(cell: Int32? = nil) async throws(VirtError) -> [HostFigure] {
    var arguments = Remote.NodeGetMemoryStatsArguments(parameterCount: 0, cellNumber: cell ?? -1, flags: 0)
    let count = try await call(
      .nodeGetMemoryStats, arguments, returning: Remote.NodeGetMemoryStatsResult.self
    ).parameterCount
    arguments.parameterCount = min(count, Int32(WireLimit.nodeMemoryStats))
    return try await call(.nodeGetMemoryStats, arguments, returning: Remote.NodeGetMemoryStatsResult.self)
      .parameters.map { HostFigure(name: $0.field, value: $0.value) }
  }

  /// The memory of the host that nobody uses, in bytes.
  public func freeMemory() async throws(VirtError) -> UInt64 {
    try await call(.nodeGetFreeMemory, returning: Remote.NodeGetFreeMemoryResult.self).freeMemory
  }

  /// That of some of its cells, in bytes each.
  public func freeMemory(ofCellsFrom start: Int32, count: Int32) async throws(VirtError) -> [UInt64] {
    try await call(
      .nodeGetCellsFreeMemory, Remote.NodeGetCellsFreeMemoryArguments(startCell: start, maxcells: count),
      returning: Remote.NodeGetCellsFreeMemoryResult.self
    ).cells
  }

  /// The pages of some sizes (KiB) that nobody uses, of some cells; -1: of the whole host.
  ///
  /// - Returns: for each cell, a count for each size.
  public func freePages(sizes: [UInt32], cellsFrom start: Int32, count: UInt32) async throws(VirtError) -> [[UInt64]] {
    let counts = try await call(
      .nodeGetFreePages,
      Remote.NodeGetFreePagesArguments(pages: sizes, startCell: start, cellCount: count, flags: 0),
      returning: Remote.NodeGetFreePagesResult.self
    ).counts
    guard !sizes.isEmpty else { return [] }
    return stride(from: 0, to: counts.count, by: sizes.count).map {
      Array(counts[$0..<min($0 + sizes.count, counts.count)])
    }
  }

  /// Puts pages into the host's pool, or sets how many it has.
  ///
  /// - Parameter cell: -1: of the whole host.
  public func allocatePages(
    _ count: UInt64, size: UInt32, cellsFrom cell: Int32, cells: UInt32 = 1, adding: Bool
  ) async throws(VirtError) {
    _ = try await call(
      .nodeAllocPages,
      Remote.NodeAllocPagesArguments(
        pageSizes: [size], pageCounts: [count], startCell: cell, cellCount: cells, flags: adding ? 0 : 1),
      returning: Remote.NodeAllocPagesResult.self)
  }

  /// How the host shares pages that are the same.
  public func sharedMemoryParameters() async throws(VirtError) -> [TypedParameter] {
    try await call(
      .nodeGetMemoryParameters,
      Remote.NodeGetMemoryParametersArguments(parameterCount: Int32(WireLimit.nodeMemoryParameters), flags: 0),
      returning: Remote.NodeGetMemoryParametersResult.self
    ).parameters.map(TypedParameter.init)
  }

  /// Changes that.
  public func setSharedMemoryParameters(_ parameters: [TypedParameter]) async throws(VirtError) {
    try await call(
      .nodeSetMemoryParameters,
      Remote.NodeSetMemoryParametersArguments(parameters: parameters.map(Remote.TypedParameter.init), flags: 0))
  }

  /// What the host's firmware tells of the machine, as XML.
  public func systemInformation() async throws(VirtError) -> String {
    try await call(
      .connectGetSysinfo, Remote.ConnectGetSysinfoArguments(flags: 0),
      returning: Remote.ConnectGetSysinfoResult.self
    ).sysinfo
  }

  /// What the host can do to encrypt the memory of guests.
  public func memoryEncryption() async throws(VirtError) -> [TypedParameter] {
    try await call(
      .nodeGetSEVInfo, Remote.NodeGetSEVInfoArguments(parameterCount: Int32(WireLimit.nodeSEVInfo), flags: 0),
      returning: Remote.NodeGetSEVInfoResult.self
    ).parameters.map(TypedParameter.init)
  }

  /// Sends the host to sleep, where the daemon does that.
  public func suspendHost(_ target: SleepTarget, seconds: UInt64) async throws(VirtError) {
    try await call(
      .nodeSuspendForDuration,
      Remote.NodeSuspendForDurationArguments(target: target.rawValue, duration: seconds, flags: 0))
  }
}
