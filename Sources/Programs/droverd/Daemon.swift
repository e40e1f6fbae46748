import Domains
import DroverCore
import DroverHost
import DroverPeer
import DroverServer
import Glibc
import Logging
import QEMUProcess

/// What the daemon is made of, and the order in which it comes to life and goes.
///
/// Composition only: what a part does is the part's own business.
final class Daemon: Sendable {
  private let options: Options
  private let layout: Layout
  private let configuration: Configuration
  private let level: LogLevel
  private let log: Logger
  /// Held for the life of the process: one daemon for one set of folders.
  private let lock: RootLock
  private let reactor: Reactor
  private let hypervisor: QEMUHypervisor
  private let service: DomainService
  private let server: Server
  private let listeners: ClientListeners

  /// Makes the parts. Nothing runs and nobody is answered yet.
  init(_ options: Options) throws(VirtError) {
    self.options = options
    layout = options.layout
    try layout.makeFolders()
    lock = try RootLock(path: layout.lockFile)
    let path = options.configuration ?? layout.configurationFile
    let (configuration, problems) = try Configuration.load(path, defaults: Configuration(isSystem: layout.isSystem))
    self.configuration = configuration
    level = LogLevel(options.isVerbose ? .debug : configuration.logLevel)
    LoggingSystem.bootstrap { [level] in LevelledLogHandler(label: $0, level: level) }
    log = Logger(label: "droverd")
    for problem in problems { log.warning("\(path): \(problem)") }
    reactor = try Reactor(name: "reactor")
    let host = try HostFacts.gather(
      hostname: configuration.hostname, uuid: configuration.hostUUID, uuidFile: layout.hostUUIDFile)
    hypervisor = QEMUHypervisor(
      configuration: try HypervisorConfiguration(layout, configuration), host: host, reactor: reactor,
      logger: Logger(label: "qemu"))
    service = DomainService(
      parts: .init(
        hypervisor: hypervisor, store: FileDomainStore(layout: layout, log: Logger(label: "store")), host: host,
        time: reactor, portProbe: PortTester(),
        peers: ClientPeers(user: geteuid(), runtimeDirectory: getenv("XDG_RUNTIME_DIR").map { String(cString: $0) })),
      settings: .init(configuration))
    server = Server(
      service: service, settings: ServerSettings(configuration, isSystem: layout.isSystem), time: reactor,
      logger: Logger(label: "server"))
    listeners = ClientListeners(
      layout: layout, configuration: configuration, reactor: reactor, server: server, log: Logger(label: "listener"))
    if layout.isSystem, configuration.user == nil, geteuid() == 0 {
      log.notice("QEMU runs as root: set 'user' in \(layout.configurationFile) to run it as somebody else")
    }
  }

  /// Finds what an earlier daemon left, then answers clients, then starts what starts with the host.
  func start() async throws(VirtError) {
    try reactor.start()
    try await service.restore()
    MemoryTuning.trim()
    try listeners.start()
    let sockets = layout.readWriteSockets.joined(separator: " ")
    log.notice("ready", metadata: ["pid": "\(getpid())", "sockets": "\(sockets)"])
    tellReady()
    Task { [service] in await service.autostart() }
  }

  /// Returns when a signal has asked for the end and everything is written down. Guests go on.
  func runUntilStopped(by signals: SignalSource) async {
    let (requests, continuation) = AsyncStream<Int32>.makeStream(bufferingPolicy: .bufferingNewest(16))
    do {
      try signals.start(on: reactor) { continuation.yield($0) }
    } catch {
      log.error("\(error.message)")
      return
    }
    for await signal in requests {
      switch signal {
      case SIGHUP: reload()
      case SIGUSR1: logCounters()
      default: continuation.finish()
      }
    }
    logCounters()
    log.notice("stopping; guests go on")
    listeners.close()
    service.beginStopping()
    server.stop()
    await server.ended()
    await service.shutDown()
    reactor.stop()
  }

  /// The level of the log changes at once; what else changed takes a restart, which no guest notices.
  private func reload() {
    let path = options.configuration ?? layout.configurationFile
    do {
      let (new, problems) = try Configuration.load(path, defaults: Configuration(isSystem: layout.isSystem))
      for problem in problems { log.warning("\(path): \(problem)") }
      if !options.isVerbose { level.value = new.logLevel }
      var comparable = new
      comparable.logLevel = configuration.logLevel
      log.notice(
        comparable == configuration
          ? "configuration read again" : "configuration read again; what changed besides log_level needs a restart")
    } catch {
      log.error("the configuration stays as it was: \(error.message)")
    }
  }

  /// What an administrator wants to know of a daemon that misbehaves, or is said to. Documented in docs/logging.md.
  private func logCounters() {
    let (counts, own) = (server.counts, OwnFigures.read())
    log.notice(
      "counters",
      metadata: [
        "clients": "\(server.sessionCount)", "accepted": "\(counts.sessions)", "calls": "\(counts.calls)",
        "errors": "\(counts.errors)", "broken": "\(counts.brokenConnections)", "slow": "\(counts.slowReaders)",
        "dead": "\(counts.deadPeers)", "descriptors": "\(own.descriptors)", "threads": "\(own.threads)",
        "resident-kib": "\(own.residentMemory)",
      ])
  }

  private func tellReady() {
    guard let number = options.readyDescriptor else { return }
    let descriptor = Descriptor(adopting: number)
    let line = Array("ready\n".utf8)
    _ = line.withUnsafeBytes { write(descriptor.rawValue, $0.baseAddress, $0.count) }
  }
}
