public import DroverCore

/// What is known of the host. Implemented by `DroverHost`; every answer comes at once.
public protocol HostInformation: HostInspection {
  /// The host's name.
  var hostname: String { get }
  /// The host's identity, from the firmware or the configuration.
  var uuid: UUID { get }
  /// What is new at each boot (`/proc/sys/kernel/random/boot_id`).
  var bootID: String { get }
  /// When a process started, in clock ticks since the host booted; nil when there is none.
  func startTime(ofProcess pid: Int32) -> UInt64?
  /// CPUs and memory as `virNodeGetInfo` tells them.
  func nodeInformation() throws(VirtError) -> NodeInformation
  /// Free memory in bytes.
  func freeMemory() throws(VirtError) -> UInt64
}

/// CPUs and memory of the host (`virNodeInfo`).
public struct NodeInformation: Hashable, Sendable {
  /// The CPU's architecture, `x86_64`.
  public var model: String
  /// Memory in KiB.
  public var memory: UInt64
  /// CPUs that are online.
  public var cpus: Int32
  /// MHz; 0 when the host does not tell.
  public var mhz: Int32
  /// NUMA nodes, sockets in each, cores in each socket, threads in each core.
  public var nodes: Int32, sockets: Int32, cores: Int32, threads: Int32

  /// Makes a record.
  public init(
    model: String, memory: UInt64, cpus: Int32, mhz: Int32,
    topology: (nodes: Int32, sockets: Int32, cores: Int32, threads: Int32)
  ) {
    self.model = model
    self.memory = memory
    self.cpus = cpus
    self.mhz = mhz
    nodes = topology.nodes
    sockets = topology.sockets
    cores = topology.cores
    threads = topology.threads
  }
}
