public import DroverCore

/// Which domains start with the host once, at its next boot. A part of the store.
///
/// Domains are noted by their identity, which a rename leaves, with the boot in which somebody wanted it.
public protocol OnceStore: Sendable {
  /// Who starts once, and in which boot of the host that was said.
  func startsOnce() async throws(VirtError) -> [UUID: String]
  /// Notes that a domain starts once after a boot; nil: not any more. It survives the host when this returns.
  func setStartsOnce(_ uuid: UUID, after boot: String?) async throws(VirtError)
}

extension OnceStore {
  /// A store that keeps no such notes.
  public func startsOnce() async throws(VirtError) -> [UUID: String] { [:] }
  /// A store that keeps no such notes.
  public func setStartsOnce(_ uuid: UUID, after boot: String?) async throws(VirtError) {
    if boot != nil { throw VirtError(.operationUnsupported, "this store keeps no starts for the next boot") }
  }
}
