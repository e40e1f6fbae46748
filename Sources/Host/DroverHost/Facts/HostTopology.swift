/// How the CPUs of the host hang together, from `/sys/devices/system`. A value.
public struct HostTopology: Hashable, Sendable {
  /// One CPU that is online.
  public struct CPU: Hashable, Sendable {
    /// The kernel's number.
    public var number: Int
    /// Its NUMA node, socket, die and core; cores are numbered within their die.
    public var node: Int, socket: Int, die: Int, core: Int
  }

  /// CPUs that are online, by number.
  public var cpus: [CPU]
  /// Numbers of all CPUs that are there.
  public var present: [Int]
  /// NUMA nodes that have CPUs or memory, with their memory in KiB.
  public var nodes: [Int: UInt64]

  /// Makes a topology.
  public init(cpus: [CPU], present: [Int], nodes: [Int: UInt64]) {
    self.cpus = cpus
    self.present = present
    self.nodes = nodes
  }

  /// Looks at the host. Answers come from the kernel's memory at once.
  ///
  /// - Parameter system: `/sys/devices/system`, or a copy of it for tests.
  public init(system: String = "/sys/devices/system") {
    present = NumberList.parse(FileContents.trimmed("\(system)/cpu/present") ?? "0")
    let online = NumberList.parse(FileContents.trimmed("\(system)/cpu/online") ?? "0")
    var nodeOf: [Int: Int] = [:]
    nodes = [:]
    for node in NumberList.parse(FileContents.trimmed("\(system)/node/online") ?? "") {
      for cpu in NumberList.parse(FileContents.trimmed("\(system)/node/node\(node)/cpulist") ?? "") {
        nodeOf[cpu] = node
      }
      let memory = MemoryInformation.parse((try? FileContents.text("\(system)/node/node\(node)/meminfo")) ?? "")
      nodes[node] = memory["MemTotal"] ?? 0
    }
    cpus = online.map { number in
      func fact(_ name: String) -> Int {
        FileContents.trimmed("\(system)/cpu/cpu\(number)/topology/\(name)").flatMap { Int($0) }.map { max(0, $0) } ?? 0
      }
      return CPU(
        number: number, node: nodeOf[number] ?? 0, socket: fact("physical_package_id"), die: fact("die_id"),
        core: fact("core_id"))
    }
  }

  /// Nodes, sockets in each, cores in each, threads in each, as `virNodeGetInfo` counts them.
  ///
  /// The product is the number of CPUs; when the CPUs are not that regular, it is one node and one socket with
  /// as many cores as CPUs, as libvirt has it.
  public var shape: (nodes: Int32, sockets: Int32, cores: Int32, threads: Int32) {
    struct Key: Hashable { var parts: [Int] }
    func most(_ path: (CPU) -> [Int], below: (CPU) -> [Int]) -> Int {
      var groups: [Key: Set<Key>] = [:]
      for cpu in cpus { groups[Key(parts: path(cpu)), default: []].insert(Key(parts: below(cpu))) }
      return groups.values.map(\.count).max() ?? 1
    }
    let nodes = max(1, Set(cpus.map(\.node)).count)
    let sockets = most({ [$0.node] }, below: { [$0.socket] })
    let cores = most({ [$0.node, $0.socket] }, below: { [$0.die, $0.core] })
    let threads = most({ [$0.node, $0.socket, $0.die, $0.core] }, below: { [$0.number] })
    guard nodes * sockets * cores * threads == cpus.count else { return (1, 1, Int32(clamping: cpus.count), 1) }
    return (Int32(clamping: nodes), Int32(clamping: sockets), Int32(clamping: cores), Int32(clamping: threads))
  }
}
