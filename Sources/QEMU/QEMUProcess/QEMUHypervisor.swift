import DomainModel
public import Domains
public import DroverCore
public import DroverHost
import Glibc
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
    if geteuid() == 0, configuration.user == nil {
      logger.warning("no user is configured for QEMU, so guests run as root")
    }
    let probes = ProbeStore(
      folder: configuration.cacheFolder, user: configuration.user, reactor: reactor, logger: logger)
    context = HypervisorContext(
      configuration: configuration, reactor: reactor, logger: logger, probes: probes, planner: planner)
  }

  /// Starts a guest.
  public func start(_ request: StartRequest, attempt: any StartAttempt) async throws(VirtError) -> StartedGuest {
    try await GuestLaunch(request: request, attempt: attempt, context: context).run()
  }

  /// Finds a guest again.
  public func reconnect(
    _ record: LiveRecord, observer: any GuestObserver
  ) async throws(VirtError) -> ReconnectedGuest? {
    try await GuestReconnect(record: record, observer: observer, context: context).run()
  }

  /// Ends what a start left that the daemon did not live to finish.
  public func abandon(_ record: LiveRecord) async {
    let folder = RunFolder(id: record.domain.id, name: record.domain.name, configuration: context.configuration)
    if let process = record.process,
      let handle = try? ProcessHandle.open(process.identity, reactor: context.reactor)
    {
      _ = await Task { try? await TerminationLadder.kill.run(on: handle) }.value
    }
    if let emulator = record.definition?.devices?.emulator,
      let path = try? await FileWork.shared.run({ () throws(VirtError) in try ProbeStore.key(of: emulator).path })
    {
      await StrayProcess.end(usingFolder: folder.path, emulator: path, reactor: context.reactor)
    }
    await FileWork.shared.run { folder.remove() }
  }
}
