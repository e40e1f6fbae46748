/// A moment of the calendar, in universal time, as definitions write it: `2037-12-31T15:51:00`.
public enum UTCTime {
  /// Seconds since 1970; nil for what is no such moment, or lies before 1970.
  public static func seconds(_ text: String) -> Int64? {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2, let date = numbers(halves[0], "-"), let time = numbers(halves[1], ":") else { return nil }
    let (year, month, day) = (date[0], date[1], date[2])
    guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day), time[0] < 24, time[1] < 60,
      time[2] <= 60
    else { return nil }
    return days(year, month, day) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
  }

  private static func numbers(_ text: Substring, _ separator: Character) -> [Int64]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in part.utf8.count <= 4 ? UInt16(part).map { Int64($0) } : nil }
    return parts.count == 3 && numbers.count == 3 ? numbers : nil
  }

  /// Days since 1970. Years are counted from March, so that the day that is sometimes there is the last.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let years = month > 2 ? year : year - 1
    let months = (month + 9) % 12
    let sinceMarch = (153 * months + 2) / 5 + day - 1
    return years * 365 + years / 4 - years / 100 + years / 400 + sinceMarch - 719_468
  }
}
