/// A set of platform features in 64 bytes: one lives in the daemon for each emulator.
public struct FeatureSet: Hashable, Sendable {
  /// One bit for each feature, 64 to a lane.
  private var words = SIMD8<UInt64>()

  /// The empty set.
  public init() {}

  /// The set of some features.
  public init(_ features: some Sequence<PlatformFeature>) {
    for feature in features { insert(feature) }
  }

  /// Whether a feature is there.
  public func contains(_ feature: PlatformFeature) -> Bool { words[Self.lane(feature)] & Self.bit(feature) != 0 }

  /// Adds a feature.
  public mutating func insert(_ feature: PlatformFeature) { words[Self.lane(feature)] |= Self.bit(feature) }

  /// Takes a feature out.
  public mutating func remove(_ feature: PlatformFeature) { words[Self.lane(feature)] &= ~Self.bit(feature) }

  /// The features in the order of their declaration.
  public var features: [PlatformFeature] { PlatformFeature.allCases.filter(contains) }

  // Masked, so that no number of features can leave the lanes; a test holds their count against 512.
  private static func lane(_ feature: PlatformFeature) -> Int { Int(feature.rawValue >> 6) & 7 }
  private static func bit(_ feature: PlatformFeature) -> UInt64 { 1 &<< UInt64(feature.rawValue & 63) }
}
