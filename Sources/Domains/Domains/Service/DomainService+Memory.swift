import DomainModel
public import DroverCore

extension DomainService {
  /// Changes how much memory a guest has, or can have (`virDomainSetMemoryFlags`).
  ///
  /// A running guest is asked through its balloon, and obeys as far as it can. Errors: `invalidArg` for more than it can
  /// have; `operationInvalid` for the most of a running guest, and without a balloon.
  ///
  /// - Parameter flags: 1 the running guest, 2 the next start, 4 the most that it can have.
  public func setMemory(
    _ reference: DomainReference, kibibytes: UInt64, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    guard kibibytes > 0, kibibytes <= UInt64.max >> 10 else {
      throw VirtError(.invalidArg, "memory in virDomainSetMemoryFlags must not be zero")
    }
    let domain = try self.domain(reference)
    let isMaximum = flags & 4 != 0
    let request = JobRequest(.modify, call: "virDomainSetMemoryFlags", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      if let live = affected.live {
        guard !isMaximum else {
          throw VirtError(.operationInvalid, "cannot resize the maximum memory on an active domain")
        }
        try Self.check(kibibytes, live.definition.definition)
        let balloon = live.definition.definition.devices?.balloon
        guard let balloon, balloon.model != .none else {
          throw VirtError(
            .operationInvalid, "the memory of a running guest is changed by its balloon, which it does not have")
        }
      }
      if affected.isConfig {
        try await domain.editPersistent { (definition) throws(VirtError) in
          if isMaximum {
            try definition.setMaximumMemory(kibibytes: kibibytes)
          } else {
            try Self.check(kibibytes, definition)
            definition.currentMemory = MemoryAmount(kibibytes: kibibytes)
          }
        }
      }
      try await affected.live?.guest.setMemory(kibibytes: kibibytes)
    }
  }

  private static func check(_ kibibytes: UInt64, _ definition: DomainDefinition) throws(VirtError) {
    guard kibibytes <= definition.memory?.amount.kibibytes ?? 0 else {
      throw VirtError(.invalidArg, "cannot set memory higher than max memory")
    }
  }
}

extension DomainDefinition {
  fileprivate mutating func setMaximumMemory(kibibytes: UInt64) throws(VirtError) {
    guard cpu?.numa == nil else {
      throw VirtError(
        .operationInvalid, "the memory of a domain with NUMA nodes is that of its nodes, and cannot be changed as one")
    }
    memory = memory ?? DomainMemory()
    memory?.amount = MemoryAmount(kibibytes: kibibytes)
    if let current = currentMemory, current.kibibytes > kibibytes {
      currentMemory = MemoryAmount(kibibytes: kibibytes)
    }
  }
}
