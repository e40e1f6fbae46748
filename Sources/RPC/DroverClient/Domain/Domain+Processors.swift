public import DroverCore
import LibvirtWire

/// Which processors of the host: those whose bit is set, in the order of the bytes, the lowest bit first.
public struct ProcessorMap: Sendable, Hashable {
  /// The bits.
  public var bytes: [UInt8]

  /// Takes the bits.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// A map of these.
  public init(_ numbers: some Sequence<Int>) {
    bytes = []
    for number in numbers where number >= 0 && number < 16_384 {
      while bytes.count <= number / 8 { bytes.append(0) }
      bytes[number / 8] |= 1 << UInt8(number % 8)
    }
  }

  /// Whether a processor is among them.
  public func contains(_ number: Int) -> Bool {
    bytes.indices.contains(number / 8) && bytes[number / 8] & (1 << UInt8(number % 8)) != 0
  }

  /// Their numbers below a limit.
  public func numbers(below limit: Int) -> [Int] { (0..<max(0, limit)).filter(contains) }
}

/// A virtual CPU of a running guest (`virVcpuInfo`).
public struct VirtualCPU: Sendable, Hashable {
  /// Its number.
  public var number: UInt32
  /// What it does, by number: 0 offline, 1 running, 2 waiting for something (`virVcpuState`).
  public var stateNumber: Int32
  /// How long it ran, in nanoseconds.
  public var time: UInt64
  /// The processor of the host that it ran on last; negative when nobody knows.
  public var processor: Int32
  /// Where it may run.
  public var affinity: ProcessorMap
}

/// A thread of QEMU for the disks' work.
public struct IOThread: Sendable, Hashable {
  /// Its number.
  public var number: UInt32
  /// Where it may run.
  public var affinity: ProcessorMap
}

/// Which count of virtual CPUs (`virDomainVcpuFlags`).
public struct VirtualCPUCount: OptionSet, Sendable, Hashable {
  /// The number on the wire.
  public let rawValue: UInt32
  /// Takes the number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Of the running guest.
  public static let live = VirtualCPUCount(rawValue: 1)
  /// Of the next start.
  public static let config = VirtualCPUCount(rawValue: 2)
  /// How many there can be.
  public static let maximum = VirtualCPUCount(rawValue: 4)
  /// How many the guest itself says that it uses.
  public static let guest = VirtualCPUCount(rawValue: 8)
}

extension Domain {
  /// How many virtual CPUs there are.
  ///
  /// - Throws: `operationInvalid` for the running guest of a domain that does not run.
  public func virtualCPUCount(_ which: VirtualCPUCount = []) async throws(VirtError) -> Int {
    let result = try await connection.call(
      .domainGetVCPUsFlags, Remote.DomainGetVCPUsFlagsArguments(domain: reference, flags: which.rawValue),
      returning: Remote.DomainGetVCPUsFlagsResult.self)
    return Int(result.num)
  }

  /// The virtual CPUs of a running guest.
  ///
  /// - Parameter processors: how many the host has.
  public func virtualCPUs(processors: Int) async throws(VirtError) -> [VirtualCPU] {
    let length = Self.length(processors)
    let count = try await virtualCPUCount([.maximum])
    let arguments = Remote.DomainGetVCPUsArguments(
      domain: reference, maxinfo: Int32(clamping: min(count, WireLimit.vcpuinfo)), maplen: Int32(clamping: length))
    let result = try await connection.call(
      .domainGetVCPUs, arguments, returning: Remote.DomainGetVCPUsResult.self)
    let maps = Self.maps(result.cpumaps, length: length)
    return result.info.enumerated().map { place, info in
      VirtualCPU(
        number: info.number, stateNumber: info.state, time: info.cpuTime,
        processor: info.cpu, affinity: maps.indices.contains(place) ? maps[place] : ProcessorMap(bytes: []))
    }
  }

