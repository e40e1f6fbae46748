/// The part of the system that an error comes from (`virErrorDomain`).
public struct ErrorOrigin: RawRepresentable, Hashable, Sendable {
  /// The number on the wire.
  public let rawValue: Int32

  /// Takes any number, known or not.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

extension ErrorOrigin {
  /// `VIR_FROM_NONE`
  public static let none = ErrorOrigin(rawValue: 0)
  /// `VIR_FROM_XML`
  public static let xml = ErrorOrigin(rawValue: 5)
  /// `VIR_FROM_DOM`
  public static let dom = ErrorOrigin(rawValue: 6)
  /// `VIR_FROM_RPC`
  public static let rpc = ErrorOrigin(rawValue: 7)
  /// `VIR_FROM_CONF`
  public static let conf = ErrorOrigin(rawValue: 9)
  /// `VIR_FROM_QEMU`
  public static let qemu = ErrorOrigin(rawValue: 10)
  /// `VIR_FROM_NET`
  public static let net = ErrorOrigin(rawValue: 11)
  /// `VIR_FROM_REMOTE`
  public static let remote = ErrorOrigin(rawValue: 13)
  /// `VIR_FROM_STORAGE`
  public static let storage = ErrorOrigin(rawValue: 18)
  /// `VIR_FROM_NETWORK`
  public static let network = ErrorOrigin(rawValue: 19)
  /// `VIR_FROM_DOMAIN`
  public static let domain = ErrorOrigin(rawValue: 20)
  /// `VIR_FROM_NODEDEV`
  public static let nodedev = ErrorOrigin(rawValue: 22)
  /// `VIR_FROM_SECURITY`
  public static let security = ErrorOrigin(rawValue: 24)
  /// `VIR_FROM_INTERFACE`
  public static let interface = ErrorOrigin(rawValue: 26)
  /// `VIR_FROM_SECRET`
  public static let secret = ErrorOrigin(rawValue: 30)
  /// `VIR_FROM_CPU`
  public static let cpu = ErrorOrigin(rawValue: 31)
  /// `VIR_FROM_NWFILTER`
  public static let nwfilter = ErrorOrigin(rawValue: 33)
  /// `VIR_FROM_DOMAIN_SNAPSHOT`
  public static let domainSnapshot = ErrorOrigin(rawValue: 35)
  /// `VIR_FROM_SYSINFO`
  public static let sysinfo = ErrorOrigin(rawValue: 37)
  /// `VIR_FROM_STREAMS`
  public static let streams = ErrorOrigin(rawValue: 38)
  /// `VIR_FROM_EVENT`
  public static let event = ErrorOrigin(rawValue: 40)
  /// `VIR_FROM_LOCKING`
  public static let locking = ErrorOrigin(rawValue: 42)
  /// `VIR_FROM_CAPABILITIES`
  public static let capabilities = ErrorOrigin(rawValue: 44)
  /// `VIR_FROM_URI`
  public static let uri = ErrorOrigin(rawValue: 45)
  /// `VIR_FROM_AUTH`
  public static let auth = ErrorOrigin(rawValue: 46)
  /// `VIR_FROM_SSH`
  public static let ssh = ErrorOrigin(rawValue: 50)
  /// `VIR_FROM_IDENTITY`
  public static let identity = ErrorOrigin(rawValue: 53)
  /// `VIR_FROM_CGROUP`
  public static let cgroup = ErrorOrigin(rawValue: 54)
  /// `VIR_FROM_ACCESS`
  public static let access = ErrorOrigin(rawValue: 55)
  /// `VIR_FROM_DOMAIN_CHECKPOINT`
  public static let domainCheckpoint = ErrorOrigin(rawValue: 69)
}
