import Domains
import DroverHost

/// What the kernel knows of one thread of a process, from files below `/proc` whose reading never waits.
struct ThreadFacts: Sendable {
  private let folder: String

  /// A thread of a process; one that is gone has no figures.
  init(process: Int32, thread: Int32) { folder = "/proc/\(process)/task/\(thread)/" }

  /// The figures of the virtual CPU that the thread runs.
  func statistics(ofCPU index: Int) -> VirtualCPUStatistics {
    var statistics = VirtualCPUStatistics(index: index)
    if let facts = ProcessFacts.read(folder + "stat").flatMap(ProcessFacts.init(line:)) {
      statistics.time = facts.statistics.cpuTime
      statistics.processor = facts.processor
    }
    statistics.wait = ProcessFacts.read(folder + "sched").flatMap(Self.wait)
    statistics.delay = ProcessFacts.read(folder + "schedstat").flatMap(Self.delay)
    return statistics
  }

  /// The CPUs of the host that it may run on; nil when it is gone.
  var affinity: [Int]? {
    guard let text = try? FileContents.text(folder + "status", limit: 1 << 16) else { return nil }
    return text.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") }
      .flatMap { $0.split(separator: ":").last }.map { NumberList.parse($0.filter { !$0.isWhitespace }) }
  }

  /// The second of three numbers: nanoseconds on a run queue.
  static func delay(_ bytes: [UInt8]) -> UInt64? {
    let fields = bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A })
    return fields.count > 1 ? UInt64(String(decoding: fields[1], as: UTF8.self)) : nil
  }

  /// The line `wait_sum : 12.345678` of `sched`, in milliseconds with six digits behind the point: nanoseconds.
  static func wait(_ bytes: [UInt8]) -> UInt64? {
    for line in bytes.split(separator: 0x0A) {
      let parts = line.split(separator: 0x3A)
      guard parts.count == 2 else { continue }
      let name = String(decoding: parts[0], as: UTF8.self).filter { $0 != " " }
      guard name == "wait_sum" || name == "se.statistics.wait_sum" else { continue }
      let number = String(decoding: parts[1], as: UTF8.self).filter { $0 != " " }.split(separator: ".")
      guard number.count == 2, number[1].count == 6 else { return nil }
      return UInt64(number[0] + number[1])
    }
    return nil
  }
}
