import Domains
import DroverHost
import Glibc

/// What `/proc/PID/stat` says. Reading it never waits.
struct ProcessFacts: Hashable, Sendable {
  /// `R`, `S`, `D`, `T`, `Z`, …
  let state: UInt8
  /// The process that started it, or whoever took its place.
  let parent: Int32
  /// Clock ticks in user mode and in the kernel.
  let userTicks: UInt64, systemTicks: UInt64
  /// Clock ticks since boot at its start.
  let startTime: UInt64
  /// Pages in memory.
  let residentPages: UInt64
  /// The CPU that it ran on last.
  let processor: Int?

  /// Reads the facts of a process; nil when there is none such.
  init?(pid: Int32) {
    guard let line = Self.read("/proc/\(pid)/stat") else { return nil }
    self.init(line: line)
  }

  /// Reads a line. The name in parentheses may hold anything, so the fields are counted from the last parenthesis.
  init?(line: [UInt8]) {
    guard let end = line.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = line[(end + 1)...].split(separator: 0x20)
    // Field 3 of proc(5) is the first here.
    guard fields.count > 21, let state = fields[0].first, let user = Self.number(fields[11]),
      let system = Self.number(fields[12]), let start = Self.number(fields[19]), let pages = Self.number(fields[21])
    else { return nil }
    self.state = state
    parent = Int32(String(decoding: fields[1], as: UTF8.self)) ?? 0
    userTicks = user
    systemTicks = system
    startTime = start
    residentPages = pages
    processor = fields.count > 36 ? Self.number(fields[36]).flatMap { Int(exactly: $0) } : nil
  }

  /// The figures as Domains has them.
  var statistics: ProcessStatistics {
    let ticksPerSecond = UInt64(max(1, sysconf(Int32(_SC_CLK_TCK))))
    let nanoseconds = 1_000_000_000 / ticksPerSecond
    let pageSize = UInt64(max(1, sysconf(Int32(_SC_PAGESIZE)))) / 1024
    let user = userTicks &* nanoseconds
    let system = systemTicks &* nanoseconds
    return ProcessStatistics(
      cpuTime: user &+ system, userTime: user, systemTime: system, residentMemory: residentPages &* pageSize)
  }

  /// Whether a signal or a debugger stopped it.
  var isStopped: Bool { state == UInt8(ascii: "T") || state == UInt8(ascii: "t") }

  /// When it started: seconds since 1970.
  var startedAt: Int64 {
    var now = timespec()
    var sinceBoot = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    clock_gettime(CLOCK_BOOTTIME, &sinceBoot)
    let ticksPerSecond = UInt64(max(1, sysconf(Int32(_SC_CLK_TCK))))
    return Int64(now.tv_sec) &- Int64(sinceBoot.tv_sec) &+ Int64(clamping: startTime / ticksPerSecond)
  }

  private static func number(_ field: ArraySlice<UInt8>) -> UInt64? { UInt64(String(decoding: field, as: UTF8.self)) }

  /// At most one page of a file below /proc.
  static func read(_ path: String) -> [UInt8]? {
    guard let file = try? Descriptor.opening(path, O_RDONLY) else { return nil }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { Glibc.read(file.rawValue, $0.baseAddress, $0.count) }
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }
}
