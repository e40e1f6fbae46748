import DomainModel
public import DroverCore

extension DomainService {
  /// Changes how many virtual CPUs a guest has, or can have (`virDomainSetVcpusFlags`).
  ///
  /// A running guest is given more by plugging them in. Errors: `invalidArg` for more than it can have,
  /// `operationUnsupported` for fewer than it has while it runs, and for those that the guest itself takes down.
  ///
  /// - Parameter flags: 1 the running guest, 2 the next start, 4 the most that it can have, 8 by the guest's agent,
  ///   16 such that can be taken out again.
  public func setVirtualCPUs(
    _ reference: DomainReference, count: UInt32, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    guard count > 0 else { throw VirtError(.invalidArg, "nvcpus in virDomainSetVcpusFlags must not be zero") }
    guard flags & 8 == 0 else { throw VirtError(.argumentUnsupported, "QEMU guest agent is not configured") }
    let domain = try self.domain(reference)
    let isMaximum = flags & 4 != 0
    let request = JobRequest(.modify, call: "virDomainSetVcpusFlags", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      if let live = affected.live {
        guard !isMaximum else {
          throw VirtError(.invalidArg, "maximum vcpu count of a live domain can't be modified")
        }
        try await Self.plug(count, live, domain)
      }
      guard affected.isConfig else { return }
      try await domain.editPersistent { (definition) throws(VirtError) in
        try definition.setVirtualCPUs(count, isMaximum: isMaximum)
      }
    }
  }

  private static func plug(
    _ count: UInt32, _ live: (id: Int32, definition: LiveDefinition, guest: any Guest), _ domain: Domain
  ) async throws(VirtError) {
    let facts = live.definition.facts
    guard count <= facts.maximumVirtualCPUs else {
      throw VirtError(
        .invalidArg,
        "requested vcpus is greater than max allowable vcpus for the live domain: "
          + "\(count) > \(facts.maximumVirtualCPUs)")
    }
    guard count >= facts.virtualCPUs else {
      throw VirtError(.operationUnsupported, "virtual CPUs cannot be taken out of a running guest yet")
    }
    guard count > facts.virtualCPUs else { return }
    try await live.guest.plugVirtualCPUs(Int(count - facts.virtualCPUs))
    domain.editLive(id: live.id) { definition in
      let most = definition.vcpu?.count
      definition.vcpu?.current = count == most ? nil : count
    }
    await domain.settle()
  }
}

extension DomainDefinition {
  fileprivate mutating func setVirtualCPUs(_ count: UInt32, isMaximum: Bool) throws(VirtError) {
    var cpus = vcpu ?? VirtualCPUs()
    let most = cpus.count ?? 1
    if isMaximum {
      if let topology = cpu?.topology {
        let places = [topology.sockets, topology.dies ?? 1, topology.clusters ?? 1, topology.cores, topology.threads]
          .reduce(UInt64(1)) { product, factor in product &* UInt64(factor) }
        guard places == UInt64(count) else {
          throw VirtError(.invalidArg, "the topology of the CPU is for \(places) virtual CPUs")
        }
      }
      let current = min(cpus.current ?? most, count)
      cpus.count = count
      cpus.current = current == count ? nil : current
    } else {
      guard count <= most else {
        throw VirtError(
          .invalidArg,
          "requested vcpus is greater than max allowable vcpus for the persistent domain: \(count) > \(most)")
      }
      cpus.current = count == most ? nil : count
    }
    vcpu = cpus
    // Those that are named one by one are as many as are wanted from the first on.
    vcpus = nil
  }
}
