import DroverXML

/// What a definition wants of its firmware.
struct FirmwareRequest {
  let interface: String
  let loader: Loader
  let variables: FirmwareStore?
  let wanted: [FirmwareFeature]
  let smm: OnOff?
  let suspendsToMemory: Bool
  let suspendsToDisk: Bool

  /// Whether a firmware is what is wanted.
  func accepts(_ descriptor: FirmwareDescriptor) -> Bool {
    guard descriptor.interfaces.contains(interface) else { return false }
    return acceptsFeatures(of: descriptor) && accepts(descriptor.mapping)
  }

  private func acceptsFeatures(of descriptor: FirmwareDescriptor) -> Bool {
    let features = descriptor.features
    if suspendsToMemory, !features.contains("acpi-s3") { return false }
    if suspendsToDisk, !features.contains("acpi-s4") { return false }
    for feature in wanted where features.contains(feature.name.rawValue) != feature.enabled.isTrue { return false }
    let requiresSMM = features.contains("requires-smm")
    if requiresSMM, smm == .off { return false }
    if let secure = loader.secure, secure.isTrue != requiresSMM { return false }
    return true
  }

  private func accepts(_ mapping: FirmwareDescriptor.Mapping) -> Bool {
    switch mapping {
    case .memory(let path):
      return (loader.type == nil || loader.type == .rom) && accepts(path) && loader.stateless != .no
        && loader.readonly != .no
    case .stateless(let executable):
      return isFlash && loader.stateless == .yes && accepts(executable.path) && accepts(executable)
    case .combined: return false
    case .split(let executable, let template):
      guard isFlash, loader.stateless != .yes, loader.readonly != .no else { return false }
      guard accepts(executable.path), accepts(executable) else { return false }
      if let path = variables?.template, path != template.path { return false }
      if let format = variables?.templateFormat, format != template.format { return false }
      if let format = variables?.format, format != template.format { return false }
      return true
    }
  }

  private var isFlash: Bool { loader.type == nil || loader.type == .pflash }

  private func accepts(_ path: String) -> Bool { loader.path == nil || loader.path == path }

  /// Raw images, where no format is asked for.
  private func accepts(_ executable: FirmwareDescriptor.Image) -> Bool {
    if let format = loader.format { return executable.format == format }
    return variables?.format != nil || executable.format == .raw
  }
}
