import DomainModel
import Domains
import DroverCore
import DroverHost
import Logging
import Glibc
import QEMUCommandLine
import QEMUMonitor

// Phase 3: the process.
extension GuestLaunch {
  func launchProcess(
    _ plan: LaunchPlan, _ prepared: PreparedHost, _ rollback: inout Rollback
  ) async throws(VirtError) -> QEMUGuest {
    guard let executable = plan.command.arguments.first else {
      throw VirtError(.internalError, "a command line without a program")
    }
    var spawn = SpawnRequest(executable, Array(plan.command.arguments.dropFirst()))
    spawn.environment = plan.command.environment.map { ($0.name, $0.value) }
    spawn.folder = "/"
    spawn.descriptors = prepared.descriptors.map { SpawnRequest.Passed($0.descriptor, as: $0.number) }
    spawn.output = prepared.log
    spawn.umask = 0o002
    spawn.user = context.configuration.user
    let (request, reactor) = (spawn, context.reactor)
    let late: @Sendable (ProcessHandle) -> Void = { handle in _ = try? handle.signal(SIGKILL) }
    let isOurs = context.configuration.emulatorFolders.contains { executable.hasPrefix($0 + "/") }
    let handle = try await files(foreign: !isOurs).run(executable, late: late) { () throws(VirtError) in
      try Spawner.spawnBlocking(request, reactor: reactor)
    }

    let channel = MonitorChannel(
      socket: prepared.monitor, reactor: context.reactor, greetingLimit: greetingLimit,
      deadlines: context.configuration.monitorDeadlines)
    let guest = QEMUGuest(
      process: ProcessRecord(handle.identity, executable: executable, prepared), handle: handle, monitor: .qmp(channel),
      places: prepared.places, companions: prepared.companions, observer: self.request.observer, context: context)
    rollback.onFailure(of: "process") { [logger = context.logger] in
      guest.condemn()
      // It was never more than half started: there is nothing to be gentle with.
      do throws(VirtError) {
        try await guest.end(.kill)
        await guest.removeControlGroup()
      } catch {
        // The folder of its run goes all the same; the next daemon finds the process by its arguments.
        logger.error("cannot end a guest", metadata: guest.metadata(["error": "\(error.message)"]))
      }
    }
    guest.start()
    return guest
  }

  /// QEMU greets when the machine is made, which takes the longer the more memory has to be found for it.
  private var greetingLimit: Duration {
    let bytes = request.definition.memory?.amount.bytes ?? 0
    return context.configuration.monitorDeadlines.greeting + .seconds(Int64(min(bytes >> 30, 1 << 20)))
  }
}

extension ProcessRecord {
  /// What later daemons need to find a guest of ours again.
  init(_ identity: ProcessIdentity, executable: String, _ prepared: PreparedHost) {
    self.init(
      pid: identity.pid, startTime: identity.startTime, executable: identity.executable ?? executable,
      monitorPath: prepared.monitorPath,
      details: [
        Detail(name: DetailName.folder, value: prepared.places.folder.path),
        Detail(name: DetailName.log, value: prepared.places.log.path),
        Detail(name: DetailName.logStart, value: prepared.places.logStart.text),
        Detail(name: DetailName.logKeeper, value: prepared.places.keeper?.note ?? ""),
      ] + prepared.places.sockets.map { Detail(name: DetailName.socket, value: $0) }
        + prepared.places.memoryFolders.map { Detail(name: DetailName.memory, value: $0) }
        + prepared.places.downScripts.map { Detail(name: DetailName.downScript, value: $0.text) }
        + prepared.companions.map { Detail(name: DetailName.companion, value: CompanionRecord($0).text) })
  }

  /// The names of our facts.
  enum DetailName {
    static let folder = "folder"
    static let log = "log"
    static let logStart = "log-start"
    static let logKeeper = "log-keeper"
    static let socket = "socket"
    static let memory = "memory"
    static let downScript = "down-script"
    static let companion = "companion"
    /// A monitor that is no QMP monitor at `monitorPath`: language and address.
    static let monitor = "monitor"
    /// Somebody else started it: `monitor`, or `process` for one that nobody can be asked about.
    static let attached = "attached"
    /// The human monitor over which the one that is used was added: language and address.
    static let addedOver = "monitor-added-over"
    /// Why a guest that somebody else started has no monitor that can be used.
    static let noMonitor = "no-monitor"
    /// The folder in which one that was attached was started: QEMU names files from there.
    static let startFolder = "start-folder"
    /// What QEMU calls the parts of one that was attached.
    static let names = "names"
  }

  /// The value of one of our facts.
  func detail(_ name: String) -> String? { details.first { $0.name == name }?.value }

  /// The sockets that were made for the guest's lines.
  var sockets: [String] { details.filter { $0.name == DetailName.socket }.map(\.value) }
  /// The values of those of our facts that there are several of.
  func details(_ name: String) -> [String] { details.filter { $0.name == name }.map(\.value) }

  /// The process as the host knows it.
  var identity: ProcessIdentity { ProcessIdentity(pid: pid, startTime: startTime, executable: executable) }
}
