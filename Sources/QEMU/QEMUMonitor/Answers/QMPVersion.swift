public import DroverCore

/// QEMU's version.
public struct QMPVersion: Hashable, Sendable, Comparable {
  /// The first number.
  public let major: Int
  /// The second.
  public let minor: Int
  /// The third; 50 and more on the way to the next minor version.
  public let micro: Int
  /// The words of who packed it: ` (Debian 1:7.2+dfsg-7)`.
  public let package: String

  /// Makes a version.
  public init(major: Int, minor: Int, micro: Int, package: String = "") {
    self.major = major
    self.minor = minor
    self.micro = micro
    self.package = package
  }

  /// Reads the answer to `query-version` and the `version` of the greeting; nil when it is neither.
  public init?(_ json: JSON) {
    guard let qemu = json["qemu"], let major = qemu["major"]?.int, let minor = qemu["minor"]?.int,
      let micro = qemu["micro"]?.int
    else { return nil }
    self.init(major: major, minor: minor, micro: micro, package: json["package"]?.string ?? "")
  }

  /// As libvirt counts: `7002022` for 7.2.22; nil when a number leaves no room.
  public var number: UInt64? {
    guard (0..<1000).contains(minor), (0..<1000).contains(micro), (0..<100_000).contains(major) else { return nil }
    return UInt64(major * 1_000_000 + minor * 1000 + micro)
  }

  /// Orders by the three numbers.
  public static func < (left: QMPVersion, right: QMPVersion) -> Bool {
    (left.major, left.minor, left.micro) < (right.major, right.minor, right.micro)
  }
}
