import DroverXML
public import DroverCore

extension DomainDefinition {
  /// Refuses what the platform cannot run, naming the first mistake.
  func validate(for platform: GuestPlatform) throws(VirtError) {
    let findings = findings(for: platform)
    // What is no definition at all comes before what cannot be run.
    let first = findings.first { [.xmlError, .xmlDetail, .noTarget, .noSource].contains($0.code) } ?? findings.first
    if let first { throw first }
  }

  /// Every mistake of a definition whose defaults are filled in, in the order of its elements.
  public func findings(for platform: GuestPlatform) -> [VirtError] {
    let machine = os?.type?.machine ?? ""
    let architecture = os?.type?.arch ?? platform.architecture
    let context = NormalisationContext(
      platform: platform, board: MachineType.board(of: machine, on: architecture), domainType: type,
      architecture: architecture, machine: machine)
    var pass = Validation(self, context: context)
    pass.checkMachine()
    pass.checkBoot()
    pass.checkCPU()
    pass.checkDomain()
    pass.checkTuning()
    pass.checkThreadPools()
    pass.checkNUMA()
    pass.checkMemory()
    pass.checkFeatures()
    pass.checkEnlightenments()
    pass.checkSystemInformation()
    pass.checkTables()
    pass.checkFirmware()
    pass.checkLaunchSecurity()
    pass.checkQEMUNamespace()
    pass.checkSecurityLabels()
    pass.checkDevices()
    return pass.findings
  }
}

extension Validation {
  /// The kind of domain, the machine, the firmware.
  fileprivate mutating func checkMachine() {
    switch definition.type {
    case .qemu: break
    case .kvm: require(offers(.kvm), wrongType, at: "/domain/@type")
    case .hvf: require(offers(.hvf), wrongType, at: "/domain/@type")
    default: refuse(wrongType, at: "/domain/@type")
    }
    let system = definition.os
    require(
      context.architecture == platform.architecture
        || (context.architecture == .i686 && platform.architecture == .x86),
      "'\(platform.emulator)' runs \(platform.architecture.rawValue), not \(context.architecture.rawValue)",
      at: "/domain/os/type/@arch")
    require(
      platform.machine(context.machine) != nil, "'\(platform.emulator)' has no machine '\(context.machine)'",
      at: "/domain/os/type/@machine")
    checkProcessorCount()
    if system?.loader?.stateless == .yes, system?.nvram != nil {
      refuse(.xmlDetail, "firmware that keeps no state has no <nvram>", at: "/domain/os/nvram")
    }
    if system?.loader?.type == .pflash, context.architecture.isX86, !(definition.features?.acpi ?? false) {
      refuse("UEFI needs <acpi/> among the features", at: "/domain/features")
    }
    let wanted = system?.firmware?.features ?? []
    let secureBoot = wanted.first { $0.name == .secureBoot }?.enabled
    if secureBoot == .no, wanted.contains(where: { $0.name == .enrolledKeys && $0.enabled == .yes }) {
      refuse(.xmlDetail, "keys are enrolled for secure boot, which is turned off", at: "/domain/os/firmware/feature")
    }
  }

  /// How many processors there may be, and how many of them are there from the start.
  private mutating func checkProcessorCount() {
    guard let count = definition.vcpu?.count else { return }
    require(count > 0, "a machine without processor cannot run", at: "/domain/vcpu")
    if let maximum = platform.machine(context.machine)?.maxCPUs {
      require(
        Int(count) <= maximum, "\(count) processors are more than the \(maximum) that '\(context.machine)' takes",
        at: "/domain/vcpu")
    }
    guard let current = definition.vcpu?.current else { return }
    require(current > 0, "a machine needs a processor from the start", at: "/domain/vcpu/@current")
    require(
      current <= count, "\(current) processors from the start are more than the \(count) at most",
      at: "/domain/vcpu/@current")
  }

  private var wrongType: String {
    "'\(platform.emulator)' cannot run a guest of type '\(definition.type.rawValue)' here"
  }

  private func offers(_ accelerator: GuestPlatform.Accelerator) -> Bool {
    platform.accelerators.contains(accelerator)
  }

  /// The order of boot devices is said in one place, and each place in it once.
  fileprivate mutating func checkBoot() {
    let system = definition.os
    if let timeout = system?.bootmenu?.timeout {
      require(timeout <= 65_535, "the boot menu waits at most 65535 ms, not \(timeout)", at: "/domain/os/bootmenu")
    }
    if let timeout = system?.bios?.rebootTimeout {
      require(
        (-1...65_535).contains(timeout), "the BIOS reboots after at most 65535 ms, not \(timeout)",
        at: "/domain/os/bios/@rebootTimeout")
    }
    var seen: Set<UInt32> = []
    for boot in devices.allInfos.compactMap(\.boot) {
      require(
        system?.boots.isEmpty ?? true, "the boot order is said by <os><boot> and by a device's <boot order>",
        at: "/domain/os/boot")
      require(boot.order > 0, .xmlError, "the boot order begins with 1", at: "/domain/devices")
      require(
        seen.insert(boot.order).inserted, "place \(boot.order) of the boot order is given twice", at: "/domain/devices")
      if let parameter = boot.loadparm {
        require(
          (1...8).contains(parameter.utf8.count), .internalError,
          "a loadparm has one to eight letters, not \(parameter.utf8.count)", at: "/domain/devices")
      }
    }
  }

