public import DroverCore
import DroverXML

extension DomainDefinition {
  /// Chooses the firmware and says where its variables are kept.
  ///
  /// That none fits is no mistake yet: a definition may be kept on a host that lacks the image. Starting it is refused.
  mutating func normaliseFirmware(_ context: NormalisationContext) {
    guard var system = os else { return }
    let kind = system.firmwareKind
    if system.loader?.path != nil, system.loader?.type == nil, kind == nil { system.loader?.type = .rom }
    let isManual = kind == nil
    if isManual, system.loader?.type != .pflash {
      if system.loader != nil, system.loader?.format == nil { system.loader?.format = .raw }
      os = system
      return
    }
    let request = FirmwareRequest(
      interface: kind == .bios ? "bios" : "uefi", loader: system.loader ?? Loader(), variables: system.nvram,
      wanted: system.firmware?.features ?? [], smm: features?.smm?.state,
      suspendsToMemory: pm?.suspendToMem?.enabled == .yes, suspendsToDisk: pm?.suspendToDisk?.enabled == .yes)
    let machine = context.platform.canonicalMachine(context.machine)
    let chosen = context.platform.firmware.descriptors.first { descriptor in
      descriptor.runs(on: machine, architecture: context.architecture) && request.accepts(descriptor)
    }
    if let chosen {
      system.apply(chosen, isManual: isManual)
      if chosen.features.contains("requires-smm") { enableSMM() }
    } else {
      if isManual { system.applyLegacy() }
      if system.loader != nil, system.loader?.format == nil { system.loader?.format = .raw }
    }
    if chosen != nil || isManual {
      system.placeVariables(in: context.platform.firmware.variablesFolder, domainName: name ?? "")
    }
    os = system
  }

  private mutating func enableSMM() {
    var features = features ?? Features()
    if features.smm?.state == nil {
      var smm = features.smm ?? SMM()
      smm.state = .on
      features.smm = smm
    }
    self.features = features
  }
}

extension OperatingSystem {
  fileprivate mutating func apply(_ descriptor: FirmwareDescriptor, isManual: Bool) {
    var loader = loader ?? Loader()
    switch descriptor.mapping {
    case .memory(let path):
      loader.type = .rom
      loader.path = path
      loader.format = .raw
    case .stateless(let executable), .combined(let executable):
      loader.applyFlash(executable)
    case .split(let executable, let template):
      loader.applyFlash(executable)
      var store = nvram ?? FirmwareStore()
      if store.type != .network {
        store.template = template.path
        store.templateFormat = template.format
      }
      if store.format == nil { store.format = template.format }
      nvram = store
    }
    if descriptor.features.contains("requires-smm") { loader.secure = .yes }
    self.loader = loader
    if firmwareKind == nil { firmwareKind = .efi }
    firmware = Self.described(descriptor, hasTemplate: nvram == nil || nvram?.template != nil)
  }

  /// What the chosen firmware can do is written down: another one of the same kind may not.
  private static func described(_ descriptor: FirmwareDescriptor, hasTemplate: Bool) -> Firmware {
    var firmware = Firmware()
    for name in [FirmwareFeature.Name.enrolledKeys, .secureBoot] where hasTemplate || name == .secureBoot {
      var feature = FirmwareFeature()
      feature.name = name
      feature.enabled = YesNo(descriptor.features.contains(name.rawValue))
      firmware.features.append(feature)
    }
    return firmware
  }

  /// Images of the time before descriptors are known by their paths.
  fileprivate mutating func applyLegacy() {
    guard let loader, loader.stateless != .yes, loader.readonly == .yes, let path = loader.path else { return }
    guard let known = FirmwareCatalogue.legacy.first(where: { $0.executable == path }) else { return }
    var store = nvram ?? FirmwareStore()
    if store.type != .network {
      if store.template == nil { store.template = known.template }
      if store.templateFormat == nil { store.templateFormat = .raw }
    }
    nvram = store
  }

  fileprivate mutating func placeVariables(in folder: String, domainName: String) {
    guard let loader, loader.type == .pflash, loader.readonly == .yes, loader.stateless != .yes else { return }
    var store = nvram ?? FirmwareStore()
    if store.format == nil { store.format = .raw }
    if store.path == nil, store.source == nil {
      let suffix = store.format == .qcow2 ? "qcow2" : "fd"
      store.path = "\(folder)/\(domainName)_VARS.\(suffix)"
    }
    nvram = store
  }

  /// The refusal of a start for which no firmware fits; nil when there is nothing to refuse.
  public var missingFirmware: VirtError? {
    // What is chosen is described; what is not described was not found.
    guard let firmwareKind, loader?.path == nil || (firmware?.features.isEmpty ?? true) else { return nil }
    return VirtError(
      .operationFailed,
      "Unable to find '\(firmwareKind.rawValue)' firmware that is compatible with the current configuration")
  }
}

extension Loader {
  fileprivate mutating func applyFlash(_ executable: FirmwareDescriptor.Image) {
    type = .pflash
    if readonly == nil { readonly = .yes }
    path = executable.path
    format = executable.format
  }
}
