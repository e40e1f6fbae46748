public import DroverXML

/// `<launchSecurity>`: a guest that the host cannot read.
public struct LaunchSecurity: Sendable, Equatable {
  /// `type`: `sev` | `sev-snp` | `s390-pv` | `tdx`.
  public var type: Kind = .sev
  /// `kernelHashes`.
  public var kernelHashes: YesNo?
  /// `authorKey`.
  public var authorKey: YesNo?
  /// `vcek`.
  public var vcek: YesNo?
  /// `<cbitpos>`.
  public var cbitpos: UInt32?
  /// `<reducedPhysBits>`.
  public var reducedPhysBits: UInt32?
  /// `<policy>`.
  public var policy: String?
  /// `<dhCert>`.
  public var certificate: String?
  /// `<session>`.
  public var session: String?
  /// `<guestVisibleWorkarounds>`.
  public var guestVisibleWorkarounds: String?
  /// `<idBlock>`.
  public var idBlock: String?
  /// `<idAuth>`.
  public var idAuth: String?
  /// `<hostData>`.
  public var hostData: String?
  /// `<mrConfigId>`.
  public var mrConfigId: String?
  /// `<mrOwner>`.
  public var mrOwner: String?
  /// `<mrOwnerConfig>`.
  public var mrOwnerConfig: String?
  /// `<quoteGenerationService>`.
  public var quoteGenerationService: QuoteGenerationService?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `sev`
    case sev
    /// `sev-snp`
    case sevSNP = "sev-snp"
    /// `s390-pv`
    case s390PV = "s390-pv"
    /// `tdx`
    case tdx
  }
}

/// `<quoteGenerationService>`
public struct QuoteGenerationService: Sendable, Equatable {
  /// `path`.
  public var path: String?

  /// An element with nothing in it.
  public init() {}
}
