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
    rollback.onFailure(of: "run folder") {
      await FileWork.shared.run { [name = request.domain.name, logger = context.logger] in
        folder.removeRun(of: name, sockets: sockets, logger: logger)
      }
    }
    try await prepareFirmware(plan, &rollback)
    try await prepareMemory(plan, &rollback)
    let taps = try await prepareInterfaces(&plan, &rollback)
    let devices = HostDevices(interfaces: plan.definition.devices?.interfaces ?? [], taps: taps, vsock: plan.vsock)
    let files = plan
    let made = try await FileWork.shared.run { () throws(VirtError) in try makeFiles(files, devices) }
    try await prepareTPM(plan, &rollback)
    let companions = try await startCompanions(plan, &rollback)
    let path = folder.path + "/" + Self.monitorFile
    // Connected before QEMU runs: the connection waits in the backlog, and nothing has to be tried twice.
    let monitor = try await StreamSocket.connect(path: path, deadline: .after(.seconds(5)), reactor: context.reactor)
    rollback.onFailure(of: "monitor") { monitor.close() }
    return PreparedHost(
      descriptors: made.descriptors, log: made.log, monitor: monitor,
      places: GuestPlaces(
        name: request.domain.name, folder: folder, log: made.file, logStart: made.logStart, sockets: sockets,
        memoryFolders: plan.memoryFolders, downScripts: plan.downScripts),
      monitorPath: path, companions: companions)
  }

  private struct Made: Sendable {
    var descriptors: [(number: Int32, descriptor: SharedDescriptor)] = []
    var log: SharedDescriptor
    var file: GuestLog
    var logStart: UInt64
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
    let log = try file.open(limit: configuration.logLimit, backups: configuration.logBackups)
    let logStart = GuestLog.writeHeader(of: plan, to: log)
    return Made(
      descriptors: descriptors, log: SharedDescriptor(Descriptor(adopting: log)), file: file, logStart: logStart)
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
      let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | (appends ? O_APPEND : O_TRUNC)
      let number = Glibc.open(path, flags | O_NONBLOCK, 0o600)
      guard number >= 0 else { throw SystemFailure(errno).error("open \(path)") }
      return SharedDescriptor(Descriptor(adopting: number))
    default: return try devices.descriptor(for: purpose)
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

extension GuestLog {
  /// Writes what is started, and gives the place at which QEMU's own words will begin.
  static func writeHeader(of plan: LaunchPlan, to descriptor: Int32) -> UInt64 {
    let command = plan.command.shellText
    write("\(Timestamp.now): starting up, QEMU \(plan.version)\n\(command)", to: descriptor)
    var facts = stat()
    return fstat(descriptor, &facts) == 0 ? UInt64(max(0, facts.st_size)) : 0
  }
}
