/// How the host confines guests (`virSecurityModel`): `selinux`, `apparmor`, or nothing.
public struct SecurityModel: Sendable, Hashable {
  /// The name; empty without one.
  public var model: String
  /// The domain of interpretation.
  public var doi: String

  /// Takes both.
  public init(model: String, doi: String) {
    self.model = model
    self.doi = doi
  }
}
