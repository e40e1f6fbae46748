import DroverCore

/// `virDomainMigrateFlags`
public struct MigrationFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The guest runs while its memory is sent.
  public static let live = MigrationFlags(rawValue: 1 << 0)
  /// The daemon of the source speaks with that of the target.
  public static let peerToPeer = MigrationFlags(rawValue: 1 << 1)
  /// The domain is defined at the target.
  public static let persistDestination = MigrationFlags(rawValue: 1 << 3)
  /// The domain is undefined at the source.
  public static let undefineSource = MigrationFlags(rawValue: 1 << 4)
  /// The guest is left paused at the target.
  public static let paused = MigrationFlags(rawValue: 1 << 5)
  /// Nobody changes the domain until it is over. Always so.
  public static let changeProtection = MigrationFlags(rawValue: 1 << 8)
  /// Even when the disks may be harmed.
  public static let unsafe = MigrationFlags(rawValue: 1 << 9)
  /// A disk that fails ends the migration.
  public static let abortOnError = MigrationFlags(rawValue: 1 << 12)
  /// The guest is slowed down when it writes faster than can be sent.
  public static let autoConverge = MigrationFlags(rawValue: 1 << 13)

  /// What there is.
  public static let known: MigrationFlags = [
    .live, .peerToPeer, .persistDestination, .undefineSource, .paused, .changeProtection, .unsafe, .abortOnError,
    .autoConverge,
  ]

  /// What libvirt knows and Drover does not do, by its name.
  private static let unsupported: [(bit: UInt32, name: String)] = [
    (1 << 2, "tunnelled migration"), (1 << 6, "copying of disks"), (1 << 7, "copying of disks"),
    (1 << 10, "offline migration"), (1 << 11, "compressed migration"), (1 << 14, "RDMA"), (1 << 15, "post-copy"),
    (1 << 16, "TLS"), (1 << 17, "parallel migration"), (1 << 18, "synchronous writes"), (1 << 19, "post-copy"),
    (1 << 20, "zero-copy"),
  ]

  /// Refuses what is not there: by its name, where libvirt has one for it (`argumentUnsupported`), and as an unknown
  /// bit otherwise (`invalidArg`).
  func check(_ function: String) throws(VirtError) {
    for (bit, name) in Self.unsupported where rawValue & bit != 0 {
      throw VirtError(.argumentUnsupported, "\(name) is not supported")
    }
    let unknown = rawValue & ~Self.known.rawValue
    guard unknown == 0 else {
      throw VirtError(.invalidArg, "unsupported flags (0x\(String(unknown, radix: 16))) in function \(function)")
    }
  }
}
