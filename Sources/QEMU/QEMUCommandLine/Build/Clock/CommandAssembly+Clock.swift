import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// `-rtc` and what is said about other timers.
  mutating func addClock() throws(VirtError) {
    let clock = definition.clock
    var rtc: KeyValueText
    switch clock?.offset ?? .utc {
    case .utc: rtc = KeyValueText("base", "utc")
    case .localtime, .timezone: rtc = KeyValueText("base", "localtime")
    case .absolute: rtc = KeyValueText("base", CalendarText.utc(secondsSince1970: clock?.start ?? 0))
    case .variable:
      let seconds = clock?.adjustment.flatMap { Int64($0) } ?? 0
      rtc = KeyValueText("base", seconds == 0 ? (clock?.basis ?? .utc).rawValue : CalendarText.utc(fromNow: seconds))
    }
    for timer in clock?.timers ?? [] where timer.name == .rtc {
      switch timer.track {
      case .guest: rtc.add("clock", "vm")
      case .realtime: rtc.add("clock", "rt")
      case .wall: rtc.add("clock", "host")
      case .boot, nil: break
      }
      if timer.tickpolicy == .catchup { rtc.add("driftfix", "slew") }
    }
    add("-rtc", rtc.text)
    guard let pit = timer(.pit), platform.supports(.kvmPIT) else { return }
    switch pit.tickpolicy {
    case .delay: add("-global", "kvm-pit.lost_tick_policy=delay")
    case .discard: add("-global", "kvm-pit.lost_tick_policy=discard")
    default: break
    }
  }
}
