public import DroverCore
import Glibc

// What is limited, in the words of either kind of hierarchy.
extension ControlGroup {
  /// Its share of the CPUs. Errors: `invalidArg` out of the kernel's range.
  public func setProcessorShares(_ shares: UInt64) throws(VirtError) {
    let folder = try enter(.cpu)
    let isUnified = try isUnified(.cpu)
    let range: ClosedRange<UInt64> = isUnified ? 1...10_000 : 2...262_144
    guard range.contains(shares) else {
      throw VirtError(
        .invalidArg, "shares '\(shares)' must be in range [\(range.lowerBound), \(range.upperBound)]")
    }
    try write("\(shares)", to: "\(folder)/\(isUnified ? "cpu.weight" : "cpu.shares")")
  }

  /// How long it may run in each period, microseconds; nil stays, negative time is unlimited.
  ///
  /// - Parameter part: the threads that share the time, by a name of ours; nil: all together.
  public func setProcessorTime(
    period: UInt64?, quota: Int64?, part: (name: String, threads: [Int32])? = nil
  ) throws(VirtError) {
    let folder =
      if let part { try enter(.cpu, part: part.name, threads: part.threads) } else { try enter(.cpu) }
    guard try isUnified(.cpu) else {
      if let period { try write("\(period)", to: "\(folder)/cpu.cfs_period_us") }
      if let quota { try write(quota < 0 ? "-1" : "\(quota)", to: "\(folder)/cpu.cfs_quota_us") }
      return
    }
    let now = (FileContents.trimmed("\(folder)/cpu.max") ?? "max 100000").split(separator: " ").map(String.init)
    let time = quota.map { $0 < 0 ? "max" : "\($0)" } ?? now.first ?? "max"
    try write("\(time) \(period.map { "\($0)" } ?? now.last ?? "100000")", to: "\(folder)/cpu.max")
  }

  /// Limits of memory, in bytes; `.max` for none, nil stays.
  ///
  /// - Parameter withSwap: memory and swap together.
  public func setMemory(hard: UInt64?, soft: UInt64?, withSwap: UInt64?) throws(VirtError) {
    let folder = try enter(.memory)
    guard try isUnified(.memory) else { return try setSeparateMemory(folder, hard, soft, withSwap) }
    func text(_ bytes: UInt64) -> String { bytes == .max ? "max" : "\(bytes)" }
    if let hard { try write(text(hard), to: "\(folder)/memory.max") }
    if let soft { try write(text(soft), to: "\(folder)/memory.high") }
    guard let withSwap else { return }
    // Here swap is counted alone.
    let memory = hard ?? FileContents.trimmed("\(folder)/memory.max").flatMap { UInt64($0) } ?? 0
    try write(text(withSwap == .max ? .max : withSwap - min(memory, withSwap)), to: "\(folder)/memory.swap.max")
  }

  private func setSeparateMemory(
    _ folder: String, _ hard: UInt64?, _ soft: UInt64?, _ withSwap: UInt64?
  ) throws(VirtError) {
    func text(_ bytes: UInt64) -> String { bytes == .max ? "-1" : "\(bytes)" }
    let (memory, both) = ("\(folder)/memory.limit_in_bytes", "\(folder)/memory.memsw.limit_in_bytes")
    var steps: [(String, String)] = []
    if let hard { steps.append((memory, text(hard))) }
    if let withSwap { steps.append((both, text(withSwap))) }
    // The kernel never lets the one be above the other, not for a moment.
    let isRaised = (FileContents.trimmed(both).flatMap { UInt64($0) } ?? .max) < hard ?? 0
    if isRaised { steps.reverse() }
    if let soft { steps.append(("\(folder)/memory.soft_limit_in_bytes", text(soft))) }
    for (path, text) in steps { try write(text, to: path) }
  }

  /// Its share of the disks' time.
  public func setBlockWeight(_ weight: UInt32) throws(VirtError) {
    let folder = try enter(.blkio)
    if try isUnified(.blkio) {
      let plain = "\(folder)/io.weight"
      return access(plain, F_OK) == 0
        ? try write("default \(weight)", to: plain) : try write("\(weight)", to: "\(folder)/io.bfq.weight")
    }
    let plain = "\(folder)/blkio.weight"
    try write("\(weight)", to: access(plain, F_OK) == 0 ? plain : "\(folder)/blkio.bfq.weight")
  }

  /// What is limited of a block device.
  public enum DeviceLimit: Sendable, Hashable {
    case weight, readIOPS, writeIOPS, readBytes, writeBytes
  }

  /// A limit for one block device; 0: none. Errors: `systemError` for what is no block device.
  public func setDevice(_ path: String, _ limit: DeviceLimit, _ value: UInt64) throws(VirtError) {
    let folder = try enter(.blkio)
    let isUnified = try isUnified(.blkio)
    let file = "\(folder)/\(isUnified ? "io.weight" : "blkio.weight_device")"
    guard limit != .weight || access(file, F_OK) == 0 else {
      throw VirtError(.operationInvalid, "blkio device weight is valid only for cfq scheduler")
    }
    let device = try Self.number(ofBlockDevice: path)
    guard limit != .weight else {
      return try write("\(device) \(isUnified && value == 0 ? "default" : "\(value)")", to: file)
    }
    let (old, new) =
      switch limit {
      case .readIOPS: ("read_iops", "riops")
      case .writeIOPS: ("write_iops", "wiops")
      case .readBytes: ("read_bps", "rbps")
      case .writeBytes, .weight: ("write_bps", "wbps")
      }
    if isUnified {
      try write("\(device) \(new)=\(value == 0 ? "max" : "\(value)")", to: "\(folder)/io.max")
    } else {
      try write("\(device) \(value)", to: "\(folder)/blkio.throttle.\(old)_device")
    }
  }

  private static func number(ofBlockDevice path: String) throws(VirtError) -> String {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      throw VirtError(
        .systemError, "Path '\(path)' is not accessible", causes: [SystemFailure(errno).words])
    }
    guard facts.st_mode & S_IFMT == S_IFBLK else {
      throw VirtError(
        .systemError, "Path '\(path)' must be a block device", causes: [SystemFailure(EINVAL).words])
    }
    let number = UInt64(facts.st_rdev)
    let major = (number >> 8) & 0xFFF | (number >> 32) & ~0xFFF
    let minor = number & 0xFF | (number >> 12) & 0xFFFF_FF00
    return "\(major):\(minor)"
  }

  /// The NUMA nodes that memory is taken from, as a list of the kernel: `0-1,3`.
  public func setMemoryNodes(_ list: String) throws(VirtError) {
    let folder = try enter(.cpuset)
    try write(list, to: "\(folder)/cpuset.mems")
  }
}
