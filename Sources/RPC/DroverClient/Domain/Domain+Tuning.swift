public import DroverCore
import LibvirtWire

extension Domain {
  /// A group of parameters that weigh a guest against others, or hold it back.
  public enum Tuning: Sendable, Hashable {
    /// Its share of the processors.
    case scheduler
    /// Its share of the disks.
    case blockIO
    /// Limits of its memory, in KiB.
    case memory
    /// Where on the host its memory lies.
    case numa
    /// Which events of the processors are counted.
    case performanceEvents
    /// Limits of one disk, by its target or source.
    case disk(String)
    /// Limits of one interface, by its device on the host or its hardware address.
    case interface(String)
    /// How a thread for the disks' work waits; it can only be set.
    case ioThread(UInt32)
  }

  /// The parameters of a group.
  ///
  /// - Throws: `operationInvalid` for the running guest of a domain that does not run, `operationUnsupported` where
  ///   the host has no such limits.
  public func tuning(_ group: Tuning, scope: ChangeScope = []) async throws(VirtError) -> [TypedParameter] {
    // 4: texts are understood.
    let flags = scope.rawValue | 4
    let parameters: [Remote.TypedParameter]
    switch group {
    case .scheduler:
      parameters = try await connection.call(
        .domainGetSchedulerParametersFlags,
        Remote.DomainGetSchedulerParametersFlagsArguments(
          domain: reference, parameterCount: Int32(WireLimit.domainSchedulerParameters), flags: flags),
        returning: Remote.DomainGetSchedulerParametersFlagsResult.self
      ).parameters
    case .blockIO:
      parameters = try await connection.call(
        .domainGetBlkioParameters,
        Remote.DomainGetBlkioParametersArguments(
          domain: reference, parameterCount: Int32(WireLimit.domainBlkioParameters), flags: flags),
        returning: Remote.DomainGetBlkioParametersResult.self
      ).parameters
    case .memory:
      parameters = try await connection.call(
        .domainGetMemoryParameters,
        Remote.DomainGetMemoryParametersArguments(
          domain: reference, parameterCount: Int32(WireLimit.domainMemoryParameters), flags: flags),
        returning: Remote.DomainGetMemoryParametersResult.self
      ).parameters
    case .numa:
      parameters = try await connection.call(
        .domainGetNUMAParameters,
        Remote.DomainGetNUMAParametersArguments(
          domain: reference, parameterCount: Int32(WireLimit.domainNUMAParameters), flags: flags),
        returning: Remote.DomainGetNUMAParametersResult.self
      ).parameters
    case .performanceEvents:
      parameters = try await connection.call(
        .domainGetPerfEvents, Remote.DomainGetPerfEventsArguments(domain: reference, flags: flags),
        returning: Remote.DomainGetPerfEventsResult.self
      ).parameters
    default:
      parameters = try await deviceTuning(group, flags: flags)
    }
    return parameters.map(TypedParameter.init)
  }

  private func deviceTuning(_ group: Tuning, flags: UInt32) async throws(VirtError) -> [Remote.TypedParameter] {
    switch group {
    case .disk(let disk):
      return try await connection.call(
        .domainGetBlockIOTune,
        Remote.DomainGetBlockIOTuneArguments(
          domain: reference, disk: disk, parameterCount: Int32(WireLimit.domainBlockIOTuneParameters), flags: flags),
        returning: Remote.DomainGetBlockIOTuneResult.self
      ).parameters
    case .interface(let interface):
      return try await connection.call(
        .domainGetInterfaceParameters,
        Remote.DomainGetInterfaceParametersArguments(
          domain: reference, device: interface, parameterCount: Int32(WireLimit.domainInterfaceParameters),
          flags: flags),
        returning: Remote.DomainGetInterfaceParametersResult.self
      ).parameters
    default:
      throw VirtError(.operationUnsupported, "these parameters can only be set", origin: .domain)
    }
  }

  /// Changes parameters of a group; those that are not named stay.
  ///
  /// - Throws: `invalidArg` for a name that is not known or a value out of range.
  public func setTuning(
    _ group: Tuning, _ parameters: [TypedParameter], scope: ChangeScope = []
  ) async throws(VirtError) {
    let sent = parameters.map(Remote.TypedParameter.init)
    let flags = scope.rawValue
    switch group {
    case .scheduler:
      try await connection.call(
        .domainSetSchedulerParametersFlags,
        Remote.DomainSetSchedulerParametersFlagsArguments(domain: reference, parameters: sent, flags: flags))
    case .blockIO:
      try await connection.call(
        .domainSetBlkioParameters,
        Remote.DomainSetBlkioParametersArguments(domain: reference, parameters: sent, flags: flags))
    case .memory:
      try await connection.call(
        .domainSetMemoryParameters,
        Remote.DomainSetMemoryParametersArguments(domain: reference, parameters: sent, flags: flags))
    case .numa:
      try await connection.call(
        .domainSetNUMAParameters,
        Remote.DomainSetNUMAParametersArguments(domain: reference, parameters: sent, flags: flags))
    case .performanceEvents:
      try await connection.call(
        .domainSetPerfEvents,
        Remote.DomainSetPerfEventsArguments(domain: reference, parameters: sent, flags: flags))
    case .disk(let disk):
      try await connection.call(
        .domainSetBlockIOTune,
        Remote.DomainSetBlockIOTuneArguments(domain: reference, disk: disk, parameters: sent, flags: flags))
    case .interface(let interface):
      try await connection.call(
        .domainSetInterfaceParameters,
        Remote.DomainSetInterfaceParametersArguments(
          domain: reference, device: interface, parameters: sent, flags: flags))
    case .ioThread(let number):
      try await connection.call(
        .domainSetIOThreadParams,
        Remote.DomainSetIOThreadParamsArguments(
          domain: reference, iothreadID: number, parameters: sent, flags: flags))
    }
  }
}
