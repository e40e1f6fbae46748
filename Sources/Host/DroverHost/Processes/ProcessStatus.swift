import Glibc

/// What `/proc/PID/stat` tells, as far as it is needed here.
struct ProcessStatus: Hashable, Sendable {
  /// The letter of the state.
  var letter: UInt8
  /// The process that started it, or whoever took its place.
  var parent: Int32
  /// When it started, in clock ticks since the host booted (field 22).
  var startTime: UInt64
  /// User and system time, in clock ticks (fields 14 and 15).
  var userTime: UInt64
  var systemTime: UInt64

  /// Reads the line. The name in parentheses may hold spaces and parentheses, so it ends at the last one.
  init?(parsing line: some BidirectionalCollection<UInt8>) {
    guard let close = line.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = line[line.index(after: close)...].split(separator: UInt8(ascii: " "), maxSplits: 24)
    // fields[0] is field 3.
    guard fields.count > 19, let letter = fields[0].first else { return nil }
    func number(_ index: Int) -> UInt64? { UInt64(String(decoding: fields[index - 3], as: UTF8.self)) }
    guard let parent = number(4).flatMap(Int32.init(exactly:)), let user = number(14), let system = number(15),
      let start = number(22)
    else { return nil }
    self.letter = letter
    self.parent = parent
    userTime = user
    systemTime = system
    startTime = start
  }

  /// Asks the kernel.
  static func read(_ pid: Int32) throws(SystemFailure) -> ProcessStatus {
    guard let status = ProcessStatus(parsing: try FileContents.bytes("/proc/\(pid)/stat", limit: 1 << 16)) else {
      throw SystemFailure(EPROTO)
    }
    return status
  }
}
