import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// `-smp`: how many processors there are, and how they are grouped.
  mutating func convertTopology() {
    var settings = merged("smp")
    let reading = settings
    var counts = ProcessorCounts(&settings, prefersSockets: prefersSockets)
    let isSaid = reading.has("dies") || reading.has("clusters")
    guard counts.complete() else {
      // QEMU would refuse it, or knows groups that a definition has not.
      if model.has("smp") { note(.kept, "-smp", "the counts do not make up a topology") }
      var processors = VirtualCPUs()
      processors.count = UInt32(clamping: max(1, max(counts.maximum, counts.online)))
      definition.vcpu = processors
      return
    }
    var processors = VirtualCPUs()
    processors.count = UInt32(clamping: counts.maximum)
    if counts.online != counts.maximum { processors.current = UInt32(clamping: counts.online) }
    definition.vcpu = processors
    close("smp", settings)
    // Without a topology each processor has a socket of its own.
    guard isSaid || counts.sockets != counts.maximum else { return }
    var topology = CPUTopology()
    topology.sockets = UInt32(clamping: counts.sockets)
    topology.dies = UInt32(clamping: counts.dies)
    topology.clusters = UInt32(clamping: counts.clusters)
    topology.cores = UInt32(clamping: counts.cores)
    topology.threads = UInt32(clamping: counts.threads)
    var cpu = definition.cpu ?? CPU()
    cpu.topology = topology
    definition.cpu = cpu
  }

  /// Machines before 6.2 give what is not said to sockets, those since then to cores.
  private var prefersSockets: Bool { isMachine(before: (6, 2)) }
}

/// The counts of `-smp`, completed as QEMU completes them.
struct ProcessorCounts {
  private(set) var online: Int
  private(set) var maximum: Int
  private(set) var sockets: Int
  private(set) var dies: Int
  private(set) var clusters: Int
  private(set) var cores: Int
  private(set) var threads: Int
  private let prefersSockets: Bool

  init(_ settings: inout Settings, prefersSockets: Bool) {
    func count(_ key: String) -> Int { Int(min(settings.number(key, as: UInt32.self) ?? 0, 65_536)) }
    online = count("cpus")
    maximum = count("maxcpus")
    sockets = count("sockets")
    dies = max(1, count("dies"))
    clusters = max(1, count("clusters"))
    cores = count("cores")
    threads = count("threads")
    self.prefersSockets = prefersSockets
  }

  /// Fills in what is not said.
  ///
  /// - Returns: whether the parts make up the whole.
  mutating func complete() -> Bool {
    let inner = dies * clusters
    if online == 0, maximum == 0 {
      sockets = max(1, sockets)
      cores = max(1, cores)
      threads = max(1, threads)
    } else {
      let whole = maximum > 0 ? maximum : online
      if prefersSockets ? sockets == 0 : cores == 0 {
        threads = max(1, threads)
        if prefersSockets {
          cores = max(1, cores)
          sockets = Self.divided(whole, [inner, cores, threads])
        } else {
          sockets = max(1, sockets)
          cores = Self.divided(whole, [inner, sockets, threads])
        }
      } else if prefersSockets ? cores == 0 : sockets == 0 {
        threads = max(1, threads)
        if prefersSockets {
          cores = Self.divided(whole, [inner, sockets, threads])
        } else {
          sockets = Self.divided(whole, [inner, cores, threads])
        }
      }
      if threads == 0 { threads = Self.divided(whole, [inner, sockets, cores]) }
    }
    let product = Self.product([inner, sockets, cores, threads])
    if maximum == 0 { maximum = online > 0 && online > product ? online : product }
    if online == 0 { online = maximum }
    return maximum == product && online <= maximum && maximum > 0
  }

  private static func product(_ factors: [Int]) -> Int {
    factors.reduce(1) { total, factor in
      let (product, overflow) = total.multipliedReportingOverflow(by: factor)
      return overflow ? .max : product
    }
  }

  private static func divided(_ whole: Int, _ factors: [Int]) -> Int { whole / max(1, product(factors)) }
}
