import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// `-machine`, `-accel` and the older options that say the same.
  mutating func convertMachine() {
    var settings = merged("machine")
    var type = OperatingSystemType()
    type.kind = .hvm
    type.arch = architecture
    type.machine = settings.text("type") ?? defaultMachine
    if architecture == nil {
      note(.unsure, emulatorName, "definitions have no name for the processor family of this emulator")
    }
    var system = OperatingSystem()
    system.type = type
    definition.os = system
    board = MachineType.board(of: vendorless(type.machine ?? ""), on: architecture ?? .x86)
    pci = PCIPlaces(board: board)
    convertAccelerator(&settings)
    convertMachineFeatures(&settings)
    convertArchitectureFeatures(&settings)
    // What these name is read with the devices.
    for key in ["memory-backend", "pflash0", "pflash1", "confidential-guest-support", "pcspk-audiodev", "iommu"] {
      settings.ignore(key)
    }
    settings.ignore("usb")
    // The builder says it where there is something to tell; the table exists without, too.
    let kinds = model.positions(of: "numa").compactMap { model[$0].settings.peekText("type") }
    if kinds.contains("hmat-lb") || kinds.contains("hmat-cache") || settings.peek("hmat")?.optionFlag == false {
      settings.ignore("hmat")
    }
    // `-nographic` is the same for the firmware, which then speaks to the serial port.
    hasGraphics = settings.flag("graphics") ?? !model.has("nographic")
    if model.positions(of: "device").contains(where: { model[$0].settings.peekText("driver") == "nvdimm" }) {
      settings.ignore("nvdimm")
    }
    if settings.peek("nvdimm")?.optionFlag == false { settings.ignore("nvdimm") }
    close("machine", settings)
  }

  /// The machine that QEMU takes when none is named.
  private var defaultMachine: String? {
    if let machine = platform?.defaultMachine { return machine.alias ?? machine.name }
    guard let architecture else { return nil }
    if architecture.isX86 { return "pc" }
    if architecture.isPPC64 { return "pseries" }
    return architecture.isS390 ? "s390-ccw-virtio" : nil
  }

  /// The name without what a vendor adds to it: `pc-q35-8.1+pve0`.
  private func vendorless(_ machine: String) -> String { String(machine.prefix { $0 != "+" }) }

  /// Whether the machine is one that was made before a version of QEMU: by the number in its name, else by that of the
  /// emulator. One of which nothing is known is a new one.
  func isMachine(before version: (major: Int, minor: Int)) -> Bool {
    let machine = definition.os?.type?.machine ?? ""
    let name = vendorless(platform?.canonicalMachine(machine) ?? machine)
    let parts = name.split(separator: "-").last?.split(separator: ".").map { Int($0) } ?? []
    guard let major = parts.first ?? nil else {
      return platform.map { $0.version < QEMUVersion(version.major, version.minor) } ?? false
    }
    return (major, parts.count > 1 ? parts[1] ?? 0 : 0) < version
  }

  private mutating func convertMachineFeatures(_ settings: inout Settings) {
    var features = definition.features ?? Features()
    // QEMU has ACPI wherever it can be turned off.
    let acpi = settings.flag("acpi") ?? !model.has("no-acpi")
    mark("no-acpi", .converted)
    features.acpi = acpi && (architecture?.isX86 ?? false || board == .virt)
    if let state = settings.onOff("vmport") { features.vmport = FeatureState(state) }
    if let state = settings.onOff("smm") {
      features.smm = SMM()
      features.smm?.state = state
    }
    if let state = settings.onOff("i8042") { features.ps2 = FeatureState(state) }
    if let text = settings.text("kernel_irqchip", "kernel-irqchip") {
      var chip = IOAPIC()
      chip.driver = text == "split" ? .qemu : .kvm
      if text == "off" { settings.untake("kernel_irqchip", "kernel-irqchip") } else { features.ioapic = chip }
    }
    if let dump = settings.onOff("dump-guest-core") {
      var memory = definition.memory ?? DomainMemory()
      memory.dumpCore = dump == .off ? nil : dump
      definition.memory = memory
    }
    if settings.peek("mem-merge")?.optionFlag == false { backing { $0.nosharepages = true } }
    settings.ignore("mem-merge")
    if let hpet = settings.flag("hpet") ?? (model.has("no-hpet") ? false : nil) {
      var timer = Timer()
      timer.name = .hpet
      timer.present = YesNo(hpet)
      add(timer)
      mark("no-hpet", .converted)
    }
    definition.features = features
  }

  private mutating func convertArchitectureFeatures(_ settings: inout Settings) {
    var features = definition.features ?? Features()
    switch board {
    case .pseries:
      if let state = settings.onOff("cap-htm") { features.htm = FeatureState(state) }
      if let state = settings.onOff("cap-nested-hv") { features.nestedHV = FeatureState(state) }
      if let state = settings.onOff("cap-ccf-assist") { features.ccfAssist = FeatureState(state) }
      features.cfpc = settings.text("cap-cfpc").map { FeatureValue($0) }
      features.sbbc = settings.text("cap-sbbc").map { FeatureValue($0) }
      features.ibs = settings.text("cap-ibs").map { FeatureValue($0) }
      let resizing = settings.text("resize-hpt").flatMap { HPT.Resizing(rawValue: $0) }
      let page = settings.size("cap-hpt-max-page-size").map { MemoryAmount(kibibytes: $0 >> 10) }
      if resizing != nil || page != nil {
        features.hpt = HPT()
        features.hpt?.resizing = resizing
        features.hpt?.maxpagesize = page
      }
    case .virt where architecture?.isArm ?? false:
      if let version = settings.text("gic-version") {
        features.gic = GIC()
        features.gic?.version = version
      }
      if let state = settings.onOff("ras") { features.ras = FeatureState(state) }
    case .virt where architecture?.isRISCV ?? false:
      features.aia = settings.text("aia").map { FeatureValue($0) }
    default: break
    }
    let ciphers = [KeyWrapCipher.Name.aes, .dea].compactMap { name -> KeyWrapCipher? in
      guard let state = settings.onOff("\(name.rawValue)-key-wrap") else { return nil }
      var cipher = KeyWrapCipher()
      cipher.name = name
      cipher.state = state
      return cipher
    }
    if !ciphers.isEmpty {
      definition.keywrap = KeyWrap()
      definition.keywrap?.ciphers = ciphers
    }
    definition.features = features
  }

  /// Changes what the guest's memory rests on.
  mutating func backing(_ change: (inout MemoryBacking) -> Void) {
    var backing = definition.memoryBacking ?? MemoryBacking()
    change(&backing)
    definition.memoryBacking = backing
  }

  /// Adds a timer.
  mutating func add(_ timer: Timer) {
    var clock = definition.clock ?? Clock()
    clock.timers.append(timer)
    definition.clock = clock
  }
}

extension FeatureState {
  init(_ state: OnOff) {
    self.init()
    self.state = state
  }
}

extension FeatureValue {
  init(_ value: String) {
    self.init()
    self.value = value
  }
}
