import DomainModel
import Domains
import DroverCore
import DroverHost
import Foundation
import Logging
@testable import QEMUCommandLine
import Synchronization
import Testing

@testable import QEMUProcess

/// A hypervisor on folders of its own, which go with the test.
final class TestHost: Sendable {
  static let emulator = "/usr/bin/qemu-system-x86_64"

  let root: String
  let reactor: Reactor
  let hypervisor: QEMUHypervisor
  private let folder: String
  private let log = TestLog()

  /// - Parameter below: more folders between the test's own and the hypervisor's.
  init(
    planner: any LaunchPlanner = QEMUPlanner(), user: UserIdentity? = nil, below: String = "",
    logLimit: UInt64 = 2 << 20
  ) throws {
    folder = NSTemporaryDirectory() + "drover-qemu-\(Foundation.UUID().uuidString.prefix(8))"
    root = below.isEmpty ? folder : "\(folder)/\(below)root"
    for folder in ["run", "log", "lib"] {
      try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
    }
    reactor = try Reactor(name: "test")
    try reactor.start()
    let logger = Logger(label: "test") { [log] _ in log }
    var configuration = HypervisorConfiguration(
      runFolder: root + "/run", logFolder: root + "/log", cacheFolder: root + "/cache", stateFolder: root + "/lib")
    configuration.user = user
    configuration.logLimit = logLimit
    configuration.firmwareFolders = [root + "/firmware"]
    configuration.reconnectPatience = .milliseconds(300)
    hypervisor = QEMUHypervisor(
      configuration: configuration, host: TestHostInformation(), reactor: reactor, logger: logger, planner: planner)
  }

  deinit {
    reactor.stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The errors in the log.
  var errors: [String] { log.errors }

  /// What lies in the folder of runs.
  var leftovers: [String] { (try? FileManager.default.contentsOfDirectory(atPath: root + "/run")) ?? [] }

  func log(_ name: String) -> String {
    (try? String(contentsOfFile: "\(root)/log/\(name).log", encoding: .utf8)) ?? ""
  }

  /// Everything a start asks for, of a domain without devices.
  func request(
    _ name: String = "vm", id: Int32 = 1, uuid: DroverCore.UUID = .random(), observer: TestObserver,
    isPaused: Bool = true
  ) -> StartRequest {
    var definition = DomainDefinition()
    definition.name = name
    definition.uuid = uuid
    return StartRequest(
      definition: definition, domain: DomainReference(name: name, uuid: uuid, id: id), isPaused: isPaused,
      observer: observer)
  }

  /// What is written down of a guest.
  func record(_ request: StartRequest, _ process: ProcessRecord?) -> LiveRecord {
    var record = LiveRecord(domain: request.domain, state: .running(.booted), definition: request.definition)
    record.process = process
    return record
  }
}

/// Keeps what is logged as an error.
final class TestLog: LogHandler {
  private let lines = Mutex<[String]>([])
  var logLevel: Logger.Level {
    get { .error }
    set {}
  }
  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }

  var errors: [String] { lines.withLock { $0 } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }

  func log(event: LogEvent) {
    lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
  }
}

struct TestHostInformation: HostInformation {
  func startTime(ofProcess pid: Int32) -> UInt64? { nil }
  let hostname = "test"
  let uuid = DroverCore.UUID(high: 1, low: 2)
  let bootID = "boot"

  func nodeInformation() throws(VirtError) -> NodeInformation {
    NodeInformation(model: "x86_64", memory: 1 << 20, cpus: 2, mhz: 0, topology: (1, 1, 2, 1))
  }

  func freeMemory() throws(VirtError) -> UInt64 { 1 << 29 }
}

/// Starts a command line that the test wrote, in the way in which a real one is started.
struct HandWritten: LaunchPlanner {
  var arguments: [String] = []
  var program = TestHost.emulator
  /// More descriptors; paths begin at the folder of runs.
  var descriptors: [PassedDescriptor] = []

  static let plain = ["-machine", "none", "-S"]

  init(
    _ arguments: [String] = HandWritten.plain, program: String = TestHost.emulator,
    descriptors: [PassedDescriptor] = []
  ) {
    self.descriptors = descriptors
    self.arguments = arguments
    self.program = program
  }

