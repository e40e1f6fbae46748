public import DroverCore

extension DomainDefinition {
  /// Brings a definition to the form in which it is kept: defaults, then checks, then addresses.
  ///
  /// - Throws: libvirt's number for what cannot be run, with the way to the element.
  public mutating func complete(for platform: GuestPlatform) throws(VirtError) {
    try normalise(for: platform)
    try validate(for: platform)
  }
}
