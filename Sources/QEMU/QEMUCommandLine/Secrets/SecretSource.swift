/// Where secrets come from and how they reach the emulator.
public protocol SecretSource: Sendable {
  /// The properties of QEMU's `secret` object for a secret, beside its id, as names and values; nil when the secret
  /// is not known.
  func properties(of reference: SecretReference) -> [(name: String, value: String)]?
}

/// Which secret a definition means.
public enum SecretReference: Sendable, Hashable {
  /// By the UUID of the secret.
  case uuid(String)
  /// By its usage.
  case usage(String)
  /// A text of the definition itself that must not show in the list of processes, such as a cookie.
  case text(String)
}

/// Secrets under the master key of a domain.
public struct EncryptedSecrets: SecretSource {
  private let cipher: SecretCipher
  private let makeVector: @Sendable () -> [UInt8]
  private let lookUp: @Sendable (SecretReference) -> [UInt8]?

  /// Takes the key that the emulator reads from its file, a source of random vectors, and the store of secrets.
  ///
  /// - Returns: nil unless the key has 32 bytes.
  public init?(
    masterKey: [UInt8], makeVector: @escaping @Sendable () -> [UInt8],
    lookUp: @escaping @Sendable (SecretReference) -> [UInt8]?
  ) {
    guard let cipher = SecretCipher(key: masterKey) else { return nil }
    self.cipher = cipher
    self.makeVector = makeVector
    self.lookUp = lookUp
  }

  /// The secret, encrypted under the master key.
  public func properties(of reference: SecretReference) -> [(name: String, value: String)]? {
    let plain: [UInt8]?
    if case .text(let text) = reference { plain = Array(text.utf8) } else { plain = lookUp(reference) }
    let vector = makeVector()
    guard let plain, let data = cipher.encrypt(plain, vector: vector) else { return nil }
    return [
      ("data", Base64Text.encode(data)), ("keyid", "masterKey0"), ("iv", Base64Text.encode(vector)),
      ("format", "base64"),
    ]
  }
}

/// No secret at all is known.
struct NoSecrets: SecretSource {
  func properties(of reference: SecretReference) -> [(name: String, value: String)]? { nil }
}
