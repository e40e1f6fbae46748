import Domains
import DroverCore
import QEMUMonitor

extension MonitorEvent {
  /// An event of QEMU as it came.
  init(_ event: QMPEvent) {
    // QEMU writes −1 when it has no clock; clients know 0 for that.
    let known = event.timestamp.seconds >= 0
    self.init(
      name: event.name, seconds: known ? event.timestamp.seconds : 0,
      microseconds: known ? UInt32(exactly: event.timestamp.microseconds) ?? 0 : 0,
      data: event.data.isEmpty ? nil : JSON.object(event.data).text())
  }
}

extension GuestEvent {
  /// What an event of QEMU means for the domain; nil when it means nothing beyond its raw form.
  init?(_ event: QMPEvent) {
    switch event.kind {
    case .stop: self = .stopped
    case .resume: self = .resumed
    case .shutdown(let guest, let cause): self = .shutdown(.init(byGuest: guest, cause))
    case .reset(let guest, _): self = .reset(byGuest: guest)
    case .powerdown: self = .powerDown
    case .suspend: self = .suspended
    case .suspendToDisk: self = .suspendedToDisk
    case .wakeup: self = .wokeUp
    case .watchdog(let action): self = .watchdog(.init(word: action))
    case .guestPanicked: self = .panicked(.panicked)
    case .guestCrashLoaded: self = .panicked(.crashLoaded)
    case .clockChanged(let offset): self = .clockChanged(offset: offset)
    case .migration(let word):
      guard let status = MigrationStatus(rawValue: word) else { return nil }
      self = .migration(status)
    case .migrationPass(let pass): self = .migrationPass(Int32(clamping: pass))
    case .balloonChanged(let size): self = .balloonChanged(kibibytes: size.kibibytes)
    default:
      guard let device = GuestEvent(ofDevice: event) ?? GuestEvent(ofHost: event) else { return nil }
      self = device
    }
  }

  private init?(ofDevice event: QMPEvent) {
    switch event.kind {
    case .blockError(let error): self = .ioError(.init(error))
    case .deviceDeleted(let id, let path):
      guard let alias = id ?? DeviceName.inPath(path) else { return nil }
      self = .deviceDeleted(alias: alias)
    case .unplugRefused(let id, let path):
      guard let alias = id ?? DeviceName.inPath(path) else { return nil }
      self = .deviceUnplugRefused(alias: alias)
    case .trayMoved(let id, let open):
      self = .trayMoved(alias: DeviceName.inPath(id) ?? id, isOpen: open)
    case .serialPortChanged(let id, let open): self = .serialPortChanged(alias: id, isOpen: open)
    default: return nil
    }
  }
}

/// How QEMU names the devices that we gave an alias.
enum DeviceName {
  /// `virtio-disk0` of `/machine/peripheral/virtio-disk0/virtio-backend`; nil for a device without an id of its own.
  static func inPath(_ path: String) -> String? {
    let prefix = "/machine/peripheral/"
    guard path.hasPrefix(prefix) else { return nil }
    return path.dropFirst(prefix.count).split(separator: "/", maxSplits: 1).first.map(String.init)
  }

  /// `virtio-disk0` of `drive-virtio-disk0`; the name itself when it has no such beginning.
  static func ofDrive(_ name: String) -> String {
    name.hasPrefix("drive-") ? String(name.dropFirst(6)) : name
  }
}

extension GuestEvent.ShutdownCause {
  fileprivate init(byGuest: Bool, _ cause: QEMUMonitor.ShutdownCause) {
    switch cause {
    case .guestReset: self = .guestReset
    case .guestShutdown, .guestPanic: self = .guest
    case .hostError, .quit, .systemReset, .signal, .window: self = .host
    case .none, .subsystemReset, .snapshotLoad, .other: self = byGuest ? .guest : .host
    }
  }
}

extension GuestEvent.WatchdogAction {
  fileprivate init(word: String) {
    switch word {
    case "pause": self = .pause
    case "reset": self = .reset
    case "poweroff": self = .powerOff
    case "shutdown": self = .shutdown
    case "debug": self = .debug
    case "inject-nmi": self = .injectNMI
    default: self = .none
    }
  }
}

extension GuestEvent.IOFailure {
  fileprivate init(_ error: QMPEvent.BlockError) {
    let action: Action =
      switch error.action {
      case "stop": .pause
      case "report": .report
      default: .none
      }
    let alias = error.path.flatMap(DeviceName.inPath) ?? DeviceName.ofDrive(error.device)
    self.init(alias: alias, action: action, reason: error.noSpace ? "enospc" : "")
  }
}

extension GuestStatus {
  /// The answer to `query-status`; nil for a word that is newer than Drover.
  init?(_ status: QMPRunStatus) { self.init(rawValue: status.state.rawValue) }
}
