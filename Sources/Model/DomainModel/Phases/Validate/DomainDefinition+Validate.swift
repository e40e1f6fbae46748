import DroverCore

extension DomainDefinition {
  /// Refuses what the platform cannot run.
  func validate(for platform: GuestPlatform) throws(VirtError) {
  }
}
