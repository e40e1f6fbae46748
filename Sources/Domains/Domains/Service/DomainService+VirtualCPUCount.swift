import DomainModel
public import DroverCore
import DroverXML

extension DomainService {
  /// Changes how many virtual CPUs a guest has, or can have (`virDomainSetVcpusFlags`).
  ///
  /// A running guest is given more by plugging them in, the lowest first, and asked to let those go that were plugged
  /// in, the highest first. Errors: `invalidArg` for more than it can have, `configUnsupported` for fewer than it was
  /// started with.
  ///
  /// - Parameter flags: 1 the running guest, 2 the next start, 4 the most that it can have, 8 by the guest's agent,
  ///   16 such that can be taken out again.
  public func setVirtualCPUs(
    _ reference: DomainReference, count: UInt32, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    guard count > 0 else { throw VirtError(.invalidArg, "nvcpus in virDomainSetVcpusFlags must not be zero") }
    if flags & 8 != 0 {
      guard flags & ~9 == 0 else {
        throw VirtError(.invalidArg, "only the virtual CPUs of a running guest can be changed by its agent")
      }
      return try await setGuestProcessorCount(reference, count: count, caller: caller)
    }
    let domain = try self.domain(reference)
    let isMaximum = flags & 4 != 0
    let request = JobRequest(.modify, call: "virDomainSetVcpusFlags", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      if let live = affected.live {
        guard !isMaximum else {
          throw VirtError(.invalidArg, "maximum vcpu count of a live domain can't be modified")
        }
        try Self.check(count, live.definition.definition, "live")
      }
      if affected.isConfig, !isMaximum { try Self.check(count, domain.persistentDefinition(), "persistent") }
      if let live = affected.live { try await domain.setOnline(count, live) }
      guard affected.isConfig else { return }
      try await domain.editPersistent { (definition) throws(VirtError) in
        if isMaximum {
          try definition.setMaximumVirtualCPUs(count)
        } else {
          definition.setVirtualCPUs(count, canBeUnplugged: flags & 16 != 0)
        }
      }
    }
  }

  private static func check(_ count: UInt32, _ definition: DomainDefinition, _ kind: String) throws(VirtError) {
    let most = definition.vcpu?.count ?? 1
    guard count <= most else {
      throw VirtError(
        .invalidArg,
        "requested vcpus is greater than max allowable vcpus for the \(kind) domain: \(count) > \(most)")
    }
  }
}

extension Domain {
  /// A running guest: what it was when work on it began.
  typealias Running = (id: Int32, definition: LiveDefinition, guest: any Guest)

  /// Plugs in or takes out as many virtual CPUs as are wanted.
  fileprivate func setOnline(_ count: UInt32, _ live: Running) async throws(VirtError) {
    let list = live.definition.definition.virtualCPUList
    let online = list.count { $0.enabled == .yes }
    if count > online {
      for cpu in list.filter({ $0.enabled == .no }).prefix(Int(count) - online) { try await plug(cpu.id, live) }
    } else if count < online {
      let candidates = list.reversed().filter { $0.enabled == .yes && $0.hotpluggable == .yes }
      guard candidates.count >= online - Int(count) else {
        throw VirtError(
          .configUnsupported,
          "failed to find appropriate hotpluggable vcpus to reach the desired target vcpu count")
      }
      // What becomes of them is written down when QEMU tells of it.
      for cpu in candidates.prefix(online - Int(count)) { try await live.guest.unplugVirtualCPU(cpu.id) }
      await settle()
    }
  }

  /// Plugs in one virtual CPU, and lets it run where the definition says.
  func plug(_ number: UInt32, _ live: Running) async throws(VirtError) {
    try await live.guest.plugVirtualCPU(number)
    try await changeLive(id: live.id) { $0.setPlugged(number, true) }
    let pins = live.definition.definition.threadPins.filter { $0.thread == .virtualCPU(number) }
    if !pins.isEmpty { try await live.guest.pin(pins) }
    let limits = live.definition.definition.resourceLimits.filter { limit in
      if case .processorTime(.virtualCPUs, _, _) = limit { true } else { false }
    }
    if !limits.isEmpty { try await live.guest.limit(limits) }
  }
}

extension DomainDefinition {
  /// Changes how many there are at the next start.
  mutating func setVirtualCPUs(_ count: UInt32, canBeUnplugged: Bool) {
    var list = virtualCPUList
    let isListed = vcpus != nil
    for index in list.indices { list[index].order = nil }
    let online = list.count { $0.enabled == .yes }
    if count > online {
      for index in list.indices.filter({ list[$0].enabled == .no }).prefix(Int(count) - online) {
        list[index].enabled = .yes
        list[index].hotpluggable = canBeUnplugged ? .yes : .no
      }
    } else {
      for index in list.indices.reversed().filter({ list[$0].enabled == .yes }).prefix(online - Int(count)) {
        list[index].enabled = .no
        list[index].hotpluggable = .yes
      }
    }
    vcpu = vcpu ?? VirtualCPUs()
    setVirtualCPUList(list)
    // Without one that somebody had to do with, their count says everything.
    if !isListed, !(canBeUnplugged && count > online) { vcpus = nil }
  }

  /// Changes how many there can be. Errors: `invalidArg` when the topology is for another number.
  fileprivate mutating func setMaximumVirtualCPUs(_ count: UInt32) throws(VirtError) {
    var cpus = vcpu ?? VirtualCPUs()
    if let topology = cpu?.topology {
      let places = [topology.sockets, topology.dies ?? 1, topology.clusters ?? 1, topology.cores, topology.threads]
        .reduce(UInt64(1)) { product, factor in product &* UInt64(factor) }
      guard places == UInt64(count) else {
        throw VirtError(.invalidArg, "CPU topology doesn't match the desired vcpu count")
      }
    }
    let current = min(cpus.current ?? cpus.count ?? 1, count)
    cpus.count = count
    cpus.current = current == count ? nil : current
    vcpu = cpus
    guard var list = vcpus?.cpus else { return }
    list = Array(list.prefix(Int(count)))
    // More than that nobody lists.
    guard count <= 1 << 14 else { return vcpus = nil }
    for number in UInt32(clamping: list.count)..<max(count, UInt32(clamping: list.count)) {
      var cpu = VirtualCPU()
      cpu.id = number
      cpu.enabled = .no
      list.append(cpu)
    }
    setVirtualCPUList(list)
  }
}
