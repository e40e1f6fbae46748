import DomainModel
public import Domains
public import DroverCore
public import DroverHost
public import Logging
import QEMUCapabilities

/// QEMU on this host: starts guests, finds them again, and says what the emulators can do.
public final class QEMUHypervisor: Hypervisor {
  let context: HypervisorContext
  let host: any HostInformation

  /// Nothing is run or written before the first call.
  public convenience init(
    configuration: HypervisorConfiguration, host: any HostInformation, reactor: Reactor, logger: Logger
  ) {
    self.init(configuration: configuration, host: host, reactor: reactor, logger: logger, planner: QEMUPlanner())
  }

  init(
    configuration: HypervisorConfiguration, host: any HostInformation, reactor: Reactor, logger: Logger,
    planner: any LaunchPlanner
  ) {
    self.host = host
    let probes = ProbeStore(
      folder: configuration.cacheFolder, user: configuration.user, reactor: reactor, logger: logger)
    let firmware = FirmwareShelf(
      folders: configuration.firmwareFolders, variablesFolder: configuration.variablesFolder)
    context = HypervisorContext(
      configuration: configuration, reactor: reactor, logger: logger, probes: probes, firmware: firmware,
      planner: planner)
  }

  /// Starts a guest.
  public func start(_ request: StartRequest, attempt: any StartAttempt) async throws(VirtError) -> StartedGuest {
    let context = try await context.confining(request.definition)
    return try await GuestLaunch(request: request, attempt: attempt, context: context).run()
  }

  /// Finds a guest again.
  public func reconnect(
    _ record: LiveRecord, observer: any GuestObserver
  ) async throws(VirtError) -> ReconnectedGuest? {
    try await GuestReconnect(record: record, observer: observer, context: context).run()
  }

  /// Ends what is left of a guest that cannot be reached, or of a start that the daemon did not live to finish.
  ///
  /// Only a process whose own command line names the domain or its run folder is ended.
  public func abandon(_ record: LiveRecord) async {
    await AbandonedGuest(record: record, context: context).end()
  }

  /// Removes what lies where guests have their things and belongs to none of them.
  public func sweep(keeping guests: [DomainReference]) async {
    await LeftoverRuns(guests: guests, context: context).remove()
    await ProbeNote.endLeftovers(in: context.configuration.cacheFolder, reactor: context.reactor)
  }
}
