public import DroverCore
public import DroverXML

/// `<tpm>`: a trusted platform module.
public struct TPM: Sendable, Equatable, Device {
  /// `model`: `tpm-tis` | `tpm-crb` | `tpm-spapr` | `spapr-tpm-proxy`.
  public var model: Model?
  /// `<backend>`.
  public var backend: TPMBackend?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `model` may be.
  public enum Model: String, XMLText, CaseIterable, Hashable {
    /// `tpm-tis`
    case tpmTIS = "tpm-tis"
    /// `tpm-crb`
    case tpmCRB = "tpm-crb"
    /// `tpm-spapr`
    case tpmSPAPR = "tpm-spapr"
    /// `spapr-tpm-proxy`
    case spaprTPMProxy = "spapr-tpm-proxy"
  }
}

/// `<backend>`: the host's side of a TPM.
public struct TPMBackend: Sendable, Equatable {
  /// `type`: `passthrough` | `emulator` | `external`.
  public var type: Kind = .passthrough
  /// `version`: `1.2` | `2.0`.
  public var version: Version?
  /// `persistent_state`.
  public var persistentState: YesNo?
  /// `debug`.
  public var debug: UInt32?
  /// `<encryption>`.
  public var encryption: TPMEncryption?
  /// `<device>`.
  public var device: StoragePath?
  /// `<active_pcr_banks>`.
  public var activePcrBanks: TPMBanks?
  /// `<source>`.
  public var source: TPMSource?
  /// `<profile>`.
  public var profile: TPMProfile?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `passthrough`
    case passthrough
    /// `emulator`
    case emulator
    /// `external`
    case external
  }

  /// What `version` may be.
  public enum Version: String, XMLText, CaseIterable, Hashable {
    /// `1.2`
    case v12 = "1.2"
    /// `2.0`
    case v20 = "2.0"
  }
}

/// `<encryption>`: the secret of the state.
public struct TPMEncryption: Sendable, Equatable {
  /// `secret`.
  public var secret: UUID = UUID(high: 0, low: 0)

  /// An element with nothing in it.
  public init() {}
}

/// `<source>`: where the state or the server is.
public struct TPMSource: Sendable, Equatable {
  /// `type`: `file` | `dir` | `unix`.
  public var type: Kind?
  /// `mode`: `connect` | `bind`.
  public var mode: Mode?
  /// `path`.
  public var path: String?
  /// `<seclabel>`.
  public var securityLabels: [DeviceSecurityLabel] = []

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `file`
    case file
    /// `dir`
    case dir
    /// `unix`
    case unix
  }

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `connect`
    case connect
    /// `bind`
    case bind
  }
}

/// `<profile>`: what the TPM may do.
public struct TPMProfile: Sendable, Equatable {
  /// `source`.
  public var source: String?
  /// `removeDisabled`: `check` | `fips-host`.
  public var removeDisabled: RemoveDisabled?
  /// `name`.
  public var name: String?

  /// An element with nothing in it.
  public init() {}

  /// What `removeDisabled` may be.
  public enum RemoveDisabled: String, XMLText, CaseIterable, Hashable {
    /// `check`
    case check
    /// `fips-host`
    case fipsHost = "fips-host"
  }
}

/// `<active_pcr_banks>`: the hashes that are kept.
public struct TPMBanks: Sendable, Equatable {
  /// Whether `<sha1/>` stands there.
  public var sha1 = false
  /// Whether `<sha256/>` stands there.
  public var sha256 = false
  /// Whether `<sha384/>` stands there.
  public var sha384 = false
  /// Whether `<sha512/>` stands there.
  public var sha512 = false

  /// An element with nothing in it.
  public init() {}
}
