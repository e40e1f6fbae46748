import DroverCore
import DroverXML

extension Validation {
  /// The processor: its mode, topology, cache and width of addresses.
  mutating func checkCPU() {
    guard let cpu = definition.cpu else { return }
    if cpu.mode == .hostPassthrough || cpu.mode == .hostModel {
      let isHardware = context.domainType != .qemu
      require(
        isHardware || cpu.mode == .hostModel,
        "a CPU of mode '\(cpu.mode?.rawValue ?? "")' needs hardware virtualisation: <domain type='kvm'>",
        at: "/domain/cpu/@mode")
    }
    checkModel(cpu)
    checkTopology(cpu)
    checkCache(cpu)
    guard let width = cpu.maxphysaddr else { return }
    if width.mode == .passthrough {
      require(
        cpu.mode == .hostPassthrough || cpu.mode == .maximum,
        "addresses as wide as the host's need a CPU as the host's: mode='host-passthrough'",
        at: "/domain/cpu/maxphysaddr/@mode")
      require(width.bits == nil, "the host says how wide addresses are; 'bits' cannot", at: "/domain/cpu/maxphysaddr")
    } else {
      require(width.limit == nil, "a limit is for mode='passthrough'", at: "/domain/cpu/maxphysaddr/@limit")
    }
  }

  private mutating func checkModel(_ cpu: CPU) {
    if cpu.migratable != nil {
      require(
        cpu.mode == .hostPassthrough || cpu.mode == .maximum,
        "'migratable' is for mode='host-passthrough' and mode='maximum'", at: "/domain/cpu/@migratable")
    }
    if let vendor = cpu.model?.vendorId {
      require(
        vendor.utf8.count == 12, .xmlError, "a vendor has exactly 12 letters, not \(vendor.utf8.count)",
        at: "/domain/cpu/model/@vendor_id")
      require(!vendor.contains(","), .xmlError, "a vendor has no comma", at: "/domain/cpu/model/@vendor_id")
    }
    var seen: Set<String> = []
    for feature in cpu.features {
      require(
        seen.insert(feature.name).inserted, .xmlError, "the feature '\(feature.name)' stands twice",
        at: "/domain/cpu/feature[@name='\(feature.name)']")
    }
  }

  private mutating func checkTopology(_ cpu: CPU) {
    guard let topology = cpu.topology else { return }
    let parts = [topology.sockets, topology.dies ?? 1, topology.clusters ?? 1, topology.cores, topology.threads]
    require(!parts.contains(0), .xmlError, "no part of the topology is 0", at: "/domain/cpu/topology")
    let product = parts.reduce(UInt64(1)) { total, part in
      let (next, overflow) = total.multipliedReportingOverflow(by: UInt64(part))
      return overflow ? .max : next
    }
    let count = UInt64(definition.vcpu?.count ?? 1)
    require(
      product == count, "the topology has \(product) processors, <vcpu> says \(count)", at: "/domain/cpu/topology")
  }

  private mutating func checkCache(_ cpu: CPU) {
    guard let cache = cpu.cache else { return }
    let path = "/domain/cpu/cache"
    switch cache.mode {
    case .emulate: require(cache.level == 3, "only the cache of level 3 is emulated", at: path)
    case .passthrough:
      require(
        cpu.mode == .hostPassthrough || cpu.mode == .maximum,
        "the host's cache needs the host's CPU: mode='host-passthrough'", at: path)
      require(cache.level == nil, "the host's cache is shown as a whole, without a level", at: path)
    case .disable: require(cache.level == nil, "the cache is turned off as a whole, without a level", at: path)
    }
  }
}
