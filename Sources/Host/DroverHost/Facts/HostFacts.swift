public import Domains
public import DroverCore
import Glibc

/// What is known of this host. Names and identities are looked up once; figures are read when asked for, from the
/// kernel's memory.
public struct HostFacts: HostInformation {
  /// The host's name.
  public let hostname: String
  /// The host's identity.
  public let uuid: UUID
  /// What is new at each boot.
  public let bootID: String

  /// Takes what is known.
  public init(hostname: String, uuid: UUID, bootID: String) {
    self.hostname = hostname
    self.uuid = uuid
    self.bootID = bootID
  }

  /// Looks at the host. Blocks: a random identity is written down.
  ///
  /// - Parameters:
  ///   - hostname: nil: the kernel's.
  ///   - uuid: nil: the firmware's, and if that has none, a random one that is kept.
  ///   - uuidFile: where that is kept.
  public static func gather(hostname: String?, uuid: UUID?, uuidFile: String) throws(VirtError) -> HostFacts {
    let identity: UUID
    if let uuid {
      identity = uuid
    } else if let firmware = firmwareUUID() {
      identity = firmware
    } else {
      identity = try kept(uuidFile)
    }
    return HostFacts(
      hostname: hostname ?? kernelName, uuid: identity,
      bootID: FileContents.trimmed("/proc/sys/kernel/random/boot_id") ?? "")
  }

  /// When a process started, in clock ticks since the host booted; nil when there is none.
  public func startTime(ofProcess pid: Int32) -> UInt64? { ProcessIdentity.startTime(of: pid) }

  /// CPUs and memory as `virNodeGetInfo` tells them.
  public func nodeInformation() throws(VirtError) -> NodeInformation {
    let topology = HostTopology()
    let shape = topology.shape
    let ofNodes = topology.nodes.values.reduce(0, &+)
    return NodeInformation(
      model: Self.architecture, memory: ofNodes > 0 ? ofNodes : try memory()["MemTotal"] ?? 0,
      cpus: Int32(clamping: topology.cpus.count), mhz: Self.megahertz(), topology: shape)
  }

  /// Free memory in bytes: that of all NUMA cells, as far as the kernel tells of them.
  public func freeMemory() throws(VirtError) -> UInt64 { try freeMemoryOfCells().values.reduce(0, &+) }

  /// Memory in KiB by the kernel's names (`MemTotal`, `MemFree`, `Buffers`, `Cached`…).
  public func memory() throws(VirtError) -> [String: UInt64] {
    try VirtError.whileDoing("read /proc/meminfo") { () throws(SystemFailure) in
      MemoryInformation.parse(try FileContents.text("/proc/meminfo"))
    }
  }

  /// What the CPUs did: all together, and each by its number.
  public func cpuTimes() throws(VirtError) -> (total: CPUTimes?, each: [Int: CPUTimes]) {
    try VirtError.whileDoing("read /proc/stat") { () throws(SystemFailure) in
      CPUTimes.parse(try FileContents.text("/proc/stat"), perSecond: UInt64(clamping: sysconf(Int32(_SC_CLK_TCK))))
    }
  }

  /// The architecture as the kernel calls it.
  public static var architecture: String { kernelFact(\.machine) ?? "x86_64" }

  private static var kernelName: String { kernelFact(\.nodename) ?? "localhost" }

  private static func kernelFact<Field>(_ field: KeyPath<utsname, Field>) -> String? {
    var facts = utsname()
    guard uname(&facts) == 0 else { return nil }
    return withUnsafeBytes(of: facts[keyPath: field]) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// The frequency of the first CPU, without its fraction; 0 when the kernel does not tell.
  static func megahertz() -> Int32 {
    // The beginning is enough, and the kernel asks each CPU that is read about.
    guard let text = try? FileContents.beginning("/proc/cpuinfo") else { return 0 }
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("cpu MHz") }) else { return 0 }
    let number = line.split(separator: ":").last?.split(separator: ".").first?.filter(\.isNumber) ?? ""
    return Int32(number) ?? 0
  }

  private static func firmwareUUID() -> UUID? {
    FileContents.trimmed("/sys/class/dmi/id/product_uuid").flatMap { UUID($0) }.flatMap { isPlausible($0) ? $0 : nil }
  }

  /// Some boards have one digit all over; that is no identity.
  static func isPlausible(_ uuid: UUID) -> Bool { Set(uuid.description.filter { $0 != "-" }).count > 1 }

  private static func kept(_ path: String) throws(VirtError) -> UUID {
    if let uuid = FileContents.trimmed(path).flatMap({ UUID($0) }) { return uuid }
    let uuid = UUID.random()
    try AtomicFile.write(path, "\(uuid)\n", durability: .synced, mode: 0o644)
    return uuid
  }
}
