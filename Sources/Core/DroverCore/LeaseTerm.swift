/// For how long a guest may run until somebody renews its lease: `90`, `90s`, `10m`, `2h`, `1d`.
public struct LeaseTerm: Hashable, Sendable {
  /// Seconds, from 1 to 3,650 days.
  public let seconds: Int64

  /// The longest that makes sense: beyond it nobody means a lease.
  private static let longest: Int64 = 3_650 * 86_400

  /// Reads a text; nil when it is no such time.
  public init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isWholeNumber }
    let factor: Int64? =
      switch text.dropFirst(digits.count) {
      case "", "s": 1
      case "m": 60
      case "h": 3_600
      case "d": 86_400
      default: nil
      }
    guard let factor, let number = Int64(digits), number > 0, number <= Self.longest / factor else { return nil }
    seconds = number * factor
  }

  /// The time.
  public var duration: Duration { .seconds(seconds) }

  /// The namespace of the element `<lease duration='10m'/>` in a domain's metadata.
  public static let namespace = "urn:drover:lease"
  /// The prefix that it is given where nobody asks for another.
  public static let prefix = "drover"
}
