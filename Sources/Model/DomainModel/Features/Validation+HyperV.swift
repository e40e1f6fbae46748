import DroverCore
import DroverXML

// What the guest is told of its hypervisor, and what QEMU needs to tell it.
extension Validation {
  /// Holds the enlightenments for Windows and those of KVM against their rules.
  mutating func checkEnlightenments() {
    guard let features = definition.features else { return }
    if let hyperv = features.hyperv { check(hyperv) }
    if let kvm = features.kvm { check(kvm) }
    if features.tcg != nil {
      require(context.domainType == .qemu, "<tcg> is for <domain type='qemu'>", at: "/domain/features/tcg")
    }
  }

  private mutating func check(_ hyperv: HyperV) {
    let path = "/domain/features/hyperv"
    let plain: [(String, FeatureState?)] = [
      ("relaxed", hyperv.relaxed), ("vapic", hyperv.vapic), ("vpindex", hyperv.vpindex), ("runtime", hyperv.runtime),
      ("synic", hyperv.synic), ("reset", hyperv.reset), ("frequencies", hyperv.frequencies),
      ("reenlightenment", hyperv.reenlightenment), ("ipi", hyperv.ipi), ("evmcs", hyperv.evmcs),
      ("avic", hyperv.avic), ("emsr_bitmap", hyperv.emsrBitmap), ("xmm_input", hyperv.xmmInput),
    ]
    for (name, feature) in plain {
      guard let feature else { continue }
      require(feature.state != nil, .xmlError, "'\(name)' needs a 'state'", at: path + "/\(name)")
    }
    if let locks = hyperv.spinlocks {
      require(locks.state != nil, .xmlError, "'spinlocks' needs a 'state'", at: path + "/spinlocks")
      if locks.state == .on {
        require(locks.retries != nil, .xmlError, "'spinlocks' needs 'retries'", at: path + "/spinlocks")
        require(
          locks.retries ?? 4095 >= 4095, .xmlError, "a lock is tried 4095 times at least",
          at: path + "/spinlocks/@retries")
      }
    }
    if let vendor = hyperv.vendorId, vendor.state == .on {
      let place = path + "/vendor_id"
      require(vendor.value != nil, .xmlError, "'vendor_id' needs a 'value'", at: place)
      require(
        (vendor.value ?? "").utf8.count <= 12, .xmlError, "a vendor has 12 letters at most", at: place + "/@value")
      require(!(vendor.value ?? "").contains(","), .xmlError, "a vendor has no comma", at: place + "/@value")
    }
  }

  private mutating func check(_ kvm: KVMFeatures) {
    guard let ring = kvm.dirtyRing, ring.state == .on else { return }
    let place = "/domain/features/kvm/dirty-ring/@size"
    guard let size = ring.size else { return refuse(.xmlError, "'dirty-ring' needs a 'size'", at: place) }
    require(
      (1024...65_536).contains(size) && size & (size - 1) == 0, .xmlError,
      "the ring has 1024 to 65536 entries, a power of two, not \(size)", at: place)
  }
}
