public import Domains
public import DroverCore
import Glibc

// What calls that look at the host are answered with; `virNode…` of libvirt.
extension HostFacts {
  /// The CPUs that are there, and those that are online.
  public func processorMap() throws(VirtError) -> ProcessorMap {
    let present = NumberList.parse(FileContents.trimmed("/sys/devices/system/cpu/present") ?? "0")
    let online = NumberList.parse(FileContents.trimmed("/sys/devices/system/cpu/online") ?? "0")
    return ProcessorMap(total: (present.last ?? 0) + 1, online: online)
  }

  /// What one CPU did since the host booted, or all together.
  public func processorTimes(_ cpu: Int?) throws(VirtError) -> ProcessorTimes {
    let (total, each) = try cpuTimes()
    let times: CPUTimes?
    if let cpu { times = each[cpu] } else { times = total }
    guard let times else {
      throw VirtError(.invalidArg, "the host has no CPU \(cpu.map(String.init) ?? "at all")", origin: .none)
    }
    return ProcessorTimes(kernel: times.kernel, user: times.user, idle: times.idle, iowait: times.iowait)
  }

  /// Memory of a cell, or of the whole host. The kernel tells of a cell only what is there and what is free.
  public func memoryFigures(cell: Int?) throws(VirtError) -> [(name: String, kibibytes: UInt64)] {
    let (values, names): ([String: UInt64], [(String, String)])
    if let cell {
      let path = "/sys/devices/system/node/node\(cell)/meminfo"
      guard cell >= 0, let text = try? FileContents.text(path) else {
        throw VirtError(.invalidArg, "the host has no NUMA cell \(cell)", origin: .none)
      }
      (values, names) = (MemoryInformation.parse(text), [("total", "MemTotal"), ("free", "MemFree")])
    } else {
      names = [("total", "MemTotal"), ("free", "MemFree"), ("buffers", "Buffers"), ("cached", "Cached")]
      values = try memory()
    }
    return names.map { (name: $0.0, kibibytes: values[$0.1] ?? 0) }
  }

  /// Free memory of each cell in bytes; a host that does not tell has one.
  public func freeMemoryOfCells() throws(VirtError) -> [Int: UInt64] {
    var cells: [Int: UInt64] = [:]
    for cell in Self.cells {
      let text = (try? FileContents.text("/sys/devices/system/node/node\(cell)/meminfo")) ?? ""
      cells[cell] = (MemoryInformation.parse(text)["MemFree"] ?? 0) &* 1024
    }
    return cells.isEmpty ? [0: (try memory()["MemFree"] ?? 0) &* 1024] : cells
  }

  static var cells: [Int] { NumberList.parse(FileContents.trimmed("/sys/devices/system/node/online") ?? "") }

  /// The counters of a network device.
  public func counters(ofLink name: String) throws(VirtError) -> LinkCounters {
    guard !name.isEmpty, name.utf8.count <= NetworkLink.longestName, !name.contains("/"), name != ".", name != ".."
    else { throw VirtError(.internalError, "'\(name)' is no name of a network device", origin: .none) }
    let folder = "/sys/class/net/\(name)/statistics/"
    guard FileContents.trimmed(folder + "rx_bytes") != nil else {
      throw VirtError(.internalError, "the host has no network device '\(name)'", origin: .none)
    }
    func direction(_ prefix: String) -> LinkCounters.Direction {
      func count(_ what: String) -> UInt64 { FileContents.trimmed(folder + prefix + what).flatMap { UInt64($0) } ?? 0 }
      var direction = LinkCounters.Direction()
      direction.bytes = count("bytes")
      direction.packets = count("packets")
      direction.errors = count("errors")
      direction.dropped = count("dropped")
      return direction
    }
    var counters = LinkCounters()
    counters.received = direction("rx_")
    counters.sent = direction("tx_")
    return counters
  }
}
