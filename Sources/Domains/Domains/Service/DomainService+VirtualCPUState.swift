import DomainModel
public import DroverCore
import DroverXML

extension DomainService {
  /// Takes virtual CPUs in or out by their numbers (`virDomainSetVcpu`). Flags: 1 the running guest, 2 the next start,
  /// none what counts now.
  ///
  /// Errors: `invalidArg` for numbers that there are not, for several of a running guest at once, and for what is so
  /// already; `operationUnsupported` for one that a running guest cannot let go.
  ///
  /// - Parameters:
  ///   - text: numbers and ranges, `2,4-6`.
  ///   - state: 1 in, 0 out.
  public func setVirtualCPU(
    _ reference: DomainReference, _ text: String, state: Int32, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    guard state == 0 || state == 1 else { throw VirtError(.invalidArg, "unsupported state value") }
    guard let numbers = CPUSet(xmlText: text), !numbers.isEmpty else {
      throw VirtError(.invalidArg, "Failed to parse bitmap '\(text)'")
    }
    let isIn = state == 1
    let domain = try self.domain(reference)
    let request = JobRequest(.modify, call: "virDomainSetVcpu", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      if affected.isConfig { try Self.checkStored(numbers, isIn: isIn, domain.persistentDefinition()) }
      if let live = affected.live {
        let number = try Self.checkLive(numbers, isIn: isIn, live.definition.definition)
        if isIn {
          try await domain.plug(number, live)
        } else {
          try await live.guest.unplugVirtualCPU(number)
          // What becomes of it is written down when QEMU tells of it.
          await domain.settle()
        }
      }
      if affected.isConfig { try await domain.editPersistent { $0.setVirtualCPUs(numbers, isIn: isIn) } }
    }
  }

  private static func checkStored(
    _ numbers: CPUSet, isIn: Bool, _ definition: DomainDefinition
  ) throws(VirtError) {
    // The machine cannot begin without its first.
    if numbers.contains(0) { throw VirtError(.invalidArg, "vCPU '0' can't be modified") }
    let most = Int(definition.vcpu?.count ?? 1)
    if let last = numbers.last, last >= most {
      throw VirtError(.invalidArg, "vcpu \(last) is not present in persistent config")
    }
  }

  /// - Returns: the one that is meant.
  private static func checkLive(
    _ numbers: CPUSet, isIn: Bool, _ definition: DomainDefinition
  ) throws(VirtError) -> UInt32 {
    let list = definition.virtualCPUList
    for number in numbers.members {
      guard let cpu = list.first(where: { Int($0.id) == number }) else {
        throw VirtError(.invalidArg, "vcpu \(number) is not present in live config")
      }
      guard (cpu.enabled == .yes) != isIn else {
        throw VirtError(.invalidArg, "vcpu '\(number)' is already in requested state")
      }
      guard isIn || cpu.hotpluggable == .yes else {
        throw VirtError(.operationUnsupported, "vcpu '\(number)' can't be unplugged")
      }
    }
    guard let first = numbers.first, numbers.count == 1 else {
      throw VirtError(.invalidArg, "only one hotpluggable entity can be selected")
    }
    return UInt32(clamping: first)
  }
}

extension DomainDefinition {
  fileprivate mutating func setVirtualCPUs(_ numbers: CPUSet, isIn: Bool) {
    var list = virtualCPUList
    for index in list.indices where numbers.contains(Int(list[index].id)) {
      let wasIn = list[index].enabled == .yes
      list[index].enabled = isIn ? .yes : .no
      if wasIn != isIn || !isIn { list[index].hotpluggable = .yes }
    }
    // The order in which they come is not known any more.
    for index in list.indices { list[index].order = nil }
    setVirtualCPUList(list)
  }
}
