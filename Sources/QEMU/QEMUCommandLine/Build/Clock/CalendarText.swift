import Glibc

/// Dates as QEMU reads them: `2026-01-31T12:00:00`, in UTC.
enum CalendarText {
  /// The date some seconds after 1970 began.
  static func utc(secondsSince1970 seconds: Int64) -> String {
    var time = time_t(seconds)
    var parts = tm()
    guard gmtime_r(&time, &parts) != nil else { return "1970-01-01T00:00:00" }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(Int(parts.tm_year) + 1900)-\(two(parts.tm_mon &+ 1))-\(two(parts.tm_mday))"
    return "\(date)T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
  }

  /// The date some seconds from now.
  static func utc(fromNow seconds: Int64) -> String {
    utc(secondsSince1970: Int64(time(nil)).addingReportingOverflow(seconds).partialValue)
  }
}
