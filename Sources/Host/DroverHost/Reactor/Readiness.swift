import CShims

/// What a descriptor is ready for.
public struct Readiness: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt32

  /// Takes bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// There is something to read, an end included.
  public static let readable = Readiness(rawValue: UInt32(DROVER_READABLE))
  /// There is room to write.
  public static let writable = Readiness(rawValue: UInt32(DROVER_WRITABLE))
  /// The other side is gone altogether; told even to those who ask for nothing.
  public static let hangup = Readiness(rawValue: UInt32(DROVER_HANGUP))
  /// The kernel holds an error; told even to those who ask for nothing.
  public static let error = Readiness(rawValue: UInt32(DROVER_ERROR))
}
