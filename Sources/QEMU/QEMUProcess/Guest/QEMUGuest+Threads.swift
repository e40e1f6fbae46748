import DomainModel
import Domains
import DroverCore
import DroverHost
import QEMUMonitor

extension QEMUGuest {
  func pin(_ pins: [ThreadPin]) async throws(VirtError) {
    let threads = GuestThreadNumbers(
      process: process.pid, cpus: try await ask(.queryCPUs), ioThreads: try await ask(.queryIOThreads), names: names)
    for pin in pins {
      for thread in threads.numbers(of: pin.thread) { try ThreadAffinity.set(thread, to: pin.cpus.members) }
    }
  }

  func addIOThread(_ id: UInt32) async throws(VirtError) {
    _ = try await ask(.addObject(["qom-type": "iothread", "id": .string(ioThread(id))]))
  }

  func removeIOThread(_ id: UInt32) async throws(VirtError) { _ = try await ask(.removeObject(ioThread(id))) }

  private func ioThread(_ id: UInt32) -> String { names.theirs("iothread\(id)") }

  func setIOThread(_ id: UInt32, _ properties: [IOThreadProperty]) async throws(VirtError) {
    for property in properties {
      _ = try await ask(.setProperty(property.name, of: "/objects/\(ioThread(id))", to: .integer(property.value)))
    }
  }

  func plugVirtualCPU(_ number: UInt32) async throws(VirtError) {
    let slots = QMPCPUSlot.list(try await ask(.queryHotpluggableCPUs))
    guard let slot = slots.first(where: { $0.number == Int(number) && !$0.isTaken }) else {
      throw VirtError(.operationFailed, "the machine has no room for virtual CPU \(number)")
    }
    _ = try await ask(.plug(slot, id: "vcpu\(number)"))
  }

  func unplugVirtualCPU(_ number: UInt32) async throws(VirtError) {
    // Whoever plugged it in gave it its name.
    let slots = QMPCPUSlot.list(try await ask(.queryHotpluggableCPUs))
    guard let id = slots.first(where: { $0.number == Int(number) })?.path.flatMap(DeviceName.inPath) else {
      throw VirtError(.operationFailed, "virtual CPU \(number) was not plugged in: it stays until the guest ends")
    }
    let outcome = try await departures.wait(for: names.ours(id), within: Self.unplugLimit, reactor: reactor) {
      [self] () async throws(VirtError) in _ = try await ask(.removeDevice(id))
    }
    switch outcome {
    case .gone: return
    case .refused: throw VirtError(.operationFailed, "vcpu unplug request rejected by the guest")
    case .silent:
      throw VirtError(
        .operationTimeout,
        "vcpu unplug request timed out. Unplug result must be manually inspected in the domain")
    case .ended: throw .notRunning
    }
  }

  /// How long a guest may think about letting a device go.
  private static let unplugLimit = Duration.seconds(5)
}

/// The threads of a process, by what they do.
struct GuestThreadNumbers {
  private let process: Int32
  private let cpus: [UInt32: Int32]
  private let ioThreads: [UInt32: Int32]

  /// Reads `query-cpus-fast` and `query-iothreads`.
  init(process: Int32, cpus: JSON, ioThreads: JSON, names: GuestNames = GuestNames()) {
    self.process = process
    self.cpus = Dictionary(
      QMPCPU.list(cpus).compactMap { cpu in UInt32(exactly: cpu.index).map { ($0, cpu.thread) } },
      uniquingKeysWith: { first, _ in first })
    var named: [UInt32: Int32] = [:]
    for item in ioThreads.array ?? [] {
      guard let id = names.ioThread(item["id"]?.string),
        let thread = item["thread-id"]?.int64.flatMap({ Int32(exactly: $0) })
      else { continue }
      named[id] = thread
    }
    self.ioThreads = named
  }

  /// The virtual CPUs that have a thread, and the I/O threads, by their numbers.
  var virtualCPUs: [UInt32] { cpus.keys.sorted() }
  var ioThreadIDs: [UInt32] { ioThreads.keys.sorted() }

  /// The numbers of the threads of a kind that are there.
  func numbers(of thread: GuestThread) -> [Int32] {
    switch thread {
    case .virtualCPU(let number): return cpus[number].map { [$0] } ?? []
    case .ioThread(let id): return ioThreads[id].map { [$0] } ?? []
    case .emulator:
      let others = Set(cpus.values).union(ioThreads.values).subtracting([process])
      return ThreadAffinity.threads(of: process).filter { !others.contains($0) }
    }
  }
}
