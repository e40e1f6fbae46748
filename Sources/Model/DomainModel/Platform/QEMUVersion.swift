/// The number of a QEMU release. Only for showing and for comparing transcripts: what a binary can do is a
/// `PlatformFeature`, never derived from this.
public struct QEMUVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The three numbers of a release.
  public var major: Int, minor: Int, micro: Int

  /// Takes the three numbers of a release.
  public init(_ major: Int, _ minor: Int, _ micro: Int = 0) {
    self.major = major
    self.minor = minor
    self.micro = micro
  }

  /// The single number that libvirt's API gives: major × 1,000,000 + minor × 1,000 + micro.
  public var number: UInt64 {
    UInt64(clamping: major &* 1_000_000 &+ minor &* 1_000 &+ micro)
  }

  /// `10.0.0`
  public var description: String { "\(major).\(minor).\(micro)" }

  /// Orders by the three numbers in turn.
  public static func < (left: QEMUVersion, right: QEMUVersion) -> Bool {
    (left.major, left.minor, left.micro) < (right.major, right.minor, right.micro)
  }
}
