import DroverHost
import Logging

/// What every part of the hypervisor works with.
struct HypervisorContext: Sendable {
  var configuration: HypervisorConfiguration
  let reactor: Reactor
  let logger: Logger
  let probes: ProbeStore
  let firmware: FirmwareShelf
  let planner: any LaunchPlanner
  /// Guests of which nothing is written down.
  let strays = StrayGuests()
}
