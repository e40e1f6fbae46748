public import DroverXML

/// `<clock>`: the guest's time.
public struct Clock: Sendable, Equatable {
  /// `offset`: `utc` | `localtime` | `variable` | `timezone` | `absolute`.
  public var offset: Offset?
  /// `basis`: `utc` | `localtime`.
  public var basis: Basis?
  /// `adjustment`.
  public var adjustment: String?
  /// `timezone`.
  public var timezone: String?
  /// `start`.
  public var start: Int64?
  /// `<timer>`.
  public var timers: [Timer] = []

  /// An element with nothing in it.
  public init() {}

  /// What `offset` may be.
  public enum Offset: String, XMLText, CaseIterable, Hashable {
    /// `utc`
    case utc
    /// `localtime`
    case localtime
    /// `variable`
    case variable
    /// `timezone`
    case timezone
    /// `absolute`
    case absolute
  }

  /// What `basis` may be.
  public enum Basis: String, XMLText, CaseIterable, Hashable {
    /// `utc`
    case utc
    /// `localtime`
    case localtime
  }
}

/// `<timer>`: one source of time.
public struct Timer: Sendable, Equatable {
  /// `name`: `platform` | `pit` | `rtc` | `hpet` | `tsc` | `kvmclock` | `hypervclock` | `armvtimer`.
  public var name: Name = .rtc
  /// `present`.
  public var present: YesNo?
  /// `tickpolicy`: `delay` | `catchup` | `merge` | `discard`.
  public var tickpolicy: Tickpolicy?
  /// `track`: `boot` | `guest` | `wall` | `realtime`.
  public var track: Track?
  /// `frequency`.
  public var frequency: UInt64?
  /// `mode`: `auto` | `native` | `emulate` | `paravirt` | `smpsafe`.
  public var mode: Mode?
  /// `<catchup>`.
  public var catchup: TimerCatchup?

  /// An element with nothing in it.
  public init() {}

  /// What `name` may be.
  public enum Name: String, XMLText, CaseIterable, Hashable {
    /// `platform`
    case platform
    /// `pit`
    case pit
    /// `rtc`
    case rtc
    /// `hpet`
    case hpet
    /// `tsc`
    case tsc
    /// `kvmclock`
    case kvmclock
    /// `hypervclock`
    case hypervclock
    /// `armvtimer`
    case armvtimer
  }

  /// What `tickpolicy` may be.
  public enum Tickpolicy: String, XMLText, CaseIterable, Hashable {
    /// `delay`
    case delay
    /// `catchup`
    case catchup
    /// `merge`
    case merge
    /// `discard`
    case discard
  }

  /// What `track` may be.
  public enum Track: String, XMLText, CaseIterable, Hashable {
    /// `boot`
    case boot
    /// `guest`
    case guest
    /// `wall`
    case wall
    /// `realtime`
    case realtime
  }

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `auto`
    case auto
    /// `native`
    case native
    /// `emulate`
    case emulate
    /// `paravirt`
    case paravirt
    /// `smpsafe`
    case smpsafe
  }
}

/// `<catchup>`: how lost ticks are made up for.
public struct TimerCatchup: Sendable, Equatable {
  /// `threshold`.
  public var threshold: UInt64?
  /// `slew`.
  public var slew: UInt64?
  /// `limit`.
  public var limit: UInt64?

  /// An element with nothing in it.
  public init() {}
}
