public import DroverCore

/// What the host has (`virNodeInfo`).
public struct NodeInfo: Sendable, Hashable {
  /// The architecture: `x86_64`.
  public var model: String
  /// The memory.
  public var memory: ByteCount
  /// CPUs that are there, as the kernel counts them.
  public var cpus: Int
  /// Their frequency in MHz; 0 when the host does not say.
  public var megahertz: Int
  /// NUMA cells.
  public var nodes: Int
  /// Sockets per cell.
  public var sockets: Int
  /// Cores per socket.
  public var cores: Int
  /// Threads per core.
  public var threads: Int

  /// Takes the parts.
  public init(
    model: String, memory: ByteCount, cpus: Int, megahertz: Int = 0,
    topology: (nodes: Int, sockets: Int, cores: Int, threads: Int)
  ) {
    self.model = model
    self.memory = memory
    self.cpus = cpus
    self.megahertz = megahertz
    nodes = topology.nodes
    sockets = topology.sockets
    cores = topology.cores
    threads = topology.threads
  }
}
