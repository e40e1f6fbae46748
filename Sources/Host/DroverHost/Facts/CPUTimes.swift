/// What the host's CPUs did since it booted (`virNodeGetCPUStats`), in nanoseconds.
public struct CPUTimes: Hashable, Sendable {
  /// For the kernel, interrupts included.
  public var kernel: UInt64
  /// For programs, those of low priority included.
  public var user: UInt64
  /// Nothing.
  public var idle: UInt64
  /// Waiting for input and output.
  public var iowait: UInt64

  /// Reads a line of `/proc/stat` after its name: ticks of user, nice, system, idle, iowait, irq, softirq.
  init?(ticks: [UInt64], perSecond: UInt64) {
    guard ticks.count >= 7, perSecond > 0 else { return nil }
    let nanoseconds = 1_000_000_000 / perSecond
    kernel = (ticks[2] &+ ticks[5] &+ ticks[6]) &* nanoseconds
    user = (ticks[0] &+ ticks[1]) &* nanoseconds
    idle = ticks[3] &* nanoseconds
    iowait = ticks[4] &* nanoseconds
  }

  /// Reads `/proc/stat`.
  static func parse(_ text: String, perSecond: UInt64) -> (total: CPUTimes?, each: [Int: CPUTimes]) {
    var total: CPUTimes?
    var each: [Int: CPUTimes] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("cpu") {
      let fields = line.split(separator: " ")
      let ticks = fields.dropFirst().compactMap { UInt64($0) }
      guard let name = fields.first?.dropFirst(3), let times = CPUTimes(ticks: ticks, perSecond: perSecond) else {
        continue
      }
      if name.isEmpty { total = times } else if let cpu = Int(name) { each[cpu] = times }
    }
    return (total, each)
  }
}
