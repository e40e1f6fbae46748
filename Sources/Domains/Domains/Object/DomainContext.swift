import DroverCore
import Logging
import Synchronization

/// What all domains of a service share.
final class DomainContext: Sendable {
  let parts: DomainService.Parts
  let settings: DomainService.Settings
  let registry = DomainRegistry()
  let hub = EventHub()
  let autodestroy = Mutex(AutodestroyRegistry())
  /// The processes that are being taken over.
  let attaching = Mutex<Set<Int32>>([])
  /// Owners that are gone and whose guests are being ended, by connection.
  let departures = Mutex<[ConnectionID: Latch]>([:])
  let ports: Mutex<PortPool>
  /// Those to which guests are sent.
  let migrationPorts: Mutex<PortPool>
  /// Set when the daemon stops: nothing begins any more.
  let isStopping = Mutex(false)
  let log = Logger(label: "domains")

  init(parts: DomainService.Parts, settings: DomainService.Settings) {
    self.parts = parts
    self.settings = settings
    ports = Mutex(PortPool(settings.vncPorts, use: "a guest's display"))
    migrationPorts = Mutex(PortPool(settings.migrationPorts, use: "a guest that comes from another host"))
  }

  var time: any TimeSource { parts.time }

  /// When a wait that begins now is given up.
  func deadline(_ duration: Duration) -> Deadline { Deadline(instant: time.now.advanced(by: duration)) }

  /// When a wait for a job, or for something that is over soon, is given up.
  var jobDeadline: Deadline { deadline(settings.jobDeadline) }
}
