public import DomainModel
public import DroverCore
import DroverXML

extension DomainService {
  /// Where a virtual CPU may run (`virDomainPinVcpuFlags`). Flags: 1 the running guest, 2 the next start, none what
  /// counts now.
  ///
  /// A CPU of the guest that is not plugged in yet is pinned when it comes. Errors: `invalidArg` for a CPU that the
  /// guest cannot have and for an empty set.
  public func pinVirtualCPU(
    _ reference: DomainReference, number: UInt32, to cpus: CPUSet, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let pinning = Pinning(
      thread: .virtualCPU(number), cpus: cpus, call: "virDomainPinVcpuFlags", parameter: "cputune.vcpupin\(number)")
    try await pin(reference, pinning, flags: flags, caller: caller) { (definition, isLive) throws(VirtError) in
      let most = definition.vcpu?.count ?? 1
      guard number < most else {
        // libvirt tells these two numbers.
        let count = isLive ? most : definition.vcpu?.current ?? most
        let kind = isLive ? "live" : "persistent"
        throw VirtError(.invalidArg, "vcpu \(number) is out of range of \(kind) cpu count \(count)")
      }
    }
  }

  /// Where QEMU's own threads may run (`virDomainPinEmulator`). Flags and errors: as for a virtual CPU.
  public func pinEmulator(
    _ reference: DomainReference, to cpus: CPUSet, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let pinning = Pinning(
      thread: .emulator, cpus: cpus, call: "virDomainPinEmulator", parameter: "cputune.emulatorpin")
    try await pin(reference, pinning, flags: flags, caller: caller) { (_, _) throws(VirtError) in }
  }

  /// Where an I/O thread may run (`virDomainPinIOThread`). Flags: as for a virtual CPU. Errors: `invalidArg` for a
  /// thread that there is not and for an empty set.
  public func pinIOThread(
    _ reference: DomainReference, id: UInt32, to cpus: CPUSet, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let pinning = Pinning(
      thread: .ioThread(id), cpus: cpus, call: "virDomainPinIOThread", parameter: "cputune.iothreadpin\(id)")
    try await pin(reference, pinning, flags: flags, caller: caller) { (definition, isLive) throws(VirtError) in
      guard definition.ioThreadNumbers.contains(id) else {
        throw VirtError(.invalidArg, "\(isLive ? "iothread" : "iothreadid") \(id) not found")
      }
    }
  }

  private func pin(
    _ reference: DomainReference, _ pinning: Pinning, flags: UInt32, caller: Caller,
    check: @escaping @Sendable (DomainDefinition, _ isLive: Bool) throws(VirtError) -> Void
  ) async throws(VirtError) {
    let domain = try self.domain(reference)
    let request = JobRequest(.modify, call: pinning.call, caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      if let live = affected.live { try check(live.definition.definition, true) }
      if affected.isConfig { try check(try domain.persistentDefinition(), false) }
      guard !pinning.cpus.isEmpty else { throw VirtError(.invalidArg, "Empty \(pinning.setName) for pinning") }
      if let live = affected.live {
        try await live.guest.pin([ThreadPin(pinning.thread, to: pinning.cpus)])
        let told = TypedParameter(pinning.parameter, .string(pinning.cpus.xmlText))
        try await domain.changeLive(id: live.id, events: [.tunable([told])]) { $0.set(pinning) }
      }
      if affected.isConfig { try await domain.editPersistent { $0.set(pinning) } }
    }
  }
}

/// One wish of where threads run.
private struct Pinning: Sendable {
  var thread: GuestThread
  var cpus: CPUSet
  var call: String
  /// What an event calls it.
  var parameter: String

  /// What libvirt calls the set when it is empty.
  var setName: String {
    if case .ioThread = thread { "iothread cpumap list" } else { "cpu list" }
  }
}

extension DomainDefinition {
  fileprivate mutating func set(_ pinning: Pinning) {
    var tune = cputune ?? CPUTune()
    switch pinning.thread {
    case .emulator:
      tune.emulatorpin = EmulatorPin()
      tune.emulatorpin?.cpuset = pinning.cpus
    case .virtualCPU(let number):
      var pin = VCPUPin()
      pin.vcpu = number
      pin.cpuset = pinning.cpus
      tune.vcpuPins.removeAll { $0.vcpu == number }
      tune.vcpuPins.append(pin)
      tune.vcpuPins.sort { $0.vcpu < $1.vcpu }
    case .ioThread(let id):
      var pin = IOThreadPin()
      pin.iothread = id
      pin.cpuset = pinning.cpus
      tune.iothreadPins.removeAll { $0.iothread == id }
      tune.iothreadPins.append(pin)
      tune.iothreadPins.sort { $0.iothread < $1.iothread }
    }
    cputune = tune
  }
}

extension Domain {
  /// The definition of the next start. Errors: `operationInvalid` for a transient domain.
  func persistentDefinition() throws(VirtError) -> DomainDefinition {
    guard let text = read({ $0.isGone ? nil : $0.persistent }) else {
      throw VirtError(.operationInvalid, "transient domains do not have any persistent config")
    }
    return try text.parsed()
  }
}
