public import DomainModel
public import DroverCore

/// What a guest may use of its host. Implemented by `QEMUProcess`, with the kernel's control groups and traffic control.
public protocol GuestResources: AnyObject, Sendable {
  /// Limits what the guest uses, one after the other; what was set before one that fails stays.
  ///
  /// Errors: `operationInvalid` on a host that cannot limit it, `invalidArg` for a value out of the kernel's range,
  /// `systemError` for what the kernel refuses.
  func limit(_ limits: [ResourceLimit]) async throws(VirtError)
  /// Limits the traffic of a network device of the host; nil: not any more.
  func setBandwidth(_ bandwidth: InterfaceBandwidth?, ofLink link: String) async throws(VirtError)
}

/// One limit of what a guest uses.
public enum ResourceLimit: Hashable, Sendable {
  /// Its share of the CPUs, among all that want them.
  case processorShares(UInt64)
  /// How long it may run in each period, microseconds; nil stays as it is, negative time is unlimited.
  case processorTime(ResourceUser, period: UInt64?, quota: Int64?)
  /// Memory, KiB; nil stays as it is, and `unlimitedMemory` is no limit.
  case memory(hard: UInt64?, soft: UInt64?, withSwap: UInt64?)
  /// Its share of the disks' time.
  case blockWeight(UInt32)
  /// A limit for one block device of the host; 0: none.
  case blockDevice(path: String, BlockDeviceLimit, UInt64)
  /// The NUMA nodes of the host that memory is taken from.
  case memoryNodes(CPUSet)

  /// What a limit of memory is when there is none (`VIR_DOMAIN_MEMORY_PARAM_UNLIMITED`), KiB.
  public static let unlimitedMemory: UInt64 = 9_007_199_254_740_991
}

/// Whose time is limited.
public enum ResourceUser: Hashable, Sendable, CaseIterable {
  /// The guest as a whole.
  case whole
  /// Each virtual CPU.
  case virtualCPUs
  /// QEMU's own threads, together.
  case emulator
  /// Each I/O thread.
  case ioThreads
}

/// What is limited of a block device.
public enum BlockDeviceLimit: String, Hashable, Sendable, CaseIterable {
  case weight = "device_weight"
  case readIOPS = "device_read_iops_sec"
  case writeIOPS = "device_write_iops_sec"
  case readBytes = "device_read_bytes_sec"
  case writeBytes = "device_write_bytes_sec"
}

extension GuestResources {
  private var unable: VirtError { VirtError(.operationInvalid, "nothing limits what this guest uses") }

  /// A guest without limits.
  public func limit(_ limits: [ResourceLimit]) async throws(VirtError) { throw unable }
  /// A guest without limits.
  public func setBandwidth(_ bandwidth: InterfaceBandwidth?, ofLink link: String) async throws(VirtError) {
    throw unable
  }
}

extension DomainDefinition {
  /// The limits that the definition wants from the start on.
  public var resourceLimits: [ResourceLimit] {
    var limits: [ResourceLimit] = []
    if let tune = cputune {
      if let shares = tune.shares { limits.append(.processorShares(shares)) }
      for (user, period, quota) in [
        (ResourceUser.whole, tune.globalPeriod, tune.globalQuota), (.virtualCPUs, tune.period, tune.quota),
        (.emulator, tune.emulatorPeriod, tune.emulatorQuota), (.ioThreads, tune.iothreadPeriod, tune.iothreadQuota),
      ] where period ?? 0 != 0 || quota ?? 0 != 0 {
        limits.append(.processorTime(user, period: period, quota: quota))
      }
    }
    if let tune = memtune, tune.hardLimit != nil || tune.softLimit != nil || tune.swapHardLimit != nil {
      limits.append(
        .memory(
          hard: tune.hardLimit?.kibibytes, soft: tune.softLimit?.kibibytes, withSwap: tune.swapHardLimit?.kibibytes))
    }
    if let weight = blkiotune?.weight, weight > 0 { limits.append(.blockWeight(weight)) }
    for device in blkiotune?.devices ?? [] {
      guard let path = device.path else { continue }
      for limit in BlockDeviceLimit.allCases {
        if let value = device[limit], value > 0 { limits.append(.blockDevice(path: path, limit, value)) }
      }
    }
    if numatune?.memory?.mode == .restrictive, let nodes = numatune?.memory?.nodeset {
      limits.append(.memoryNodes(nodes))
    }
    return limits
  }
}

extension BlockIODevice {
  /// One of its limits; 0 and nil are none.
  subscript(limit: BlockDeviceLimit) -> UInt64? {
    get {
      switch limit {
      case .weight: weight.map { UInt64($0) }
      case .readIOPS: readIopsSec.map { UInt64($0) }
      case .writeIOPS: writeIopsSec.map { UInt64($0) }
      case .readBytes: readBytesSec
      case .writeBytes: writeBytesSec
      }
    }
    set {
      let value = newValue == 0 ? nil : newValue
      switch limit {
      case .weight: weight = value.map { UInt32(clamping: $0) }
      case .readIOPS: readIopsSec = value.map { UInt32(clamping: $0) }
      case .writeIOPS: writeIopsSec = value.map { UInt32(clamping: $0) }
      case .readBytes: readBytesSec = value
      case .writeBytes: writeBytesSec = value
      }
    }
  }
}
