import DomainModel
import Domains
import DroverCore
import DroverHost
import Glibc
import QEMUCommandLine

// Phase 2: folder, key, sockets and log file.
extension GuestLaunch {
  /// What the file of the monitor's socket is called.
  static let monitorFile = "monitor.sock"

  func prepareHost(_ plan: inout LaunchPlan, _ rollback: inout Rollback) async throws(VirtError) -> PreparedHost {
    let folder = plan.folder
    let sockets = plan.sockets
    let (context, name) = (context, request.domain.name)
    rollback.onFailure(of: "run folder") {
      await folder.removeRun(of: name, sockets: sockets, context: context)
    }
    try await prepareFirmware(plan, &rollback)
    try await prepareMemory(plan, &rollback)
    let taps = try await prepareInterfaces(&plan, &rollback)
    let devices = HostDevices(interfaces: plan.definition.devices?.interfaces ?? [], taps: taps, vsock: plan.vsock)
    let undo: @Sendable (Made) -> Void = { _ in
      folder.removeOwn(of: name, logger: context.logger)
      for socket in sockets { try? AtomicFile.removeSocket(socket) }
    }
    let files = files(foreign: !plan.usesOnlyFiles(below: context.configuration.runFolder + "/"))
    let made = try await files.run(sockets.first ?? folder.path, late: undo) { [plan] () throws(VirtError) in
      try makeFiles(plan, devices)
    }
    // Its input ends with the last of our copies of QEMU's output, and these are gone by then.
    let keeper = made.keeper
    rollback.onFailure(of: "log keeper") { await keeper.done() }
    try await prepareOverlays(plan, &rollback)
    try await prepareTPM(plan, &rollback)
    let companions = try await startCompanions(plan, &rollback)
    let path = folder.path + "/" + Self.monitorFile
    // Connected before QEMU runs: the connection waits in the backlog, and nothing has to be tried twice.
    let monitor = try await StreamSocket.connect(path: path, deadline: .after(.seconds(5)), reactor: context.reactor)
    rollback.onFailure(of: "monitor") { monitor.close() }
    return PreparedHost(
      descriptors: made.descriptors, log: made.log, monitor: monitor,
      places: GuestPlaces(
        name: request.domain.name, folder: folder, log: made.file, logStart: made.logStart, keeper: keeper,
        sockets: sockets, memoryFolders: plan.memoryFolders, downScripts: plan.downScripts),
      monitorPath: path, companions: companions)
  }

  private struct Made: Sendable {
    var descriptors: [(number: Int32, descriptor: SharedDescriptor)] = []
    var log: SharedDescriptor
    var keeper: LogKeeper
    var file: GuestLog
    var logStart: LogMark
  }

  /// On a thread that may block.
  private func makeFiles(_ plan: LaunchPlan, _ devices: HostDevices) throws(VirtError) -> Made {
    let configuration = context.configuration
    try plan.folder.create()
    if plan.needsMasterKey {
      try plan.folder.writeMasterKey(for: configuration.user)
    }
    var descriptors: [(number: Int32, descriptor: SharedDescriptor)] = []
    for passed in plan.command.descriptors {
      descriptors.append((passed.number, try open(passed.purpose, plan, devices)))
    }
    try plan.folder.giveAway(to: configuration.user)
    let file = GuestLog(folder: configuration.logFolder, name: request.domain.name)
    try announce(file.path)
    let head = LogHead(version: plan.version, command: plan.command.shellText)
    let begun = try file.begin(head, limit: configuration.logLimit, backups: configuration.logBackups)
    let (keeper, output) = try LogKeeper.start(file, begun.file, configuration, reactor: context.reactor)
    return Made(descriptors: descriptors, log: output, keeper: keeper, file: file, logStart: begun.start)
  }

  private func open(
    _ purpose: PassedDescriptor.Purpose, _ plan: LaunchPlan, _ devices: HostDevices
  ) throws(VirtError) -> SharedDescriptor {
    switch purpose {
    case .monitor:
      // One who waits is enough: the daemon is the only client.
      let path = plan.folder.path + "/" + Self.monitorFile
      return SharedDescriptor(try ListeningSocket.bind(path: path, mode: 0o600, backlog: 1))
    case .listener(let path):
      try makeFolder(of: path)
      let socket = try ListeningSocket.bind(path: path, mode: 0o660, backlog: 1, replacing: true)
      try giveToQEMU(path)
      return SharedDescriptor(socket)
    case .file(let path, let appends):
      try announce(path)
      let flags = O_WRONLY | O_CREAT | O_NOCTTY | (appends ? O_APPEND : O_TRUNC)
      return try open(path, flags | O_NONBLOCK)
    default: return try devices.descriptor(for: purpose)
    }
  }

  private func open(_ path: String, _ flags: Int32) throws(VirtError) -> SharedDescriptor {
    do throws(SystemFailure) {
      return SharedDescriptor(try Descriptor.opening(path, flags, 0o600))
    } catch {
      throw error.error("open \(path)")
    }
  }

  /// Folders of ours are made at need; those of a user's own path have to be there.
  private func makeFolder(of path: String) throws(VirtError) {
    let own = context.configuration.runFolder + "/"
    guard path.hasPrefix(own), !path.contains("/../") else { return }
    var folder = context.configuration.runFolder
    for name in path.dropFirst(own.count).split(separator: "/").dropLast() {
      folder += "/" + name
      try AtomicFile.makeFolder(folder, mode: 0o711)
    }
  }

  /// A file is made next, if it is not there.
  private func announce(_ path: String) throws(VirtError) {
    guard access(path, F_OK) != 0 else { return }
    do throws(SystemFailure) { try DurableStep.create.reached(path) } catch { throw error.error("open \(path)") }
  }

  func giveToQEMU(_ path: String) throws(VirtError) {
    guard let user = context.configuration.user else { return }
    guard lchown(path, user.uid, user.gid) == 0 else {
      throw SystemFailure(errno).error("give \(path) to the user of QEMU")
    }
  }
}
