import Domains
import DroverCore
import Synchronization

/// A disk that is a dictionary.
final class FakeStore: DomainStore {
  struct State {
    var definitions: [String: String] = [:]
    var states: [String: String] = [:]
    var autostart: Set<String> = []
    var once: [UUID: String] = [:]
    var pendingAutostart: (boot: String, names: Set<String>)?
    /// What went with definitions.
    var removedFiles: [String] = []
    var quarantined: [String] = []
    /// What every write of a kind throws.
    var definitionFailure: VirtError?
    var stateFailure: VirtError?
    /// Where writes stop.
    var definitionCheckpoint: Checkpoint?
    var stateCheckpoint: Checkpoint?
    /// What is told when a state is written: for tests of the order of things.
    var onState: (@Sendable (String) -> Void)?
  }

  let state = Mutex(State())

  func load() async throws(VirtError) -> StoredDomains {
    state.withLock { state in
      StoredDomains(
        definitions: state.definitions.sorted { $0.key < $1.key }.map { .init(name: $0.key, xml: $0.value) },
        states: state.states.sorted { $0.key < $1.key }.map { .init(name: $0.key, xml: $0.value) },
        autostart: state.autostart)
    }
  }

  func startsOnce() async throws(VirtError) -> [UUID: String] { state.withLock { $0.once } }

  func setStartsOnce(_ uuid: UUID, after boot: String?) async throws(VirtError) {
    state.withLock { $0.once[uuid] = boot }
  }

  func saveDefinition(_ xml: String, name: String) async throws(VirtError) {
    let (checkpoint, failure) = state.withLock { ($0.definitionCheckpoint, $0.definitionFailure) }
    await checkpoint?.pass()
    if let failure { throw failure }
    state.withLock { $0.definitions[name] = xml }
  }

  func removeDefinition(name: String, alongWith files: [String]) async throws(VirtError) {
    let (checkpoint, failure) = state.withLock { ($0.definitionCheckpoint, $0.definitionFailure) }
    await checkpoint?.pass()
    if let failure { throw failure }
    state.withLock { state in
      state.definitions[name] = nil
      state.autostart.remove(name)
      state.removedFiles += files
    }
  }

  func renameDefinition(_ xml: String, from old: String, to new: String) async throws(VirtError) {
    try await saveDefinition(xml, name: new)
    state.withLock { state in
      state.definitions[old] = nil
      if state.autostart.remove(old) != nil { state.autostart.insert(new) }
    }
  }

  func setAutostart(_ isOn: Bool, name: String) async throws(VirtError) {
    state.withLock { state in
      if isOn { state.autostart.insert(name) } else { state.autostart.remove(name) }
    }
  }

  func saveState(_ xml: String, name: String) async throws(VirtError) {
    let (checkpoint, failure) = state.withLock { ($0.stateCheckpoint, $0.stateFailure) }
    await checkpoint?.pass()
    if let failure { throw failure }
    state.withLock { $0.states[name] = xml }
    state.withLock { $0.onState }?(xml)
  }

  func removeState(name: String) async throws(VirtError) {
    state.withLock { $0.states[name] = nil }
    state.withLock { $0.onState }?("")
  }

  func quarantine(_ kind: StoredKind, name: String, reason: String) async {
    state.withLock { $0.quarantined.append(name) }
  }

  func pendingAutostart(boot: String) async throws(VirtError) -> Set<String>? {
    state.withLock { $0.pendingAutostart?.boot == boot ? $0.pendingAutostart?.names : nil }
  }

  func savePendingAutostart(_ names: Set<String>, boot: String) async throws(VirtError) {
    state.withLock { $0.pendingAutostart = (boot, names) }
  }
}

/// A host that is always the same.
struct FakeHost: HostInformation {
  var bootID = "boot-1"
  /// Processes that live, and when they started.
  var processes: [Int32: UInt64] = [:]
  func startTime(ofProcess pid: Int32) -> UInt64? { processes[pid] }
  var hostname: String { "host" }
  var uuid: UUID { UUID(high: 1, low: 2) }
  func nodeInformation() throws(VirtError) -> NodeInformation {
    NodeInformation(model: "x86_64", memory: 1, cpus: 1, mhz: 1, topology: (1, 1, 1, 1))
  }
  func freeMemory() throws(VirtError) -> UInt64 { 1 }
}

/// Ports that are free unless a test took them.
final class FakePorts: PortProbe {
  let taken = Mutex<Set<UInt16>>([])
  func isFree(port: UInt16, address: String?) -> Bool { taken.withLock { !$0.contains(port) } }
}
