import DomainModel
import Domains
import DroverCore
import Synchronization

/// Starts guests that are objects, through the phases of real ones.
final class FakeHypervisor: Hypervisor {
  struct State {
    var guests: [FakeGuest] = []
    var nextPID: Int32 = 1000
    /// Where a start stops.
    var checkpoints: [StartPhase: Checkpoint] = [:]
    /// Where a start that stopped goes on as soon as the domain is destroyed.
    var letsGo: StartPhase?
    /// Where a start fails by itself.
    var failure: (phase: StartPhase, error: VirtError)?
    /// What the guest does while it is being started, before the start is complete.
    var duringFinish: (@Sendable (FakeGuest) -> Void)?
    /// A file does not answer in the first phase: only a destroy ends the wait for it.
    var stalls = false
    var undone = 0
    /// Files of firmware variables that exist.
    var variables: Set<String> = []
    var removedTPMs: [UUID] = []
    var abandoned: [String] = []
    /// The guests that the last sweep kept.
    var kept: Set<String>?
    /// What is found again, by name: nil for gone, a status (which may be nil) for a guest.
    var found: [String: GuestStatus??] = [:]
    var reconnectFailure: VirtError?
  }

  let state = Mutex(State())
  var guests: [FakeGuest] { state.withLock { $0.guests } }

  func hold(at phase: StartPhase) -> Checkpoint {
    let checkpoint = Checkpoint()
    state.withLock { $0.checkpoints[phase] = checkpoint }
    return checkpoint
  }

  func platform(for definition: DomainDefinition) async throws(VirtError) -> GuestPlatform {
    if definition.devices?.emulator == "/usr/bin/nope" {
      throw VirtError(.systemError, "Cannot check QEMU binary /usr/bin/nope: No such file or directory")
    }
    var platform = GuestPlatform(
      architecture: .x86, emulator: "/usr/bin/qemu-system-x86_64", version: QEMUVersion(7, 2))
    var machine = MachineType(name: "pc-i440fx-7.2")
    machine.alias = "pc"
    machine.isDefault = true
    machine.maxCPUs = 255
    platform.machines = [machine]
    platform.features = FeatureSet(PlatformFeature.allCases)
    return platform
  }

  func start(_ request: StartRequest, attempt: any StartAttempt) async throws(VirtError) -> StartedGuest {
    var guest: FakeGuest?
    do throws(VirtError) {
      for phase in StartPhase.allCases {
        try attempt.enter(phase)
        let (checkpoint, failure, letsGo) = state.withLock { ($0.checkpoints[phase], $0.failure, $0.letsGo == phase) }
        if letsGo { attempt.onEnding { checkpoint?.open() } }
        await checkpoint?.pass()
        if let failure, failure.phase == phase { throw failure.error }
        if phase == .initialise, state.withLock({ $0.stalls }) {
          await withCheckedContinuation { continuation in attempt.onEnding { continuation.resume() } }
          throw .notRunning
        }
        if phase == .launch {
          let pid = state.withLock { state in
            state.nextPID += 1
            return state.nextPID
          }
          let made = FakeGuest(pid: pid, observer: request.observer)
          guest = made
          state.withLock { $0.guests.append(made) }
          try await attempt.launched(made)
        }
        if phase > .launch, guest?.state.withLock({ $0.isGone || $0.isCondemned }) == true { throw .notRunning }
      }
    } catch {
      guest?.condemn()
      guest?.die(.signalled(9))
      state.withLock { $0.undone += 1 }
      throw error
    }
    guard let guest else { throw VirtError(.internalError, "no guest") }
    if !request.isPaused { guest.observer.guest(did: .resumed) }
    state.withLock { $0.duringFinish }?(guest)
    return StartedGuest(
      guest: guest, definition: request.definition, status: request.isPaused ? .preLaunch : .running)
  }

  func reconnect(
    _ record: LiveRecord, observer: any GuestObserver
  ) async throws(VirtError) -> ReconnectedGuest? {
    let (found, failure) = state.withLock { ($0.found[record.domain.name], $0.reconnectFailure) }
    if let failure { throw failure }
    guard let found, let status = found, let process = record.process else { return nil }
    let guest = FakeGuest(pid: process.pid, observer: observer)
    state.withLock { $0.guests.append(guest) }
    return ReconnectedGuest(guest: guest, status: status)
  }

  func abandon(_ record: LiveRecord) async { state.withLock { $0.abandoned.append(record.domain.name) } }

  func sweep(keeping guests: [DomainReference]) async { state.withLock { $0.kept = Set(guests.map(\.name)) } }

  func firmwareVariables(of definition: DomainDefinition) async -> String? {
    guard let path = definition.os?.nvram?.path else { return nil }
    return state.withLock { $0.variables.contains(path) } ? path : nil
  }

  func removeTPMState(of uuid: UUID) async { state.withLock { $0.removedTPMs.append(uuid) } }

  func nativeArguments(for definition: DomainDefinition) async throws(VirtError) -> String {
    "qemu -name \(definition.name ?? "")"
  }

  func definition(ofNative text: String) async throws(VirtError) -> DomainDefinition {
    var definition = DomainDefinition()
    definition.name = text
    return definition
  }

  func capabilities() async throws(VirtError) -> String { "<capabilities/>" }
  func domainCapabilities(_ request: DomainCapabilitiesRequest) async throws(VirtError) -> String {
    "<domainCapabilities/>"
  }
  func maximumVirtualCPUs(type: String?) async throws(VirtError) -> Int32 { 255 }
  func version() async throws(VirtError) -> UInt64 { 7_002_000 }
}
