import ArgumentParser
import DroverClient

/// A kind of event by the name that virsh has for it.
struct EventKind: ExpressibleByArgument, Sendable {
  var id: DomainEventKind
  var name: String

  // In the order of the numbers.
  static let known: [EventKind] = [
    EventKind(id: .lifecycle, name: "lifecycle"), EventKind(id: .reboot, name: "reboot"),
    EventKind(id: .rtcChange, name: "rtc-change"), EventKind(id: .watchdog, name: "watchdog"),
    EventKind(id: .ioError, name: "io-error"), EventKind(id: .graphics, name: "graphics"),
    EventKind(id: .ioErrorReason, name: "io-error-reason"), EventKind(id: .controlError, name: "control-error"),
    EventKind(id: .blockJob, name: "block-job"), EventKind(id: .diskChange, name: "disk-change"),
    EventKind(id: .trayChange, name: "tray-change"), EventKind(id: .pmWakeup, name: "pm-wakeup"),
    EventKind(id: .pmSuspend, name: "pm-suspend"), EventKind(id: .balloonChange, name: "balloon-change"),
    EventKind(id: .pmSuspendDisk, name: "pm-suspend-disk"), EventKind(id: .deviceRemoved, name: "device-removed"),
    EventKind(id: .blockJob2, name: "block-job-2"), EventKind(id: .tunable, name: "tunable"),
    EventKind(id: .agentLifecycle, name: "agent-lifecycle"), EventKind(id: .deviceAdded, name: "device-added"),
    EventKind(id: .migrationIteration, name: "migration-iteration"),
    EventKind(id: .jobCompleted, name: "job-completed"),
    EventKind(id: .deviceRemovalFailed, name: "device-removal-failed"),
    EventKind(id: .metadataChange, name: "metadata-change"),
    EventKind(id: .blockThreshold, name: "block-threshold"), EventKind(id: .memoryFailure, name: "memory-failure"),
    EventKind(id: .memoryDeviceSizeChange, name: "memory-device-size-change"),
    EventKind(id: .nicMACChange, name: "nic-mac-change"),
  ]

  static var allValueStrings: [String] { known.map(\.name) }

  init(id: DomainEventKind, name: String) {
    self.id = id
    self.name = name
  }

  init?(argument: String) {
    guard let known = Self.known.first(where: { $0.name == argument }) else { return nil }
    self = known
  }

  /// The name of a kind.
  static func name(of kind: DomainEventKind) -> String {
    known.first { $0.id == kind }?.name ?? "\(kind)"
  }
}
