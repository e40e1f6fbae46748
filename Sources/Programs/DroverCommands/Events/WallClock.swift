import Glibc

/// The time of day in UTC, as virsh writes it: `2026-11-23 19:27:18.896+0000`.
enum WallClock {
  static var now: String {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    return text(seconds: moment.tv_sec, milliseconds: moment.tv_nsec / 1_000_000)
  }

  /// Since 1970.
  static var moment: (seconds: Int64, nanoseconds: UInt32) {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    return (Int64(moment.tv_sec), UInt32(clamping: moment.tv_nsec))
  }

  /// To the second: `2026-11-23 19:27:18`.
  static func day(seconds: Int) -> String { String(text(seconds: seconds, milliseconds: 0).prefix { $0 != "." }) }

  static func text(seconds: Int, milliseconds: Int) -> String {
    var seconds = seconds
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let date = "\(parts.tm_year + 1900)-\(padded(Int(parts.tm_mon) + 1, 2))-\(padded(Int(parts.tm_mday), 2))"
    let time = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), 2) }.joined(separator: ":")
    return "\(date) \(time).\(padded(milliseconds, 3))+0000"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
