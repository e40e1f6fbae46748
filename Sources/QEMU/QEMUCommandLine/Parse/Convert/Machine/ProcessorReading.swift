import DomainModel
import DroverCore
import DroverXML

/// What `-cpu` says, sorted into the places that a definition has for it.
struct ProcessorReading {
  /// The name of the model.
  private(set) var model = ""
  /// The processor with its features.
  private(set) var cpu = CPU()
  /// Timers that are features of the processor to QEMU.
  private(set) var timers: [Timer] = []
  /// Keys that nothing says.
  var rest: [String] = []
  private let isX86: Bool
  private var hyperv = HyperV()
  private var kvm = KVMFeatures()
  private var apicEOI: OnOff?
  private var spinlocks: OnOff?
  private var pmu: OnOff?
  private var l3Cache: Bool?
  private var hostCache: Bool?

  init(isX86: Bool) { self.isX86 = isX86 }

  /// Takes one part of the text.
  mutating func read(_ part: KeyValueReader.Part) {
    if part.key == "cpu model" { return model = part.value }
    var key = part.key
    var value = part.value
    if part.isBare, let sign = key.first, sign == "+" || sign == "-" {
      value = sign == "+" ? "on" : "off"
      key.removeFirst()
    } else if part.isBare, part.value == "off" {
      // `no…` is no way to turn a feature off here.
      key = "no" + key
      value = "on"
    }
    let name = String(key.map { $0 == "_" ? "-" : $0 })
    let flag = JSON.string(value).optionFlag
    if name.hasPrefix("hv-") {
      if readHyperV(name, value, flag) { return }
    } else if readKnown(name, value, flag) {
      return finishCache()
    } else if let flag {
      return addFeature(name, flag)
    }
    rest.append(key)
  }

  private mutating func readKnown(_ name: String, _ value: String, _ flag: Bool?) -> Bool {
    switch name {
    case "check": if flag == true { return true }
    case "enforce":
      guard flag == true else { return false }
      cpu.check = .full
    case "migratable": cpu.migratable = flag.map(OnOff.init)
    case "vendor":
      var named = cpu.model ?? CPUModel()
      named.vendorId = value
      cpu.model = named
    case "kvm": if flag == false { kvm.hidden = FeatureState(.on) }
    case "kvm-hint-dedicated": if flag == true { kvm.hintDedicated = FeatureState(.on) }
    case "kvm-poll-control": if flag == true { kvm.pollControl = FeatureState(.on) }
    case "kvm-pv-ipi": if flag == false { kvm.pvIPI = FeatureState(.off) }
    case "kvm-pv-eoi": apicEOI = flag.map(OnOff.init)
    case "kvm-pv-unhalt": spinlocks = flag.map(OnOff.init)
    case "kvmclock": addTimer(.kvmclock, present: flag)
    case "pmu": pmu = flag.map(OnOff.init)
    case "tsc-frequency", "tsc-freq":
      guard let frequency = SizeText.bytes(value) else { return false }
      addTimer(.tsc, present: nil, frequency: frequency)
    case "l3-cache": l3Cache = flag
    case "host-cache-info": hostCache = flag
    case "phys-bits", "host-phys-bits", "host-phys-bits-limit": return readWidth(name, value, flag)
    default: return false
    }
    return isX86 || name == "pmu"
  }

  private mutating func readWidth(_ name: String, _ value: String, _ flag: Bool?) -> Bool {
    var width = cpu.maxphysaddr ?? CPUAddressWidth()
    switch name {
    case "phys-bits": width.bits = UInt32(value)
    case "host-phys-bits": width.mode = flag == true ? .passthrough : .emulate
    default: width.limit = UInt32(value)
    }
    cpu.maxphysaddr = width
    return true
  }

  /// A cache is said by two keys.
  private mutating func finishCache() {
    guard l3Cache != nil || hostCache != nil else { return }
    var cache = CPUCache()
    switch (l3Cache, hostCache) {
    case (true?, _):
      cache.mode = .emulate
      cache.level = 3
    case (_, true?): cache.mode = .passthrough
    default: cache.mode = .disable
    }
    cpu.cache = cache
  }

