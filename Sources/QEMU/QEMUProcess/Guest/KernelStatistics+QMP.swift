import Domains
import DroverCore
import QEMUMonitor

extension KernelStatistics {
  /// Reads what QEMU answers of KVM's counts; nil when it has none. Counts without a name of their own, and those that
  /// are lists, are left out.
  init?(_ answers: [StatisticsQuestion: JSON]) {
    guard let names = answers[.kernelNames], let machine = answers[.machineCounts] else { return nil }
    self.init()
    let machineNames = Self.endings(names, "vm")
    for item in machine.array ?? [] { self.machine += Self.figures(item, machineNames) }
    let paths = QMPCPU.list(answers[.processorPaths] ?? .null)
    let processorNames = Self.endings(names, "vcpu")
    for item in answers[.processorCounts]?.array ?? [] {
      guard let path = item["qom-path"]?.string, let cpu = paths.first(where: { $0.path == path }) else { continue }
      virtualCPUs[cpu.index] = Self.figures(item, processorNames)
    }
  }

  /// How each count of a target is to be understood: it grows, it is of now, or it is the highest so far.
  private static func endings(_ schemas: JSON, _ target: String) -> [String: String] {
    var endings: [String: String] = [:]
    for schema in schemas.array ?? [] where schema["target"]?.string == target {
      for count in schema["stats"]?.array ?? [] {
        guard let name = count["name"]?.string else { continue }
        switch count["type"]?.string {
        case "cumulative": endings[name] = "sum"
        case "instant": endings[name] = "cur"
        case "peak": endings[name] = "max"
        default: continue
        }
      }
    }
    return endings
  }

  private static func figures(_ item: JSON, _ endings: [String: String]) -> [TypedParameter] {
    (item["stats"]?.array ?? []).compactMap { count in
      guard let name = count["name"]?.string, let ending = endings[name], let value = count["value"] else { return nil }
      // Clients are told of names with dashes and underscores as they are; a name must fit the field (80 bytes with
      // what comes before it).
      guard name.utf8.count <= 56 else { return nil }
      if let truth = value.bool { return TypedParameter("\(name).\(ending)", .boolean(truth)) }
      guard let number = value.uint64 else { return nil }
      return TypedParameter("\(name).\(ending)", .ulong(number))
    }
  }
}
