import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// `-machine`
  mutating func addMachineType() throws(VirtError) {
    var machine = KeyValueText(definition.os?.type?.machine ?? "")
    if let keys = definition.keywrap {
      for cipher in keys.ciphers { machine.add("\(cipher.name.rawValue)-key-wrap", switch: cipher.state == .on) }
    }
    if board != .s390ccw { machine.add("usb", "off") }
    let features = definition.features
    if let driver = features?.ioapic?.driver { machine.add("kernel_irqchip", driver == .qemu ? "split" : "on") }
    if let vmport = features?.vmport?.state { machine.add("vmport", switch: vmport.isTrue) }
    if let smm = features?.smm { machine.add("smm", switch: (smm.state ?? .on).isTrue) }
    if let ps2 = features?.ps2?.state { machine.add("i8042", switch: ps2.isTrue) }
    machine.add("dump-guest-core", switch: definition.memory?.dumpCore?.isTrue ?? false)
    if definition.memoryBacking?.nosharepages ?? false { machine.add("mem-merge", "off") }
    addArchitectureOptions(to: &machine)
    if devices.iommus.contains(where: { $0.model == .smmuv3 }) { machine.add("iommu", "smmuv3") }
    if devices.memories.contains(where: { $0.model == .nvdimm }) { machine.add("nvdimm", "on") }
    if definition.cpu?.numa?.hasMemoryAttributes ?? false { machine.add("hmat", "on") }
    machine.add("memory-backend", mainMemoryBackend)
    // The BIOS speaks to the serial port instead of the screen.
    if definition.os?.bios?.useserial == .yes { machine.add("graphics", switch: false) }
    if definition.launchSecurity != nil { machine.add("confidential-guest-support", "lsec0") }
    if let sound = devices.sounds.first(where: { $0.model == .pcspk }), platform.supports(.pcspkAudiodev) {
      machine.add("pcspk-audiodev", audioID(sound.audio?.id))
    }
    addFirmwareOptions(to: &machine)
    if let hpet = timer(.hpet)?.present, platform.supports(.machineHPET) {
      machine.add("hpet", switch: hpet.isTrue)
    }
    if saysACPI { machine.add("acpi", switch: features?.acpi ?? false) }
    add("-machine", machine.text)
  }

  /// Whether the machine can be told that it has ACPI or not. RISC-V's could not for long, and QEMU tells of it since then.
  private var saysACPI: Bool {
    guard board == .virt else { return architecture.isX86 }
    guard architecture.isRISCV else { return true }
    return platform.machine(definition.os?.type?.machine ?? "")?.hasACPI ?? false
  }

  /// The timer of a kind, when the definition says something about it.
  func timer(_ name: Timer.Name) -> Timer? { definition.clock?.timers.first { $0.name == name } }

  /// `-accel`
  mutating func addAccelerator() throws(VirtError) {
    switch definition.type {
    case .kvm:
      var accelerator = KeyValueText("kvm")
      if let ring = definition.features?.kvm?.dirtyRing, ring.state == .on {
        accelerator.add("dirty-ring-size", number: ring.size)
      }
      add("-accel", accelerator.text)
    case .qemu:
      var accelerator = KeyValueText("tcg")
      if let cache = definition.features?.tcg?.tbCache { accelerator.add("tb-size", number: cache.kibibytes >> 10) }
      add("-accel", accelerator.text)
    case .hvf: add("-accel", "hvf")
    default:
      throw unsupported(
        "QEMU does not run domains of type '\(definition.type.rawValue)'; kvm and qemu are what it runs")
    }
  }

  private func addArchitectureOptions(to machine: inout KeyValueText) {
    guard let features = definition.features else { return }
    switch board {
    case .pseries:
      if let hpt = features.hpt {
        machine.add("resize-hpt", hpt.resizing?.rawValue)
        machine.add("cap-hpt-max-page-size", hpt.maxpagesize.map { "\($0.kibibytes)k" })
      }
      machine.add("cap-htm", features.htm?.state?.rawValue)
      machine.add("cap-nested-hv", features.nestedHV?.state?.rawValue)
      machine.add("cap-ccf-assist", features.ccfAssist?.state?.rawValue)
      machine.add("cap-cfpc", features.cfpc?.value)
      machine.add("cap-sbbc", features.sbbc?.value)
      machine.add("cap-ibs", features.ibs?.value)
    case .virt where architecture.isArm:
      machine.add("gic-version", features.gic?.version)
      if let ras = features.ras?.state { machine.add("ras", switch: ras.isTrue) }
    case .virt where architecture.isRISCV: machine.add("aia", features.aia?.value)
    default: break
    }
  }
}

extension NUMA {
  /// Whether the guest is told how fast its memory is.
  var hasMemoryAttributes: Bool { interconnects != nil || cells.contains { !$0.caches.isEmpty } }
}
