public import DomainModel
public import DroverCore
import DroverXML

/// One virtual CPU of a running guest (`virVcpuInfo`).
public struct VirtualCPUInformation: Hashable, Sendable {
  /// Its number.
  public var number: UInt32
  /// CPU time in nanoseconds.
  public var time: UInt64
  /// The CPU of the host that it ran on last; −1 when that is not known.
  public var processor: Int32
  /// The CPUs of the host that it may run on; nil for all.
  public var affinity: CPUSet?
}

/// Flags of the count of virtual CPUs (`virDomainVcpuFlags`).
public struct VirtualCPUFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_DOMAIN_AFFECT_LIVE`
  public static let live = VirtualCPUFlags(rawValue: 1)
  /// `VIR_DOMAIN_AFFECT_CONFIG`
  public static let config = VirtualCPUFlags(rawValue: 2)
  /// `VIR_DOMAIN_VCPU_MAXIMUM`
  public static let maximum = VirtualCPUFlags(rawValue: 4)
  /// `VIR_DOMAIN_VCPU_GUEST`
  public static let guest = VirtualCPUFlags(rawValue: 8)
  /// `VIR_DOMAIN_VCPU_HOTPLUGGABLE`
  public static let hotpluggable = VirtualCPUFlags(rawValue: 16)
}

extension DomainService {
  /// The virtual CPUs that are online, at most so many. Errors: `operationInvalid` for a domain that does not run.
  public func virtualCPUs(_ reference: DomainReference, limit: Int) async throws(VirtError) -> [VirtualCPUInformation] {
    let domain = try self.domain(reference)
    guard domain.read({ $0.live != nil }) else {
      throw VirtError(.operationInvalid, "cannot retrieve vcpu information for inactive domain")
    }
    let figures = try await told(domain, [.virtualCPUs, .affinity], \.virtualCPUs)
    return figures.prefix(max(0, limit)).map { cpu in
      VirtualCPUInformation(
        number: UInt32(clamping: cpu.index), time: cpu.time, processor: cpu.processor.map { Int32(clamping: $0) } ?? -1,
        affinity: cpu.affinity.map { CPUSet($0) })
    }
  }

  /// How many virtual CPUs there are or may be, by the definition. Errors: `notRunning`; `invalidArg` for those of the
  /// guest (`guestProcessorCount`).
  public func virtualCPUCount(_ reference: DomainReference, flags: VirtualCPUFlags) throws(VirtError) -> Int32 {
    try check(flags, knows: [.live, .config, .maximum, .hotpluggable], "virDomainGetVcpusFlags")
    let (definition, _) = try shown(reference, flags.rawValue)
    let most = definition.vcpu?.count ?? 1
    let count = flags.contains(.maximum) ? most : definition.vcpu?.current ?? most
    guard flags.contains(.hotpluggable) else { return Int32(clamping: count) }
    let some = definition.vcpus?.cpus.filter { cpu in
      cpu.hotpluggable == .yes && (flags.contains(.maximum) || cpu.enabled == .yes)
    }
    return Int32(clamping: some?.count ?? 0)
  }

  /// The CPUs of the host that each virtual CPU may run on, by the definition; at most so many.
  public func virtualCPUPins(
    _ reference: DomainReference, flags: UInt32, limit: Int
  ) throws(VirtError) -> [CPUSet?] {
    let (definition, _) = try shown(reference, flags)
    let count = min(Int(definition.vcpu?.count ?? 1), max(0, limit))
    return (0..<count).map { number in
      definition.cputune?.vcpuPins.first { Int($0.vcpu) == number }?.cpuset ?? definition.vcpu?.cpuset
    }
  }

  /// The CPUs of the host that QEMU itself may run on, by the definition; nil for all.
  public func emulatorPin(_ reference: DomainReference, flags: UInt32) throws(VirtError) -> CPUSet? {
    let (definition, _) = try shown(reference, flags)
    return definition.cputune?.emulatorpin?.cpuset ?? definition.vcpu?.cpuset
  }

  /// The I/O threads, with the CPUs of the host that each may run on (nil for all): QEMU's where the guest runs.
  public func ioThreads(
    _ reference: DomainReference, flags: UInt32
  ) async throws(VirtError) -> [(id: UInt32, affinity: CPUSet?)] {
    let (definition, isLive) = try shown(reference, flags)
    guard isLive else {
      return definition.ioThreadNumbers.map { number in
        (number, definition.cputune?.iothreadPins.first { $0.iothread == number }?.cpuset ?? definition.vcpu?.cpuset)
      }
    }
    let threads = try await told(try domain(reference), [.ioThreads, .affinity], \.ioThreads)
    return threads.map { ($0.id, $0.affinity.map { CPUSet($0) }) }
  }

  /// How many CPUs the host has, those that are offline included: the length of maps.
  public var hostProcessors: Int {
    if let map = try? context.parts.host.processorMap() { return map.total }
    return (try? context.parts.host.nodeInformation()).map { Int($0.cpus) } ?? 1
  }
}

extension DomainDefinition {
  /// The numbers of its I/O threads: those that are named, and the lowest free ones up to the count.
  var ioThreadNumbers: [UInt32] {
    var numbers = (iothreadids?.threads ?? []).map(\.id)
    var known = Set(numbers)
    var next: UInt32 = 1
    let count = min(Int(iothreads ?? 0), 1 << 14)
    while numbers.count < count {
      if known.insert(next).inserted { numbers.append(next) }
      next += 1
    }
    return numbers
  }
}
