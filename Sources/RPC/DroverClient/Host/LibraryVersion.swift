/// A version as libvirt counts it: one number, `major × 1,000,000 + minor × 1,000 + release`.
public struct LibraryVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number.
  public let number: UInt64

  /// Takes the number.
  public init(number: UInt64) { self.number = number }

  /// The first part.
  public var major: UInt64 { number / 1_000_000 }
  /// The second part, below 1000.
  public var minor: UInt64 { number / 1_000 % 1_000 }
  /// The third part, below 1000.
  public var release: UInt64 { number % 1_000 }

  /// `7.2.22`
  public var description: String { "\(major).\(minor).\(release)" }

  /// Orders by number.
  public static func < (left: LibraryVersion, right: LibraryVersion) -> Bool { left.number < right.number }
}
