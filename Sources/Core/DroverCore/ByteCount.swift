/// An amount of memory or storage in bytes, and the units in which libvirt's XML writes it.
public struct ByteCount: Hashable, Sendable, Comparable {
  /// Bytes.
  public let bytes: UInt64

  /// Takes bytes.
  public init(bytes: UInt64) { self.bytes = bytes }

  /// Takes KiB; nil when the product does not fit in 64 bits.
  public init?(kibibytes: UInt64) { self.init(kibibytes, unit: "KiB") }

  /// Takes a number and a unit as libvirt reads them (`b`, `bytes`, `KB`, `k`, `KiB`, `M`, `MiB`, …, `EiB`).
  ///
  /// - Returns: nil when the unit is unknown or the product does not fit in 64 bits.
  public init?(_ number: UInt64, unit: String) {
    guard let scale = Self.scale(of: unit) else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: scale)
    guard !overflow else { return nil }
    bytes = product
  }

  /// Whole KiB, rounded up: what libvirt stores and prints.
  public var kibibytes: UInt64 { bytes / 1024 + (bytes % 1024 == 0 ? 0 : 1) }

  /// Whole MiB, rounded up.
  public var mebibytes: UInt64 { bytes / 1_048_576 + (bytes % 1_048_576 == 0 ? 0 : 1) }

  /// How many bytes one of a unit is; nil for an unknown unit. Letters of either case, as in libvirt.
  ///
  /// `KB` is 1000, `KiB` and a lone `K` are 1024; `b` and `byte(s)` are one.
  public static func scale(of unit: String) -> UInt64? {
    let lower = unit.lowercased()
    if lower == "b" || lower == "byte" || lower == "bytes" { return 1 }
    guard let first = lower.utf8.first, let power = powers[first] else { return nil }
    let base: UInt64
    switch lower.dropFirst() {
    case "", "ib": base = 1024
    case "b": base = 1000
    default: return nil
    }
    return (0..<power).reduce(1) { product, _ in product * base }
  }

  private static let powers: [UInt8: Int] = [
    UInt8(ascii: "k"): 1, UInt8(ascii: "m"): 2, UInt8(ascii: "g"): 3,
    UInt8(ascii: "t"): 4, UInt8(ascii: "p"): 5, UInt8(ascii: "e"): 6,
  ]

  /// Orders by bytes.
  public static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }
}
