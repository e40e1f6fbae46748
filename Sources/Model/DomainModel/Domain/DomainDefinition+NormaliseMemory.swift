import DroverCore

extension DomainDefinition {
  /// The total is what `<memory>` says, else the nodes' and the modules' together; the balloon leaves all of it.
  mutating func normaliseMemory() throws(VirtError) {
    let modules = try sum(devices?.memories.map { $0.target?.size?.kibibytes ?? 0 } ?? [])
    let nodes = try sum(cpu?.numa?.cells.map(\.memory.kibibytes) ?? [])
    var memory = memory ?? DomainMemory()
    if memory.amount.kibibytes == 0 {
      memory.amount.kibibytes = try sum([nodes, modules])
    } else if modules > memory.amount.kibibytes {
      throw refusal(
        .xmlError, "the memory modules have \(modules) KiB, more than the \(memory.amount.kibibytes) KiB of <memory>",
        at: "/domain/memory")
    }
    guard memory.amount.kibibytes > 0 else {
      throw refusal(.xmlError, "the domain has no memory", at: "/domain/memory")
    }
    // The balloon's target and an unlimited maximum are kept in 53 bits, as libvirt prints them.
    memory.amount.kibibytes = min(memory.amount.kibibytes, Self.greatestKibibytes)
    self.memory = memory
    let current = currentMemory?.kibibytes ?? 0
    if current == 0 || current > memory.amount.kibibytes { currentMemory = memory.amount }
    if maxMemory?.amount.kibibytes == 0, maxMemory?.slots == nil { maxMemory = nil }
  }

  private static let greatestKibibytes: UInt64 = 9_007_199_254_740_991

  private func sum(_ parts: [UInt64]) throws(VirtError) -> UInt64 {
    var total: UInt64 = 0
    for part in parts {
      let (next, overflow) = total.addingReportingOverflow(part)
      guard !overflow else { throw refusal(.overflow, "the memory of all nodes and modules is too much") }
      total = next
    }
    return total
  }
}
