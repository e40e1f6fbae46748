import DomainModel
import Domains
import DroverCore
import DroverHost
import DroverXML
import QEMUMonitor

extension QEMUGuest {
  /// The group in which the kernel limits the guest; there is none before something does.
  var controlGroup: ControlGroup { ControlGroup(of: process.identity) }

  func limit(_ limits: [ResourceLimit]) async throws(VirtError) {
    var threads: GuestThreadNumbers?
    if limits.contains(where: \.isForThreads) {
      threads = GuestThreadNumbers(
        process: process.pid, cpus: try await ask(.queryCPUs), ioThreads: try await ask(.queryIOThreads), names: names)
    }
    let known = threads
    let identity = process.identity
    try await FileWork.shared.run { () throws(VirtError) in
      let group = ControlGroup(of: identity)
      for limit in limits { try limit.apply(to: group, known) }
    }
    // A guest that ended while its group was made has nobody else to remove it.
    if isOver { await removeControlGroup() }
  }

  /// Limits a guest that starts. Errors: `configUnsupported` on a host that cannot: the definition asks for it.
  func begin(_ limits: [ResourceLimit]) async throws(VirtError) {
    do throws(VirtError) {
      try await limit(limits)
    } catch {
      guard error.code == .operationInvalid, error != .notRunning else { throw error }
      throw VirtError(.configUnsupported, error.detail)
    }
  }

  /// Removes the group of a guest that has ended.
  func removeControlGroup() async { await process.removeControlGroup() }
}

extension ProcessRecord {
  /// Removes the control group of a process that has ended.
  func removeControlGroup() async {
    let identity = identity
    await FileWork.shared.run { ControlGroup(of: identity).remove() }
  }
}

extension ResourceLimit {
  /// Whether it is for some of the threads.
  var isForThreads: Bool {
    if case .processorTime(let user, _, _) = self { user != .whole } else { false }
  }

  fileprivate func apply(to group: ControlGroup, _ threads: GuestThreadNumbers?) throws(VirtError) {
    switch self {
    case .processorShares(let shares): try group.setProcessorShares(shares)
    case .processorTime(let user, let period, let quota):
      guard user != .whole else { return try group.setProcessorTime(period: period, quota: quota) }
      for part in threads?.parts(of: user) ?? [] {
        try group.setProcessorTime(period: period, quota: quota, part: part)
      }
    case .memory(let hard, let soft, let withSwap):
      func bytes(_ kibibytes: UInt64?) -> UInt64? {
        kibibytes.map { $0 >= Self.unlimitedMemory ? .max : $0 * 1024 }
      }
      try group.setMemory(hard: bytes(hard), soft: bytes(soft), withSwap: bytes(withSwap))
    case .blockWeight(let weight): try group.setBlockWeight(weight)
    case .blockDevice(let path, let limit, let value):
      try group.setDevice(path, ControlGroup.DeviceLimit(limit), value)
    case .memoryNodes(let nodes): try group.setMemoryNodes(nodes.xmlText)
    }
  }
}

extension ControlGroup.DeviceLimit {
  fileprivate init(_ limit: BlockDeviceLimit) {
    switch limit {
    case .weight: self = .weight
    case .readIOPS: self = .readIOPS
    case .writeIOPS: self = .writeIOPS
    case .readBytes: self = .readBytes
    case .writeBytes: self = .writeBytes
    }
  }
}

extension GuestThreadNumbers {
  /// The groups of threads whose time is limited together.
  func parts(of user: ResourceUser) -> [(name: String, threads: [Int32])] {
    switch user {
    case .whole: []
    case .emulator: [("emulator", numbers(of: .emulator))]
    case .virtualCPUs: virtualCPUs.map { ("vcpu\($0)", numbers(of: .virtualCPU($0))) }
    case .ioThreads: ioThreadIDs.map { ("iothread\($0)", numbers(of: .ioThread($0))) }
    }
  }
}
