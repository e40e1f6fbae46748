public import DroverCore

extension DomainDefinition {
  /// Brings a definition to the form in which it is kept: defaults, then checks, then addresses.
  ///
  /// - Parameters:
  ///   - platform: what the emulator offers.
  ///   - options: how far it goes; a new definition is brought up to date and checked.
  /// - Throws: libvirt's number for what cannot be run, with the way to the element.
  public mutating func complete(
    for platform: GuestPlatform, options: CompletionOptions = CompletionOptions()
  ) throws(VirtError) {
    try normalise(for: platform, keepingMachineAlias: options.keepsMachineAlias)
    if options.refuses { try validate(for: platform) }
    try allocate(for: platform, choosingPorts: options.choosesPorts)
  }
}
