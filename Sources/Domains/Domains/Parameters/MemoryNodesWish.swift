import DomainModel
import DroverCore
import DroverXML

/// Where on the host memory is taken from (`virDomainSetNumaParameters`).
struct MemoryNodesWish: TuningWish {
  static let call = "virDomainSetNumaParameters"

  private let mode: NUMATuneMode?
  private let nodes: CPUSet?

  /// Errors: `argumentUnsupported` for an unknown name, `invalidArg` for a wrong type, a mode or nodes that are none.
  init(_ parameters: [TypedParameter]) throws(VirtError) {
    try AcceptedParameters(["numa_mode": .int, "numa_nodeset": .string]).check(parameters)
    var (mode, nodes): (NUMATuneMode?, CPUSet?) = (nil, nil)
    for parameter in parameters {
      if let number = parameter.value.signed {
        switch number {
        case 0: mode = .strict
        case 1: mode = .preferred
        case 2: mode = .interleave
        case 3: mode = .restrictive
        default: throw VirtError(.invalidArg, "unsupported numatune mode: '\(number)'")
        }
      } else {
        let text = parameter.value.text ?? ""
        guard let set = CPUSet(xmlText: text), !set.isEmpty else {
          throw VirtError(.invalidArg, "Failed to parse bitmap '\(text)'")
        }
        nodes = set
      }
    }
    self.mode = mode
    self.nodes = nodes
  }

  /// A running guest has taken its memory from where it was told to.
  func limits(for definition: DomainDefinition) throws(VirtError) -> [ResourceLimit] {
    guard let memory = definition.numatune?.memory else {
      guard let nodes else { throw Self.nowhere }
      return [.memoryNodes(nodes)]
    }
    let now = memory.mode ?? .strict
    if let mode, mode != now {
      throw VirtError(.operationInvalid, "can't change numatune mode for running domain")
    }
    guard let nodes else {
      guard mode == nil || now == .restrictive else {
        throw VirtError(.operationInvalid, "can't change nodeset for strict mode for running domain")
      }
      return []
    }
    if mode != nil, memory.nodeset == nodes { return [] }
    guard now == .restrictive else {
      throw VirtError(.operationInvalid, "change of nodeset for running domain requires restrictive numa mode")
    }
    return [.memoryNodes(nodes)]
  }

  private static var nowhere: VirtError {
    VirtError(.configUnsupported, "nodeset for NUMA memory tuning must be set if 'placement' is 'static'")
  }

  /// Errors: `configUnsupported` for memory that is taken in some way, but from nowhere.
  func apply(to definition: inout DomainDefinition, isLive: Bool) throws(VirtError) {
    var tune = definition.numatune ?? NUMATune()
    var memory = tune.memory ?? NUMATuneMemory()
    memory.mode = mode ?? memory.mode ?? .strict
    if let nodes {
      memory.nodeset = nodes
      memory.placement = nil
    }
    guard memory.nodeset != nil || memory.placement == .auto else { throw Self.nowhere }
    tune.memory = memory
    definition.numatune = tune
  }
}