  fileprivate mutating func checkFeatures() {
    guard let features = definition.features else { return }
    let isPSeries = context.board == .pseries
    for (name, isThere) in [
      ("hpt", features.hpt != nil), ("htm", features.htm != nil), ("nested-hv", features.nestedHV != nil),
      ("ccf-assist", features.ccfAssist != nil), ("cfpc", features.cfpc != nil), ("sbbc", features.sbbc != nil),
      ("ibs", features.ibs != nil),
    ] where isThere && !isPSeries {
      refuse("the feature '\(name)' is for pseries, not for '\(context.machine)'", at: "/domain/features/\(name)")
    }
    if features.gic != nil {
      require(
        context.board == .virt && context.architecture.isArm, "<gic> is for the machine 'virt' of ARM",
        at: "/domain/features/gic")
    }
    if features.ras != nil {
      require(
        context.board == .virt && context.architecture.isArm, "<ras> is for the machine 'virt' of ARM",
        at: "/domain/features/ras")
    }
    if features.aia != nil {
      require(
        context.board == .virt && context.architecture.isRISCV, "<aia> is for the machine 'virt' of RISC-V",
        at: "/domain/features/aia")
    }
    for (name, feature) in [
      ("htm", features.htm), ("nested-hv", features.nestedHV), ("ccf-assist", features.ccfAssist),
      ("ras", features.ras),
    ] {
      guard let feature else { continue }
      require(feature.state != nil, .xmlError, "'\(name)' needs a 'state'", at: "/domain/features/\(name)")
    }
    if let tseg = features.smm?.tseg {
      let bytes = tseg.bytes(defaultUnit: "MiB") ?? 1
      require(context.board == .q35, "<tseg> is for q35 alone", at: "/domain/features/smm/tseg")
      require(
        bytes % 1_048_576 == 0, "the size of <tseg> is no multiple of 1 MiB", at: "/domain/features/smm/tseg")
    }
    if features.ps2?.state == .off {
      require(
        features.vmport?.state != .on, "<vmport> needs the PS/2 controller, which is turned off",
        at: "/domain/features/vmport")
      require(
        !devices.inputs.contains { $0.bus == .ps2 }, "a PS/2 input needs the PS/2 controller, which is turned off",
        at: "/domain/devices/input")
    }
  }

  /// What SMBIOS tells is of the form that SMBIOS has, and is the domain's own UUID.
  fileprivate mutating func checkSystemInformation() {
    for table in definition.systemInformation {
      if let date = table.bios?.entries.first(where: { $0.name == "date" })?.value {
        require(
          Self.isDate(date), .xmlDetail, "'\(date)' is no date of the form mm/dd/yyyy", at: "/domain/sysinfo/bios")
      }
      guard let text = table.system?.entries.first(where: { $0.name == "uuid" })?.value else { continue }
      guard let uuid = UUID(text) else {
        refuse(.xmlError, "'\(text)' is no UUID", at: "/domain/sysinfo/system")
        continue
      }
      require(
        uuid == definition.uuid, .xmlDetail, "the UUID of <sysinfo> is not the domain's", at: "/domain/sysinfo/system")
    }
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let month = parts[0], let day = parts[1], let year = parts[2] else { return false }
    return (1...12).contains(month) && (1...31).contains(day) && (0...99).contains(year)
      || (1900...9999).contains(year)
        && (1...12).contains(month) && (1...31).contains(day)
  }

  fileprivate mutating func checkSecurityLabels() {
    let labels = definition.securityLabels
    if labels.count > 1, labels.contains(where: { $0.model == nil }) {
      refuse(.xmlError, "of several <seclabel> each names its model", at: "/domain/seclabel")
    }
    let named = labels.compactMap(\.model)
    require(Set(named).count == named.count, .xmlDetail, "two <seclabel> have one model", at: "/domain/seclabel")
    for label in labels where label.type == .static {
      require(!(label.label ?? "").isEmpty, .xmlError, "a static <seclabel> has a <label>", at: "/domain/seclabel")
    }
    for disk in devices.disks {
      let models = (disk.source?.securityLabels ?? []).map(\.model)
      require(
        Set(models).count == models.count, .xmlError, "a model of security labels stands twice",
        at: "/domain/devices/disk/source/seclabel")
      if models.count > 1, models.contains(nil) {
        refuse(
          .xmlError, "of several <seclabel> each names its model", at: "/domain/devices/disk/source/seclabel")
      }
    }
  }
}
