import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// `-cpu`
  mutating func addProcessor() throws(VirtError) {
    var text = try KeyValueText(processorModel())
    addHostDifferences(to: &text)
    addFeatures(to: &text)
    addClockFeatures(to: &text)
    addParavirtualFeatures(to: &text)
    addHyperV(to: &text)
    if devices.panics.contains(where: { $0.model == .hyperv }) { text.add("hv-crash", switch: true) }
    addKVMFeatures(to: &text)
    if let pmu = definition.features?.pmu?.state { text.add("pmu", switch: pmu.isTrue) }
    addCache(to: &text)
    addAddressWidth(to: &text)
    if text.text.isEmpty { return }
    add("-cpu", text.text)
  }

  private func processorModel() throws(VirtError) -> String {
    guard let cpu = definition.cpu else { return defaultProcessor }
    switch cpu.mode ?? .custom {
    case .hostPassthrough, .maximum:
      var text = KeyValueText(cpu.mode == .maximum ? "max" : "host")
      if let migratable = cpu.migratable, platform.supports(.cpuMigratable) {
        text.add("migratable", switch: migratable.isTrue)
      }
      return text.text
    case .hostModel:
      // Where the nearest model is not known: the host itself, or all that the translator has.
      guard let host = hostProcessor else { return usesKVM ? "host" : "max" }
      var text = KeyValueText(host.model)
      text.add("vendor", cpu.model?.vendorId)
      return text.text
    case .custom:
      let model = isPlayedByHost ? hostProcessor?.model : cpu.model?.name
      var text = KeyValueText(model ?? defaultProcessor)
      text.add("vendor", cpu.model?.vendorId)
      return text.text
    }
  }

  /// What the machine has when the definition names no processor.
  private var defaultProcessor: String {
    definition.os?.type?.machine.flatMap { platform.machine($0) }?.defaultCPU ?? (architecture.isX86 ? "qemu64" : "max")
  }

  /// The host's processor, or the translator's, by the nearest model.
  private var hostProcessor: HostProcessor? { platform.hostProcessors[usesKVM ? .kvm : .tcg] }

  /// Whether the guest gets the host's processor by name: it is asked for, or the guest takes anything that is better
  /// than what it names.
  private var isPlayedByHost: Bool {
    guard hostProcessor != nil else { return false }
    return definition.cpu?.mode == .hostModel || (definition.cpu?.match == .minimum && usesKVM)
  }

  /// Adds what the host has beside the model, and takes what it lacks. What the definition says of a feature goes
  /// before what the host does.
  private func addHostDifferences(to text: inout KeyValueText) {
    guard isPlayedByHost, let host = hostProcessor else { return }
    let own = Set((definition.cpu?.features ?? []).map { CPUFeatureName.inQEMU($0.name) })
    for (names, isOn) in [(host.present, true), (host.absent, false)] {
      for name in names where !own.contains(name) { text.add(name, switch: isOn) }
    }
  }

  /// The features of the definition, one by one.
  private func addFeatures(to text: inout KeyValueText) {
    guard architecture.isX86 || architecture.isS390 || architecture.isArm else { return }
    for feature in definition.cpu?.features ?? [] where !CPUFeatureName.isUnknownToQEMU(feature.name) {
      let name = CPUFeatureName.inQEMU(feature.name)
      switch feature.policy ?? .require {
      case .force, .require: text.add(name, switch: true)
      case .disable, .forbid: text.add(name, switch: false)
      case .optional:
        if let host = hostProcessor { text.add(name, switch: host.features.contains(name)) }
      }
    }
  }

  private func addClockFeatures(to text: inout KeyValueText) {
    for timer in definition.clock?.timers ?? [] {
      switch timer.name {
      case .kvmclock: text.add("kvmclock", switch: timer.present?.isTrue)
      case .hypervclock where timer.present == .yes: text.add("hv-time", switch: true)
      case .tsc: text.add("tsc-frequency", number: timer.frequency.flatMap { $0 > 0 ? $0 : nil })
      default: continue
      }
    }
  }

  private func addParavirtualFeatures(to text: inout KeyValueText) {
    if let eoi = definition.features?.apic?.eoi { text.add("kvm-pv-eoi", switch: eoi.isTrue) }
    if let locks = definition.features?.pvspinlock?.state { text.add("kvm-pv-unhalt", switch: locks.isTrue) }
  }

  private func addHyperV(to text: inout KeyValueText) {
    guard let hyperv = definition.features?.hyperv else { return }
    if hyperv.mode == .passthrough {
      text.add("hv-passthrough", switch: true)
    }
    func add(_ name: String, _ state: OnOff?) { if state == .on { text.add(name, switch: true) } }
    add("hv-relaxed", hyperv.relaxed?.state)
    add("hv-vapic", hyperv.vapic?.state)
    if hyperv.spinlocks?.state == .on {
      text.add("hv-spinlocks", "0x" + String(hyperv.spinlocks?.retries ?? 4095, radix: 16))
    }
    add("hv-vpindex", hyperv.vpindex?.state)
    add("hv-runtime", hyperv.runtime?.state)
    add("hv-synic", hyperv.synic?.state)
    add("hv-stimer", hyperv.stimer?.state)
    if hyperv.stimer?.state == .on { add("hv-stimer-direct", hyperv.stimer?.direct?.state) }
    add("hv-reset", hyperv.reset?.state)
    if hyperv.vendorId?.state == .on { text.add("hv-vendor-id", hyperv.vendorId?.value ?? "") }
    add("hv-frequencies", hyperv.frequencies?.state)
    add("hv-reenlightenment", hyperv.reenlightenment?.state)
    add("hv-tlbflush", hyperv.tlbflush?.state)
    if hyperv.tlbflush?.state == .on {
      add("hv-tlbflush-direct", hyperv.tlbflush?.direct?.state)
      add("hv-tlbflush-ext", hyperv.tlbflush?.extended?.state)
    }
    add("hv-ipi", hyperv.ipi?.state)
    add("hv-evmcs", hyperv.evmcs?.state)
    add("hv-avic", hyperv.avic?.state)
    add("hv-emsr-bitmap", hyperv.emsrBitmap?.state)
    add("hv-xmm-input", hyperv.xmmInput?.state)
  }

  private func addKVMFeatures(to text: inout KeyValueText) {
    guard let kvm = definition.features?.kvm else { return }
    if kvm.hidden?.state == .on { text.add("kvm", switch: false) }
    if kvm.hintDedicated?.state == .on { text.add("kvm-hint-dedicated", switch: true) }
    if kvm.pollControl?.state == .on { text.add("kvm-poll-control", switch: true) }
    if kvm.pvIPI?.state == .off { text.add("kvm-pv-ipi", switch: false) }
  }

  private func addCache(to text: inout KeyValueText) {
    guard let cache = definition.cpu?.cache else { return }
    switch cache.mode {
    case .emulate:
      text.add("l3-cache", switch: true)
      text.add("host-cache-info", switch: isHostProcessor ? false : nil)
    case .passthrough:
      text.add("host-cache-info", switch: true)
      text.add("l3-cache", switch: false)
    case .disable:
      text.add("host-cache-info", switch: isHostProcessor ? false : nil)
      text.add("l3-cache", switch: false)
    }
  }

  private func addAddressWidth(to text: inout KeyValueText) {
    guard let width = definition.cpu?.maxphysaddr else { return }
    switch width.mode {
    case .passthrough:
      text.add("host-phys-bits", switch: true)
      text.add("host-phys-bits-limit", number: width.limit)
    case .emulate:
      if let bits = width.bits, bits > 0 {
        text.add("phys-bits", number: bits)
      } else {
        text.add("host-phys-bits", switch: false)
      }
    }
  }

  /// Whether the guest sees the host's processor.
  private var isHostProcessor: Bool {
    definition.cpu?.mode == .hostPassthrough || definition.cpu?.mode == .maximum
  }
}

/// Names of processor features, which QEMU spells with dashes.
enum CPUFeatureName {
  /// The name that `-cpu` takes.
  static func inQEMU(_ name: String) -> String {
    if name == "pclmuldq" { return "pclmulqdq" }
    return name.split(separator: "_", omittingEmptySubsequences: false).joined(separator: "-")
  }

  /// Whether a guest never has the feature by name: the host's monitoring of caches, and what an operating system
  /// switches on by itself.
  static func isUnknownToQEMU(_ name: String) -> Bool {
    ["cmt", "mbm_total", "mbm_local", "osxsave", "ospke", "monitor_cache"].contains(name)
  }
}
