/// Which domains a list holds (`virConnectListAllDomainsFlags`).
///
/// Of each group (activity, persistence, state, …) a domain has to match one of the named members; a group of which
/// none is named does not filter. The empty set lists all.
public struct DomainFilter: OptionSet, Sendable, Hashable {
  /// The number on the wire.
  public let rawValue: UInt32

  /// Takes the number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Everything.
  public static let all: DomainFilter = []
  /// With a QEMU.
  public static let active = DomainFilter(rawValue: 1)
  /// Without a QEMU.
  public static let inactive = DomainFilter(rawValue: 2)
  /// With a stored definition.
  public static let persistent = DomainFilter(rawValue: 4)
  /// Gone when it stops.
  public static let transient = DomainFilter(rawValue: 8)
  /// In the state running.
  public static let running = DomainFilter(rawValue: 16)
  /// In the state paused.
  public static let paused = DomainFilter(rawValue: 32)
  /// In the state shut off.
  public static let shutoff = DomainFilter(rawValue: 64)
  /// In any other state.
  public static let otherState = DomainFilter(rawValue: 128)
  /// With a saved image that the next start restores.
  public static let managedSave = DomainFilter(rawValue: 256)
  /// Without one.
  public static let noManagedSave = DomainFilter(rawValue: 512)
  /// Started with the host.
  public static let autostart = DomainFilter(rawValue: 1024)
  /// Not started with the host.
  public static let noAutostart = DomainFilter(rawValue: 2048)
  /// With a snapshot.
  public static let hasSnapshot = DomainFilter(rawValue: 4096)
  /// Without a snapshot.
  public static let noSnapshot = DomainFilter(rawValue: 8192)
  /// With a checkpoint.
  public static let hasCheckpoint = DomainFilter(rawValue: 16384)
  /// Without a checkpoint.
  public static let noCheckpoint = DomainFilter(rawValue: 32768)
}