  func plan(_ request: StartRequest, context: HypervisorContext) async throws(VirtError) -> LaunchPlan {
    let folder = RunFolder(id: request.domain.id, name: request.domain.name, configuration: context.configuration)
    let monitor = [
      "-object", "secret,id=masterKey0,format=raw,file=\(folder.masterKeyPath)",
      "-no-user-config", "-nodefaults", "-nographic", "-uuid", request.domain.uuid.description,
      "-chardev", "socket,id=charmonitor,fd=3,server=on,wait=off",
      "-mon", "chardev=charmonitor,id=monitor,mode=control",
    ]
    let command = CommandLine(
      environment: [CommandLine.Variable("LC_ALL", "C"), CommandLine.Variable("PATH", "/usr/bin:/bin")],
      arguments: [program] + arguments + (program == TestHost.emulator ? monitor : []),
      descriptors: [PassedDescriptor(number: 3, purpose: .monitor)]
        + descriptors.map { passed in
          guard case .listener(let path) = passed.purpose else { return passed }
          return PassedDescriptor(
            number: passed.number, purpose: .listener(path: context.configuration.runFolder + "/" + path))
        })
    return LaunchPlan(
      definition: request.definition, command: command, folder: folder, version: "test", needsMasterKey: true)
  }
}

/// Writes down what a guest does.
final class TestObserver: GuestObserver {
  private struct State {
    var events: [GuestEvent] = []
    var ends: [GuestExit] = []
    var waiters: [(condition: @Sendable ([GuestEvent], [GuestExit]) -> Bool, body: @Sendable () -> Void)] = []
  }

  private let state = Mutex(State())

  var events: [GuestEvent] { state.withLock { $0.events } }
  var ends: [GuestExit] { state.withLock { $0.ends } }

  func guest(did event: GuestEvent) {
    change { $0.events.append(event) }
  }

  func guestEnded(_ exit: GuestExit) {
    change { $0.ends.append(exit) }
  }

  private func change(_ body: (inout State) -> Void) {
    let ready = state.withLock { state in
      body(&state)
      let ready = state.waiters.filter { $0.condition(state.events, state.ends) }
      let (events, ends) = (state.events, state.ends)
      state.waiters.removeAll { $0.condition(events, ends) }
      return ready.map(\.body)
    }
    for body in ready { body() }
  }

  private func wait(_ condition: @escaping @Sendable ([GuestEvent], [GuestExit]) -> Bool) async {
    await withCheckedContinuation { continuation in
      let isTrue = state.withLock { state in
        if condition(state.events, state.ends) { return true }
        state.waiters.append((condition, { continuation.resume() }))
        return false
      }
      if isTrue { continuation.resume() }
    }
  }

  /// Waits for the end of the guest.
  func end() async -> GuestExit? {
    await wait { _, ends in !ends.isEmpty }
    return ends.first
  }

  /// Waits for an event.
  func event(_ event: GuestEvent) async { await wait { events, _ in events.contains(event) } }
}

/// A start that nobody disturbs, or that is destroyed when a phase begins.
final class TestAttempt: StartAttempt {
  private struct State {
    var phases: [StartPhase] = []
    var guest: (any Guest)?
    var isOver = false
    var onEnding: [@Sendable () -> Void] = []
  }

  private let destroyedAt: StartPhase?
  private let failsToWriteDown: Bool
  private let onLaunch: @Sendable (any Guest) -> Void
  private let onEnter: @Sendable (StartPhase, (any Guest)?) -> Void
  private let failsAt: StartPhase?
  private let state = Mutex(State())

  init(
    destroyedAt: StartPhase? = nil, failsToWriteDown: Bool = false,
    onLaunch: @escaping @Sendable (any Guest) -> Void = { _ in },
    onEnter: @escaping @Sendable (StartPhase, (any Guest)?) -> Void = { _, _ in }, failsAt: StartPhase? = nil
  ) {
    self.onEnter = onEnter
    self.failsAt = failsAt
    self.destroyedAt = destroyedAt
    self.failsToWriteDown = failsToWriteDown
    self.onLaunch = onLaunch
  }

  var phases: [StartPhase] { state.withLock { $0.phases } }
  var guest: (any Guest)? { state.withLock { $0.guest } }

  func enter(_ phase: StartPhase) throws(VirtError) {
    state.withLock { $0.phases.append(phase) }
    onEnter(phase, guest)
    if phase == failsAt { throw VirtError(.systemError, "a fault") }
    if phase == destroyedAt { throw VirtError.notRunning }
  }

  func onEnding(_ body: @escaping @Sendable () -> Void) {
    let isOver = state.withLock { state in
      if !state.isOver { state.onEnding.append(body) }
      return state.isOver
    }
    if isOver { body() }
  }

  /// Somebody destroys the domain while a phase goes on.
  func destroy() {
    let waiting = state.withLock { state in
      state.isOver = true
      defer { state.onEnding = [] }
      return state.onEnding
    }
    for body in waiting { body() }
  }

  func launched(_ guest: any Guest) async throws(VirtError) {
    state.withLock { $0.guest = guest }
    onLaunch(guest)
    if failsToWriteDown { throw VirtError(.systemError, "no space") }
  }
}

/// Whether a process of this number is there and no zombie.
func isAlive(_ pid: Int32) -> Bool {
  guard let facts = ProcessFacts(pid: pid) else { return false }
  return facts.state != UInt8(ascii: "Z")
}
