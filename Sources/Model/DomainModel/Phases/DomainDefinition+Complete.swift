public import DroverCore

extension DomainDefinition {
  /// Brings a definition to the form in which it is kept: defaults, then checks, then addresses.
  ///
  /// - Parameters:
  ///   - platform: what the emulator offers.
  ///   - keepingMachineAlias: whether `pc` stays `pc` instead of becoming the versioned name of today. A kept
  ///     definition must not: it would get another machine after an upgrade of QEMU.
  /// - Throws: libvirt's number for what cannot be run, with the way to the element.
  public mutating func complete(
    for platform: GuestPlatform, keepingMachineAlias: Bool = false
  ) throws(VirtError) {
    try normalise(for: platform, keepingMachineAlias: keepingMachineAlias)
    try validate(for: platform)
    try allocate(for: platform)
  }
}
