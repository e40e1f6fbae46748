/// How the host is laid out: NUMA cells with their CPUs, memory and pages, and caches; from `/sys`. A value.
public struct HostLayout: Hashable, Sendable {
  /// A NUMA cell.
  public struct Cell: Hashable, Sendable {
    /// Its number.
    public var number: Int
    /// Memory in KiB.
    public var memory: UInt64
    /// Pages by their size.
    public var pages: [Pages] = []
    /// How far the cells are from here.
    public var distances: [Distance] = []
    /// The CPUs that are online.
    public var cpus: [CPU] = []
  }

  /// Pages of one size.
  public struct Pages: Hashable, Sendable {
    /// KiB.
    public var size: UInt32
    /// How many there are.
    public var count: UInt64
  }

  /// How far a cell is.
  public struct Distance: Hashable, Sendable {
    /// The cell's number, and 10 for the same cell, more for others.
    public var cell: Int, value: Int
  }

  /// A CPU and those that share its core.
  public struct CPU: Hashable, Sendable {
    /// Where it is.
    public var place: HostTopology.CPU
    /// The CPUs of its core, as the kernel lists them.
    public var siblings: String
  }

  /// A cache.
  public struct Cache: Hashable, Sendable {
    /// Its number, level and kind (`both`, `data`, `code`).
    public var number: Int, level: Int, kind: String
    /// KiB.
    public var size: UInt64
    /// The CPUs that share it, as the kernel lists them.
    public var cpus: String
  }

  /// The cells in order; one at least.
  public var cells: [Cell]
  /// The caches of the last level.
  public var caches: [Cache]
  /// Sizes of pages, KiB.
  public var pageSizes: [UInt32]
  /// How the host can sleep: `suspend_mem`, `suspend_disk`.
  public var sleeps: [String]
  /// Whether devices can be given to guests.
  public var hasIOMMU: Bool

  /// Looks at the host. Blocks for moments.
  public init(system: String = "/sys") {
    let topology = HostTopology(system: system + "/devices/system")
    cells = topology.nodes.keys.sorted().map { number in
      Self.cell(number, memory: topology.nodes[number] ?? 0, topology, system: system)
    }
    if cells.isEmpty {
      let memory = MemoryInformation.parse((try? FileContents.text("/proc/meminfo")) ?? "")["MemTotal"] ?? 0
      cells = [Self.cell(0, memory: memory, topology, system: system)]
    }
    pageSizes = Array(Set(cells.flatMap { $0.pages.map(\.size) })).sorted()
    caches = Self.caches(topology, system: system)
    let states = (FileContents.trimmed(system + "/power/state") ?? "").split(separator: " ")
    sleeps = (states.contains("mem") ? ["suspend_mem"] : []) + (states.contains("disk") ? ["suspend_disk"] : [])
    hasIOMMU = !((try? FolderListing.names(system + "/kernel/iommu_groups")) ?? []).isEmpty
  }

  private static func cell(_ number: Int, memory: UInt64, _ topology: HostTopology, system: String) -> Cell {
    var cell = Cell(number: number, memory: memory)
    let own = HostFacts.pageSize
    let huge = HugePages.sizes(cell: number, system: system)
    let taken = huge.reduce(0) { $0 &+ $1.count &* UInt64($1.size) }
    cell.pages = [Pages(size: own, count: (memory > taken ? memory - taken : 0) / UInt64(own))] + huge
    let distances = FileContents.trimmed("\(system)/devices/system/node/node\(number)/distance") ?? ""
    cell.distances = zip(topology.nodes.keys.sorted(), distances.split(separator: " ")).compactMap { other, value in
      Int(value).map { Distance(cell: other, value: $0) }
    }
    cell.cpus = topology.cpus.filter { $0.node == number }.map { cpu in
      let path = "\(system)/devices/system/cpu/cpu\(cpu.number)/topology/thread_siblings_list"
      return CPU(place: cpu, siblings: FileContents.trimmed(path) ?? "\(cpu.number)")
    }
    return cell
  }

  private static func caches(_ topology: HostTopology, system: String) -> [Cache] {
    var found: [Cache] = []
    for cpu in topology.cpus {
      let folder = "\(system)/devices/system/cpu/cpu\(cpu.number)/cache"
      for name in (try? FolderListing.names(folder)) ?? [] where name.hasPrefix("index") {
        func fact(_ file: String) -> String { FileContents.trimmed("\(folder)/\(name)/\(file)") ?? "" }
        guard let level = Int(fact("level")), let size = Self.size(fact("size")) else { continue }
        let kind =
          switch fact("type") {
          case "Data": "data"
          case "Instruction": "code"
          default: "both"
          }
        let cache = Cache(
          number: Int(fact("id")) ?? 0, level: level, kind: kind, size: size, cpus: fact("shared_cpu_list"))
        if !found.contains(cache) { found.append(cache) }
      }
    }
    let last = found.map(\.level).max() ?? 0
    // What is nearer than the third level is told of no host.
    return last < 3 ? [] : found.filter { $0.level == last }
  }

  /// `32768K` in KiB.
  private static func size(_ text: String) -> UInt64? {
    guard let unit = text.last, let number = UInt64(text.dropLast()) else { return UInt64(text).map { $0 / 1024 } }
    switch unit {
    case "K": return number
    case "M": return number &* 1024
    case "G": return number &* 1024 &* 1024
    default: return nil
    }
  }
}