  /// Where each virtual CPU may run.
  public func virtualCPUPins(processors: Int, scope: ChangeScope = []) async throws(VirtError) -> [ProcessorMap] {
    let length = Self.length(processors)
    // How many there can be of the definition that is asked for.
    let count = try await virtualCPUCount([.maximum, VirtualCPUCount(rawValue: scope.rawValue)])
    let arguments = Remote.DomainGetVCPUPinInfoArguments(
      domain: reference, ncpumaps: Int32(clamping: min(count, WireLimit.vcpuinfo)), maplen: Int32(clamping: length),
      flags: scope.rawValue)
    let result = try await connection.call(
      .domainGetVCPUPinInfo, arguments, returning: Remote.DomainGetVCPUPinInfoResult.self)
    return Array(Self.maps(result.cpumaps, length: length).prefix(max(0, Int(result.num))))
  }

  /// Where QEMU's other threads may run.
  public func emulatorPin(processors: Int, scope: ChangeScope = []) async throws(VirtError) -> ProcessorMap {
    let arguments = Remote.DomainGetEmulatorPinInfoArguments(
      domain: reference, maplen: Int32(clamping: Self.length(processors)), flags: scope.rawValue)
    let result = try await connection.call(
      .domainGetEmulatorPinInfo, arguments, returning: Remote.DomainGetEmulatorPinInfoResult.self)
    return ProcessorMap(bytes: result.cpumaps)
  }

  /// The threads for the disks' work.
  public func ioThreads(scope: ChangeScope = []) async throws(VirtError) -> [IOThread] {
    let result = try await connection.call(
      .domainGetIOThreadInfo, Remote.DomainGetIOThreadInfoArguments(domain: reference, flags: scope.rawValue),
      returning: Remote.DomainGetIOThreadInfoResult.self)
    return result.info.map { IOThread(number: $0.iothreadID, affinity: ProcessorMap(bytes: $0.cpumap)) }
  }

  /// A thread of QEMU that can be bound to processors.
  public enum PinnedThread: Sendable, Hashable {
    /// A virtual CPU.
    case virtualCPU(UInt32)
    /// A thread for the disks' work.
    case ioThread(UInt32)
    /// All others.
    case emulator
  }

  /// Binds a thread to processors of the host.
  ///
  /// - Throws: `invalidArg` for a thread that there is not, or no processor.
  public func pin(_ thread: PinnedThread, to map: ProcessorMap, scope: ChangeScope = []) async throws(VirtError) {
    switch thread {
    case .virtualCPU(let number):
      try await connection.call(
        .domainPinVCPUFlags,
        Remote.DomainPinVCPUFlagsArguments(
          domain: reference, vcpu: number, cpumap: map.bytes, flags: scope.rawValue))
    case .ioThread(let number):
      try await connection.call(
        .domainPinIOThread,
        Remote.DomainPinIOThreadArguments(
          domain: reference, iothreadID: number, cpumap: map.bytes, flags: scope.rawValue))
    case .emulator:
      try await connection.call(
        .domainPinEmulator,
        Remote.DomainPinEmulatorArguments(domain: reference, cpumap: map.bytes, flags: scope.rawValue))
    }
  }

  /// Adds a thread for the disks' work.
  public func addIOThread(_ number: UInt32, scope: ChangeScope = []) async throws(VirtError) {
    try await connection.call(
      .domainAddIOThread,
      Remote.DomainAddIOThreadArguments(domain: reference, iothreadID: number, flags: scope.rawValue))
  }

  /// Removes one.
  public func removeIOThread(_ number: UInt32, scope: ChangeScope = []) async throws(VirtError) {
    try await connection.call(
      .domainDelIOThread,
      Remote.DomainDelIOThreadArguments(domain: reference, iothreadID: number, flags: scope.rawValue))
  }

  /// Switches single virtual CPUs on or off; `map` is a list such as `1-3`.
  public func setVirtualCPUs(
    _ map: String, online: Bool, scope: ChangeScope = []
  ) async throws(VirtError) {
    try await connection.call(
      .domainSetVCPU,
      Remote.DomainSetVCPUArguments(domain: reference, cpumap: map, state: online ? 1 : 0, flags: scope.rawValue))
  }

  private static func length(_ processors: Int) -> Int { min(max(1, (processors + 7) / 8), WireLimit.cpumap) }

  private static func maps(_ bytes: [UInt8], length: Int) -> [ProcessorMap] {
    stride(from: 0, to: bytes.count, by: length).map { start in
      ProcessorMap(bytes: Array(bytes[start..<min(start + length, bytes.count)]))
    }
  }
}
