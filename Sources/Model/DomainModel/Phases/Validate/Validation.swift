import DroverCore

/// One pass over a definition that notes everything which cannot be run.
struct Validation {
  /// The definition, completed but for its addresses.
  let definition: DomainDefinition
  /// What its emulator offers, and what kind of machine it is.
  let context: NormalisationContext
  /// The mistakes, in the order in which they were found.
  private(set) var findings: [VirtError] = []

  init(_ definition: DomainDefinition, context: NormalisationContext) {
    self.definition = definition
    self.context = context
  }

  /// What the emulator offers.
  var platform: GuestPlatform { context.platform }
  /// The devices of the definition.
  var devices: Devices { definition.devices ?? Devices() }

  /// Notes a mistake, with the way to the element.
  mutating func refuse(_ code: ErrorCode, _ detail: String, at path: String) {
    guard findings.count < 100 else { return }
    findings.append(refusal(code, detail, at: path))
  }

  /// Notes something that QEMU or this machine cannot do.
  mutating func refuse(_ detail: String, at path: String) { refuse(.configUnsupported, detail, at: path) }

  /// Notes a mistake when a condition does not hold.
  mutating func require(
    _ condition: Bool, _ code: ErrorCode, _ detail: String, at path: String
  ) {
    if !condition { refuse(code, detail, at: path) }
  }

  /// Notes something that QEMU or this machine cannot do when a condition does not hold.
  mutating func require(_ condition: Bool, _ detail: String, at path: String) {
    if !condition { refuse(.configUnsupported, detail, at: path) }
  }
}
