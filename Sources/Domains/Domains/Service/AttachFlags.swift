/// Flags of attach (`virDomainQemuAttach`, which has none of libvirt's own).
public struct AttachFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// A monitor that somebody else holds is waited for.
  public static let wait = AttachFlags(rawValue: 1)
  /// No monitor is tried: the guest is only shown, and can only be ended.
  public static let processOnly = AttachFlags(rawValue: 2)
  /// A guest with only a human monitor is given a QMP monitor, if its QEMU can.
  public static let addMonitor = AttachFlags(rawValue: 8)
  /// The guest dies with the connection of the caller from now on.
  public static let owned = AttachFlags(rawValue: 4)
}
