/// Who is told what a guest does. Implemented by Domains.
///
/// Called in the order in which things happened, from one thread at a time, and returns at once.
public protocol GuestObserver: AnyObject, Sendable {
  /// The guest, or QEMU about it, told something.
  func guest(did event: GuestEvent)
  /// The process ended. Exactly once for each guest that was launched, and nothing after it; not after
  /// `Guest.detach`.
  func guestEnded(_ exit: GuestExit)
}

/// Something that QEMU tells by an event.
public enum GuestEvent: Hashable, Sendable {
  /// The CPUs stopped (`STOP`).
  case stopped
  /// The CPUs run (`RESUME`).
  case resumed
  /// The guest is shut down, QEMU still there (`SHUTDOWN`); whether the guest did it, when QEMU says so.
  case shutdown(ShutdownCause)
  /// The guest was reset (`RESET`), by itself or from outside.
  case reset(byGuest: Bool)
  /// The power button was pressed (`POWERDOWN`).
  case powerDown
  /// The guest suspended itself to memory (`SUSPEND`).
  case suspended
  /// The guest suspended itself to disk (`SUSPEND_DISK`).
  case suspendedToDisk
  /// The guest woke (`WAKEUP`).
  case wokeUp
  /// The watchdog bit (`WATCHDOG`).
  case watchdog(WatchdogAction)
  /// A disk failed (`BLOCK_IO_ERROR`).
  case ioError(IOFailure)
  /// The guest's kernel panicked (`GUEST_PANICKED`); `crashLoaded` for a kernel that takes its dump first.
  case panicked(PanicKind)
  /// The guest set its clock: seconds off what it started with (`RTC_CHANGE`).
  case clockChanged(offset: Int64)
  /// The balloon moved (`BALLOON_CHANGE`): KiB that the guest has.
  case balloonChanged(kibibytes: UInt64)
  /// A device is gone (`DEVICE_DELETED`), or the guest refused to let it go (`DEVICE_UNPLUG_GUEST_ERROR`), by alias.
  case deviceDeleted(alias: String)
  case deviceUnplugRefused(alias: String)
  /// A tray moved (`DEVICE_TRAY_MOVED`).
  case trayMoved(alias: String, isOpen: Bool)
  /// A port of a serial bus was opened or closed by the guest (`VSERPORT_CHANGE`).
  case serialPortChanged(alias: String, isOpen: Bool)
  /// A viewer came or went (`VNC_…`, `SPICE_…`).
  case viewer(DomainEvent.Graphics)
  /// A node of the block layer grew past the threshold that somebody set (`BLOCK_WRITE_THRESHOLD`); bytes.
  case thresholdPassed(node: String, threshold: UInt64, excess: UInt64)
  /// The host's memory failed below the guest (`MEMORY_FAILURE`).
  case memoryFailed(MemoryFailure)
  /// The guest took or gave back some of a memory device (`MEMORY_DEVICE_SIZE_CHANGE`); bytes.
  case memoryDeviceChanged(alias: String, size: UInt64)
  /// A move to or from another host has come to another point (`MIGRATION`).
  case migration(MigrationStatus)
  /// The memory of a guest that is sent is gone through for the n-th time (`MIGRATION_PASS`).
  case migrationPass(Int32)
  /// There is no way to the monitor any more, and QEMU lives.
  case monitorLost
  /// The monitor stopped answering, or answers again.
  case monitorResponds(Bool)
  /// Every event of QEMU, as it came: for `virConnectDomainQemuMonitorEventRegister`. Comes before the event above
  /// that was made of it.
  case raw(MonitorEvent)

  /// Who shut the guest down.
  public enum ShutdownCause: Hashable, Sendable {
    /// QEMU did not say.
    case unknown
    /// The guest itself.
    case guest
    /// Somebody outside: a signal, a command, a closed window.
    case host
    /// A reset that the definition turns into the end (`-action reboot=shutdown`).
    case guestReset
  }

  /// What QEMU did when the watchdog bit (`virDomainEventWatchdogAction`).
  public enum WatchdogAction: Int32, Hashable, Sendable {
    case none = 0, pause, reset, powerOff, shutdown, debug, injectNMI
  }

  /// What a failing disk led to.
  public struct IOFailure: Hashable, Sendable {
    /// The alias of the disk.
    public var alias: String
    /// What QEMU did.
    public var action: Action
    /// `enospc` when there is no room; empty for all else.
    public var reason: String

    /// What QEMU did about it (`virDomainEventIOErrorAction`).
    public enum Action: Int32, Hashable, Sendable {
      case none = 0, pause, report
    }

    /// Makes a record.
    public init(alias: String, action: Action, reason: String) {
      self.alias = alias
      self.action = action
      self.reason = reason
    }
  }

  /// A failure of the host's memory.
  public struct MemoryFailure: Hashable, Sendable {
    /// The numbers of `virDomainMemoryFailureRecipientType`, `…ActionType` and its flags.
    public var recipient: Int32, action: Int32, flags: UInt32

    /// Makes a record.
    public init(recipient: Int32, action: Int32, flags: UInt32) {
      self.recipient = recipient
      self.action = action
      self.flags = flags
    }
  }

  /// How a guest panicked.
  public enum PanicKind: Hashable, Sendable {
    /// The guest is dead.
    case panicked
    /// The guest's crash kernel takes over.
    case crashLoaded
  }
}

/// An event of QEMU's monitor as it came.
public struct MonitorEvent: Hashable, Sendable {
  /// Its name, `NIC_RX_FILTER_CHANGED`.
  public var name: String
  /// QEMU's clock: seconds since 1970 and microseconds; 0 when it has none.
  public var seconds: Int64, microseconds: UInt32
  /// Its data as a JSON object; nil for none.
  public var data: String?

  /// Makes a record.
  public init(name: String, seconds: Int64, microseconds: UInt32, data: String?) {
    self.name = name
    self.seconds = seconds
    self.microseconds = microseconds
    self.data = data
  }
}

/// How a process ended.
public struct GuestExit: Hashable, Sendable {
  /// What the kernel says.
  public var outcome: Outcome
  /// The last lines that QEMU wrote, for the log and the caller's error; may be empty.
  public var lastWords: String

  /// Makes a record.
  public init(_ outcome: Outcome, lastWords: String = "") {
    self.outcome = outcome
    self.lastWords = lastWords
  }

  /// How the process went.
  public enum Outcome: Hashable, Sendable {
    /// It called exit.
    case exited(Int32)
    /// A signal ended it.
    case signalled(Int32)
    /// It is gone; it was not our child, so nobody says how.
    case gone
  }
}
