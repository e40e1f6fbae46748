import DroverCore
import DroverXML

extension DomainDefinition {
  /// Fills in what the definition leaves open, as far as it follows from the definition and the platform.
  ///
  /// The order is libvirt's: what a later step adds depends on what an earlier one found.
  mutating func normalise(for platform: GuestPlatform, keepingMachineAlias: Bool) throws(VirtError) {
    dropLiveState()
    try normaliseIdentity()
    try normaliseOperatingSystem(for: platform, keepingMachineAlias: keepingMachineAlias)
    let machine = os?.type?.machine ?? ""
    let architecture = os?.type?.arch ?? platform.architecture
    let context = NormalisationContext(
      platform: platform, board: MachineType.board(of: machine, on: architecture), domainType: type,
      architecture: architecture, machine: machine)
    normaliseVirtualCPUs()
    normaliseTuning()
    try normaliseMemory()
    normaliseCPU(context)
    normaliseFeatures()
    normaliseFirmware(context)
    normaliseClock()
    normaliseLifecycle()
    normaliseSecurityLabels()
    try normaliseDevices(context)
    normaliseBoot()
  }

  /// What belongs to a running domain has no place in a definition.
  private mutating func dropLiveState() {
    id = nil
    systemInformation = systemInformation.filter { $0 != SystemInformation() }
  }

  private mutating func normaliseIdentity() throws(VirtError) {
    guard let name, !name.isEmpty else { throw refusal(.noName, "a domain needs a <name>", at: "/domain") }
    guard !name.contains("/") else {
      throw refusal(.xmlError, "the name '\(name)' holds a slash", at: "/domain/name")
    }
    if uuid == nil { uuid = UUID.random() }
    if genid != nil, genid?.uuid == nil { genid?.uuid = UUID.random() }
    if title?.contains("\n") ?? false {
      throw refusal(.xmlError, "the title goes over more than one line", at: "/domain/title")
    }
    if metadata?.content.isEmpty ?? false { metadata = nil }
  }

  private mutating func normaliseOperatingSystem(
    for platform: GuestPlatform, keepingMachineAlias: Bool
  ) throws(VirtError) {
    guard var system = os, var type = system.type, type.kind != nil else {
      throw refusal(.xmlError, "a domain needs an <os> with a <type>, 'hvm' for QEMU", at: "/domain/os")
    }
    guard type.kind == .hvm else {
      throw refusal(
        .configUnsupported, "QEMU runs an <os> of the type 'hvm', and none of the type '\(type.kind?.rawValue ?? "")'",
        at: "/domain/os/type")
    }
    if type.arch == nil { type.arch = platform.architecture }
    if type.machine == nil { type.machine = platform.defaultMachine.map { $0.alias ?? $0.name } }
    if !keepingMachineAlias, let machine = type.machine { type.machine = platform.canonicalMachine(machine) }
    system.type = type
    os = system
  }

  private mutating func normaliseClock() {
    var clock = clock ?? Clock()
    if clock.offset == nil { clock.offset = .utc }
    switch clock.offset {
    case .variable:
      if clock.adjustment == nil { clock.adjustment = "0" }
      if clock.basis == nil { clock.basis = .utc }
    case .utc, .localtime:
      if let adjustment = clock.adjustment, adjustment != "reset", Int64(adjustment) != nil {
        clock.basis = clock.offset == .utc ? .utc : .localtime
        clock.offset = .variable
      }
    default: break
    }
    self.clock = clock
  }

  private mutating func normaliseLifecycle() {
    if onPoweroff == nil { onPoweroff = .destroy }
    if onReboot == nil { onReboot = .restart }
    if onCrash == nil { onCrash = .destroy }
  }

  /// Without any order of boot devices the guest boots from its first disk.
  private mutating func normaliseBoot() {
    guard let devices, os?.boots.isEmpty ?? true else { return }
    let hasOrder = devices.allInfos.contains { $0.boot != nil }
    guard !hasOrder, os?.type?.kind == .hvm else { return }
    os?.boots = [BootDevice()]
  }
}
