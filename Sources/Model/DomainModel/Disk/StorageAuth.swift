public import DroverCore
public import DroverXML

/// `<auth>`: who logs in at a server.
public struct StorageAuth: Sendable, Equatable {
  /// `username`.
  public var username: String = ""
  /// `<secret>`.
  public var secret: StorageSecret?

  /// An element with nothing in it.
  public init() {}
}

/// `<secret>`: where the password is kept.
public struct StorageSecret: Sendable, Equatable {
  /// `type`.
  public var type: String?
  /// `uuid`.
  public var uuid: UUID?
  /// `usage`.
  public var usage: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<encryption>`: how content is encrypted.
public struct StorageEncryption: Sendable, Equatable {
  /// `format`: `default` | `qcow` | `luks` | `luks2` | `luks-any`.
  public var format: Format = .default
  /// `engine`: `qemu` | `librbd`.
  public var engine: Engine?
  /// `<secret>`.
  public var secrets: [StorageEncryptionSecret] = []
  /// `<cipher>`.
  public var cipher: StorageCipher?
  /// `<ivgen>`.
  public var ivgen: StorageVectorGenerator?

  /// An element with nothing in it.
  public init() {}

  /// What `format` may be.
  public enum Format: String, XMLText, CaseIterable, Hashable {
    /// `default`
    case `default`
    /// `qcow`
    case qcow
    /// `luks`
    case luks
    /// `luks2`
    case luks2
    /// `luks-any`
    case luksAny = "luks-any"
  }

  /// What `engine` may be.
  public enum Engine: String, XMLText, CaseIterable, Hashable {
    /// `qemu`
    case qemu
    /// `librbd`
    case librbd
  }
}

/// `<secret>` of an encryption.
public struct StorageEncryptionSecret: Sendable, Equatable {
  /// `type`: `passphrase`.
  public var type: Kind = .passphrase
  /// `uuid`.
  public var uuid: UUID?
  /// `usage`.
  public var usage: String?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `passphrase`
    case passphrase
  }
}

/// `<cipher>`: how a new volume is encrypted.
public struct StorageCipher: Sendable, Equatable {
  /// `name`.
  public var name: String?
  /// `size`.
  public var size: UInt32?
  /// `mode`.
  public var mode: String?
  /// `hash`.
  public var hash: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<ivgen>`: how initialisation vectors are made.
public struct StorageVectorGenerator: Sendable, Equatable {
  /// `name`.
  public var name: String?
  /// `hash`.
  public var hash: String?

  /// An element with nothing in it.
  public init() {}
}
