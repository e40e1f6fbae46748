import DomainModel
import DroverCore

/// Limits of memory (`virDomainSetMemoryParameters`), KiB.
struct MemoryLimitWish: TuningWish {
  static let call = "virDomainSetMemoryParameters"

  private let hard: UInt64?, soft: UInt64?, withSwap: UInt64?

  /// Errors: `argumentUnsupported` for an unknown name, `invalidArg` for a wrong type.
  init(_ parameters: [TypedParameter]) throws(VirtError) {
    let accepted = AcceptedParameters(["hard_limit": .ulong, "soft_limit": .ulong, "swap_hard_limit": .ulong])
    try accepted.check(parameters)
    func value(_ name: String) -> UInt64? {
      parameters.first { $0.name == name }?.value.unsigned.map { min($0, ResourceLimit.unlimitedMemory) }
    }
    hard = value("hard_limit")
    soft = value("soft_limit")
    withSwap = value("swap_hard_limit")
  }

  func limits(for definition: DomainDefinition) throws(VirtError) -> [ResourceLimit] {
    try check(definition)
    return [.memory(hard: hard, soft: soft, withSwap: withSwap)]
  }

  func apply(to definition: inout DomainDefinition, isLive: Bool) throws(VirtError) {
    try check(definition)
    var tune = definition.memtune ?? MemoryTune()
    func set(_ old: inout MemoryAmount?, _ value: UInt64?) {
      guard let value else { return }
      old = value == ResourceLimit.unlimitedMemory ? nil : MemoryAmount(kibibytes: value)
    }
    set(&tune.hardLimit, hard)
    set(&tune.softLimit, soft)
    set(&tune.swapHardLimit, withSwap)
    definition.memtune = tune == MemoryTune() ? nil : tune
  }

  /// Memory and swap together are at least the memory.
  private func check(_ definition: DomainDefinition) throws(VirtError) {
    guard hard != nil || withSwap != nil else { return }
    let unlimited = ResourceLimit.unlimitedMemory
    let memory = hard ?? definition.memtune?.hardLimit?.kibibytes ?? unlimited
    let both = withSwap ?? definition.memtune?.swapHardLimit?.kibibytes ?? unlimited
    guard memory <= both else {
      throw VirtError(
        .invalidArg, "memory hard_limit tunable value must be lower than or equal to swap_hard_limit")
    }
  }
}
