import DroverCore

extension DomainDefinition {
  /// Fills in what the definition leaves open, as far as it follows from the definition and the platform.
  mutating func normalise(for platform: GuestPlatform) throws(VirtError) {
  }
}
