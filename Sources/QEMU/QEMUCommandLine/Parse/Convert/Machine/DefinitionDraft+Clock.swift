import DomainModel
import DroverCore
import DroverXML
import Glibc

extension DefinitionDraft {
  /// `-rtc` and the older options for the clock.
  mutating func convertClock() {
    var settings = merged("rtc")
    var clock = definition.clock ?? Clock()
    switch settings.text("base") ?? (model.has("localtime") ? "localtime" : "utc") {
    case "utc": clock.offset = .utc
    case "localtime": clock.offset = .localtime
    case let date:
      if let start = CalendarText.seconds(date) {
        clock.offset = .absolute
        clock.start = start
      } else {
        settings.untake("base")
        clock.offset = .utc
      }
    }
    mark("localtime", .converted)
    var timer = Timer()
    timer.name = .rtc
    switch settings.text("clock") {
    case "vm": timer.track = .guest
    case "rt": timer.track = .realtime
    default: break
    }
    if settings.text("driftfix") == "slew" || model.has("rtc-td-hack") { timer.tickpolicy = .catchup }
    mark("rtc-td-hack", .converted)
    if timer.track != nil || timer.tickpolicy != nil { clock.timers.append(timer) }
    definition.clock = clock
    close("rtc", settings)
  }
}

extension CalendarText {
  /// `2006-06-17T16:01:21` or `2006-06-17` in seconds since 1970.
  static func seconds(_ text: String) -> Int64? {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count <= 2, let day = halves.first else { return nil }
    let date = day.split(separator: "-").map { Int32($0) }
    let time = halves.count > 1 ? halves[1].split(separator: ":").map { Int32($0) } : [0, 0, 0]
    guard date.count == 3, time.count == 3, let year = date[0], let month = date[1], let dayNumber = date[2],
      let hour = time[0], let minute = time[1], let second = time[2], (1900...9999).contains(year)
    else { return nil }
    var parts = tm()
    parts.tm_year = year - 1900
    parts.tm_mon = month &- 1
    parts.tm_mday = dayNumber
    parts.tm_hour = hour
    parts.tm_min = minute
    parts.tm_sec = second
    return Int64(timegm(&parts))
  }
}
