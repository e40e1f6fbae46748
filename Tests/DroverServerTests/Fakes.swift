import DomainModel
import Domains
import DroverCore
import Synchronization

/// A hypervisor whose answers come when the test says so.
final class FakeHypervisor: Hypervisor {
  private struct State {
    var waiting: [CheckedContinuation<Void, Never>] = []
    var arrivals = 0
    var isOpen = true
    var cancelled = 0
  }

  private let state = Mutex(State())
  private let sink: AsyncStream<Int>.Continuation
  /// Tells of each call that begins to wait, with how many wait then.
  let arrivals: AsyncStream<Int>

  init() { (arrivals, sink) = AsyncStream.makeStream() }

  /// From now on `version()` waits for `release()`.
  func holdCalls() { state.withLock { $0.isOpen = false } }

  /// Lets so many of the waiting calls go on.
  func release(_ count: Int) {
    let released = state.withLock { state in
      let released = Array(state.waiting.prefix(count))
      state.waiting.removeFirst(released.count)
      return released
    }
    for continuation in released { continuation.resume() }
  }

  /// How many calls were cancelled while they waited.
  var cancelledCount: Int { state.withLock { $0.cancelled } }

  func version() async throws(VirtError) -> UInt64 {
    await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
        let waits = state.withLock { state in
          guard !state.isOpen, !Task.isCancelled else { return false }
          state.waiting.append(continuation)
          state.arrivals += 1
          sink.yield(state.arrivals)
          return true
        }
        if !waits { continuation.resume() }
      }
    } onCancel: {
      let waiting = state.withLock { state in
        state.cancelled += 1
        defer { state.waiting = [] }
        return state.waiting
      }
      for continuation in waiting { continuation.resume() }
    }
    return 7_002_022
  }

  func firmwareVariables(of definition: DomainDefinition) async -> String? { nil }

  func removeTPMState(of uuid: UUID) async {}

  func capabilities() async throws(VirtError) -> String { "<capabilities/>" }

  func domainCapabilities(_ request: DomainCapabilitiesRequest) async throws(VirtError) -> String {
    "<domainCapabilities arch='\(request.architecture ?? "")'/>"
  }

  func maximumVirtualCPUs(type: String?) async throws(VirtError) -> Int32 { type == "kvm" ? 710 : 255 }

  func platform(for definition: DomainDefinition) async throws(VirtError) -> GuestPlatform {
    var platform = GuestPlatform(
      architecture: .x86, emulator: "/usr/bin/qemu-system-x86_64", version: QEMUVersion(7, 2, 0))
    var machine = MachineType(name: "pc-i440fx-7.2")
    machine.isDefault = true
    machine.maxCPUs = 255
    platform.machines = [machine]
    return platform
  }

  func start(_ request: StartRequest, attempt: any StartAttempt) async throws(VirtError) -> StartedGuest {
    let guest = FakeGuest(observer: request.observer)
    for phase in [StartPhase.initialise, .prepareHost, .launch] { try attempt.enter(phase) }
    try await attempt.launched(guest)
    for phase in [StartPhase.connect, .refresh, .finish] { try attempt.enter(phase) }
    return StartedGuest(
      guest: guest, definition: request.definition, status: request.isPaused ? .paused : .running)
  }

  func reconnect(
    _ record: LiveRecord, observer: any GuestObserver
  ) async throws(VirtError) -> ReconnectedGuest? { nil }

  func abandon(_ record: LiveRecord) async {}

  func sweep(keeping guests: [DomainReference]) async {}

  func nativeArguments(for definition: DomainDefinition) async throws(VirtError) -> String { "" }

  func definition(ofNative text: String) async throws(VirtError) -> DomainDefinition { DomainDefinition() }
}

/// A store that forgets.
struct FakeStore: DomainStore {
  func load() async throws(VirtError) -> StoredDomains { StoredDomains() }
  func saveDefinition(_ xml: String, name: String) async throws(VirtError) {}
  func removeDefinition(name: String, alongWith files: [String]) async throws(VirtError) {}
  func renameDefinition(_ xml: String, from old: String, to new: String) async throws(VirtError) {}
  func setAutostart(_ isOn: Bool, name: String) async throws(VirtError) {}
  func saveState(_ xml: String, name: String) async throws(VirtError) {}
  func removeState(name: String) async throws(VirtError) {}
  func quarantine(_ kind: StoredKind, name: String, reason: String) async {}
  func pendingAutostart(boot: String) async throws(VirtError) -> Set<String>? { [] }
  func savePendingAutostart(_ names: Set<String>, boot: String) async throws(VirtError) {}
}

struct FakeHost: HostInformation {
  let hostname = "testhost"
  let uuid = UUID(high: 1, low: 2)
  let bootID = "boot"
  func startTime(ofProcess pid: Int32) -> UInt64? { nil }

  func nodeInformation() throws(VirtError) -> NodeInformation {
    NodeInformation(model: "x86_64", memory: 4_194_304, cpus: 2, mhz: 2_000, topology: (1, 1, 2, 1))
  }

  func freeMemory() throws(VirtError) -> UInt64 { 1 << 30 }
}

struct FakePorts: PortProbe {
  func isFree(port: UInt16, address: String?) -> Bool { true }
}

/// A clock that stands still until it is moved.
final class FakeTime: TimeSource {
  private final class Work: ScheduledWork {
    let body = Mutex<(@Sendable () -> Void)?>(nil)
    func cancel() { body.withLock { $0 = nil } }
  }

  private let scheduled = Mutex<[Work]>([])
  let now = ContinuousClock.now
  let wallClock: Int64 = 1_000_000
  let sinceBoot = Duration.seconds(3600)

  func schedule(at deadline: Deadline, _ body: @escaping @Sendable () -> Void) -> any ScheduledWork {
    let work = Work()
    work.body.withLock { $0 = body }
    scheduled.withLock { $0.append(work) }
    return work
  }

  /// Lets the time of everything that waits come.
  func fire() {
    let due = scheduled.withLock { scheduled in
      defer { scheduled = [] }
      return scheduled
    }
    for work in due {
      let body = work.body.withLock { body in
        defer { body = nil }
        return body
      }
      body?()
    }
  }

  /// How many bodies wait for their time.
  var count: Int {
    scheduled.withLock { $0.filter { work in work.body.withLock { $0 != nil } }.count }
  }
}
