import DomainModel
public import DroverCore
import DroverXML

// What tunes a guest, as its definition has it: for one that runs, what was not said is what the kernel and QEMU do
// without being told.
extension DomainService {
  /// The scheduler (`posix`) and how many parameters it has.
  public func schedulerType(_ reference: DomainReference) throws(VirtError) -> (type: String, parameters: Int32) {
    _ = try domain(reference)
    return ("posix", 9)
  }

  /// Shares of CPU time, periods and quotas.
  public func schedulerParameters(_ reference: DomainReference, flags: UInt32) throws(VirtError) -> [TypedParameter] {
    let (definition, isLive) = try shown(reference, flags)
    let tune = definition.cputune
    func period(_ name: String, _ value: UInt64?) -> TypedParameter {
      TypedParameter(name, .ulong(value ?? (isLive ? 100_000 : 0)))
    }
    func quota(_ name: String, _ value: Int64?) -> TypedParameter {
      // Of a running guest, all that is negative is unlimited.
      TypedParameter(name, .long(isLive ? max(-1, value ?? -1) : value ?? 0))
    }
    return [
      TypedParameter("cpu_shares", .ulong(tune?.shares ?? (isLive ? 1024 : 0))),
      period("vcpu_period", tune?.period), quota("vcpu_quota", tune?.quota),
      period("emulator_period", tune?.emulatorPeriod), quota("emulator_quota", tune?.emulatorQuota),
      period("global_period", tune?.globalPeriod), quota("global_quota", tune?.globalQuota),
      period("iothread_period", tune?.iothreadPeriod), quota("iothread_quota", tune?.iothreadQuota),
    ]
  }

  /// Weights and limits of the host's block devices; those of one kind are a list `path,value,…`.
  public func blockParameters(_ reference: DomainReference, flags: UInt32) throws(VirtError) -> [TypedParameter] {
    let (definition, isLive) = try shown(reference, flags)
    let tune = definition.blkiotune
    func list<Value: BinaryInteger>(_ name: String, _ value: KeyPath<BlockIODevice, Value?>) -> TypedParameter {
      let entries = (tune?.devices ?? []).compactMap { device -> String? in
        guard let path = device.path, let value = device[keyPath: value], value != 0 else { return nil }
        return "\(path),\(value)"
      }
      return TypedParameter(name, .string(entries.joined(separator: ",")))
    }
    return [
      TypedParameter("weight", .uint(tune?.weight ?? (isLive ? 100 : 0))),
      list("device_weight", \.weight), list("device_read_iops_sec", \.readIopsSec),
      list("device_write_iops_sec", \.writeIopsSec), list("device_read_bytes_sec", \.readBytesSec),
      list("device_write_bytes_sec", \.writeBytesSec),
    ]
  }

  /// What a limit of memory is when there is none (`VIR_DOMAIN_MEMORY_PARAM_UNLIMITED`), KiB.
  private static let unlimited = ResourceLimit.unlimitedMemory

  /// Limits of memory on the host, KiB.
  public func memoryParameters(_ reference: DomainReference, flags: UInt32) throws(VirtError) -> [TypedParameter] {
    let tune = try shown(reference, flags).0.memtune
    func limit(_ name: String, _ amount: MemoryAmount?) -> TypedParameter {
      TypedParameter(name, .ulong(amount?.kibibytes ?? Self.unlimited))
    }
    return [
      limit("hard_limit", tune?.hardLimit), limit("soft_limit", tune?.softLimit),
      limit("swap_hard_limit", tune?.swapHardLimit),
    ]
  }

  /// Where on the host memory is taken from.
  public func numaParameters(_ reference: DomainReference, flags: UInt32) throws(VirtError) -> [TypedParameter] {
    let memory = try shown(reference, flags).0.numatune?.memory
    let mode: Int32 =
      switch memory?.mode ?? .strict {
      case .strict: 0
      case .preferred: 1
      case .interleave: 2
      case .restrictive: 3
      }
    return [
      TypedParameter("numa_mode", .int(mode)),
      TypedParameter("numa_nodeset", .string(memory?.nodeset?.xmlText ?? "")),
    ]
  }

  /// The limits of a disk. Errors: `invalidArg` for a path that is no disk's.
  public func blockLimits(
    _ reference: DomainReference, disk path: String, flags: UInt32
  ) throws(VirtError) -> [TypedParameter] {
    let (definition, isLive) = try shown(reference, flags)
    guard let disk = definition.disk(path) else {
      throw VirtError(
        .invalidArg, isLive ? "disk '\(path)' not found in domain" : "disk '\(path)' was not found in the domain config"
      )
    }
    return disk.iotune.parameters
  }

  /// The limits that any disk may have. Errors: as for the limits of one.
  public func blockLimitNames(_ reference: DomainReference, flags: UInt32) throws(VirtError) -> [TypedParameter] {
    _ = try shown(reference, flags)
    return DiskIOTune?.none.parameters
  }

  /// The counters of the host's CPUs that are kept for a guest, each with whether it is.
  public func performanceEvents(_ reference: DomainReference, flags: UInt32) throws(VirtError) -> [TypedParameter] {
    let events = try shown(reference, flags).0.perf?.events ?? []
    return Self.performanceCounters.map { name in
      TypedParameter(name, .boolean(events.contains { $0.name == name && $0.enabled == .yes }))
    }
  }

  /// `virPerfEventType`, in its order.
  static let performanceCounters = [
    "cmt", "mbmt", "mbml", "cpu_cycles", "instructions", "cache_references", "cache_misses", "branch_instructions",
    "branch_misses", "bus_cycles", "stalled_cycles_frontend", "stalled_cycles_backend", "ref_cpu_cycles", "cpu_clock",
    "task_clock", "page_faults", "context_switches", "cpu_migrations", "page_faults_min", "page_faults_maj",
    "alignment_faults", "emulation_faults",
  ]
}

extension DiskIOTune? {
  /// As `virDomainGetBlockIoTune` names them, in its order.
  var parameters: [TypedParameter] {
    func number(_ name: String, _ value: UInt64??) -> TypedParameter {
      TypedParameter(name, .ulong((value ?? nil) ?? 0))
    }
    return [
      number("total_bytes_sec", self?.totalBytesSec), number("read_bytes_sec", self?.readBytesSec),
      number("write_bytes_sec", self?.writeBytesSec), number("total_iops_sec", self?.totalIopsSec),
      number("read_iops_sec", self?.readIopsSec), number("write_iops_sec", self?.writeIopsSec),
      number("total_bytes_sec_max", self?.totalBytesSecMax), number("read_bytes_sec_max", self?.readBytesSecMax),
      number("write_bytes_sec_max", self?.writeBytesSecMax), number("total_iops_sec_max", self?.totalIopsSecMax),
      number("read_iops_sec_max", self?.readIopsSecMax), number("write_iops_sec_max", self?.writeIopsSecMax),
      number("size_iops_sec", self?.sizeIopsSec), TypedParameter("group_name", .string(self?.groupName ?? "")),
      number("total_bytes_sec_max_length", self?.totalBytesSecMaxLength),
      number("read_bytes_sec_max_length", self?.readBytesSecMaxLength),
      number("write_bytes_sec_max_length", self?.writeBytesSecMaxLength),
      number("total_iops_sec_max_length", self?.totalIopsSecMaxLength),
      number("read_iops_sec_max_length", self?.readIopsSecMaxLength),
      number("write_iops_sec_max_length", self?.writeIopsSecMaxLength),
    ]
  }
}