  private mutating func addFeature(_ name: String, _ isOn: Bool) {
    var feature = CPUFeature()
    feature.name = Self.names[name] ?? name
    feature.policy = isOn ? .require : .disable
    cpu.features.removeAll { $0.name == feature.name }
    cpu.features.append(feature)
  }

  /// Names of features in definitions that are not QEMU's.
  private static let names: [String: String] = [
    "ds-cpl": "ds_cpl", "tsc-adjust": "tsc_adjust", "fxsr-opt": "fxsr_opt", "lahf-lm": "lahf_lm",
    "cmp-legacy": "cmp_legacy", "nodeid-msr": "nodeid_msr", "perfctr-core": "perfctr_core",
    "perfctr-nb": "perfctr_nb", "pclmulqdq": "pclmuldq", "sse4-1": "sse4.1", "sse4-2": "sse4.2",
  ]

  private mutating func addTimer(_ name: Timer.Name, present: Bool?, frequency: UInt64? = nil) {
    var timer = Timer()
    timer.name = name
    timer.present = present.map(YesNo.init)
    timer.frequency = frequency
    timers.append(timer)
  }

  private mutating func readHyperV(_ name: String, _ value: String, _ flag: Bool?) -> Bool {
    if name == "hv-spinlocks" {
      guard let retries = SizeText.number(value).flatMap({ UInt32(exactly: $0) }) else { return false }
      var locks = HyperVSpinlocks()
      locks.state = .on
      locks.retries = retries
      hyperv.spinlocks = locks
      return true
    }
    if name == "hv-vendor-id" {
      var vendor = HyperVVendor()
      vendor.state = .on
      vendor.value = value
      hyperv.vendorId = vendor
      return true
    }
    guard let flag else { return false }
    if name == "hv-time" {
      addTimer(.hypervclock, present: flag)
      return true
    }
    // What is off is off by itself.
    guard flag else { return true }
    return turnOnHyperV(name)
  }

  private mutating func turnOnHyperV(_ name: String) -> Bool {
    let on = FeatureState(.on)
    switch name {
    case "hv-passthrough": hyperv.mode = .passthrough
    case "hv-relaxed": hyperv.relaxed = on
    case "hv-vapic": hyperv.vapic = on
    case "hv-vpindex": hyperv.vpindex = on
    case "hv-runtime": hyperv.runtime = on
    case "hv-synic": hyperv.synic = on
    case "hv-stimer", "hv-stimer-direct":
      var timer = hyperv.stimer ?? HyperVTimer()
      if name == "hv-stimer" { timer.state = .on } else { timer.direct = on }
      hyperv.stimer = timer
    case "hv-reset": hyperv.reset = on
    case "hv-frequencies": hyperv.frequencies = on
    case "hv-reenlightenment": hyperv.reenlightenment = on
    case "hv-tlbflush", "hv-tlbflush-direct", "hv-tlbflush-ext":
      var flush = hyperv.tlbflush ?? HyperVTLBFlush()
      switch name {
      case "hv-tlbflush": flush.state = .on
      case "hv-tlbflush-direct": flush.direct = on
      default: flush.extended = on
      }
      hyperv.tlbflush = flush
    case "hv-ipi": hyperv.ipi = on
    case "hv-evmcs": hyperv.evmcs = on
    case "hv-avic": hyperv.avic = on
    case "hv-emsr-bitmap": hyperv.emsrBitmap = on
    case "hv-xmm-input": hyperv.xmmInput = on
    default: return false
    }
    return true
  }

  /// The features of the definition with those that were found.
  func features(over given: Features?) -> Features? {
    var features = given ?? Features()
    if hyperv != HyperV() {
      features.hyperv = hyperv
      if hyperv.mode == nil { features.hyperv?.mode = .custom }
    }
    if kvm != KVMFeatures() {
      var all = kvm
      all.dirtyRing = features.kvm?.dirtyRing
      features.kvm = all
    }
    if let apicEOI {
      var apic = features.apic ?? APIC()
      apic.eoi = apicEOI
      features.apic = apic
    }
    if let spinlocks { features.pvspinlock = FeatureState(spinlocks) }
    if let pmu { features.pmu = FeatureState(pmu) }
    return features
  }
}
