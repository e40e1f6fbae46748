@testable import Domains
import DroverCore
import Synchronization

/// A service with all its fakes, and what was told.
final class Bench: Sendable {
  let hypervisor = FakeHypervisor()
  let store: FakeStore
  let time = ManualTime()
  let ports = FakePorts()
  let service: DomainService
  private let told = Mutex<[String]>([])

  static let owner = Caller(connection: ConnectionID(rawValue: 7), pid: 812, uid: 1000, processName: "virsh")
  static let other = Caller(connection: ConnectionID(rawValue: 8), pid: 813, uid: 0, processName: "python3")

  init(
    store: FakeStore = FakeStore(), boot: String = "boot-1", settings: DomainService.Settings = .init(),
    processes: [Int32: UInt64] = [:]
  ) {
    self.store = store
    service = DomainService(
      parts: DomainService.Parts(
        hypervisor: hypervisor, store: store, host: FakeHost(bootID: boot, processes: processes), time: time,
        portProbe: ports),
      settings: settings)
    service.connectionOpened(Bench.owner)
    service.connectionOpened(Bench.other)
    for kind in [EventID.lifecycle, .reboot] {
      _ = try? service.subscribe(to: kind, of: nil, caller: Bench.other) { [weak self] event, _ in
        self?.told.withLock { $0.append(Self.text(event)) }
      }
    }
  }

  /// What was told so far, `web started booted`.
  var events: [String] { told.withLock { $0 } }

  /// Forgets what was told.
  func forget() { told.withLock { $0 = [] } }

  static func text(_ event: DomainEvent) -> String {
    guard case .lifecycle(let step) = event.body else { return "\(event.domain.name) \(event.body)" }
    let words = "\(step)".split { "().".contains($0) }.filter { $0 != "Domains" && $0 != "LifecycleEvent" }
    guard let first = words.first, let last = words.last else { return "" }
    return "\(event.domain.name) \(first) \(last)"
  }

  static func xml(
    _ name: String, uuid: String? = nil, devices: String = "", extra: String = "",
    emulator: String = "qemu-system-x86_64"
  ) -> String {
    """
    <domain type='qemu'><name>\(name)</name>\(uuid.map { "<uuid>\($0)</uuid>" } ?? "")\(extra)
    <memory unit='MiB'>32</memory><vcpu>2</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os>
    <devices><emulator>/usr/bin/\(emulator)</emulator>\(devices)</devices></domain>
    """
  }

  /// Defines a domain.
  func define(_ name: String, uuid: String? = nil, devices: String = "", extra: String = "") async throws
    -> DomainReference
  {
    try await service.define(
      Bench.xml(name, uuid: uuid, devices: devices, extra: extra), flags: [], caller: Bench.owner)
  }

  /// Defines a domain, starts it, forgets the events.
  func running(_ name: String, extra: String = "", flags: CreateFlags = []) async throws -> (DomainReference, FakeGuest)
  {
    let defined = try await define(name, extra: extra)
    let started = try await service.create(defined, flags: flags, caller: Bench.owner)
    forget()
    guard let guest = hypervisor.guests.last else { throw VirtError(.internalError, "no guest") }
    return (started, guest)
  }

  func state(_ domain: DomainReference) throws -> DomainState { try service.state(domain) }
}
