public import DroverCore
public import DroverXML

/// A set of small numbers: processors, nodes. `0-3,^2,8` is read, `0-1,3,8` is written.
public struct CPUSet: Sendable, Hashable {
  /// The members as ranges that neither touch nor overlap, in order.
  public private(set) var ranges: [ClosedRange<Int>] = []

  /// The greatest member that is taken.
  public static let greatest = 16_383

  /// The empty set.
  public init() {}

  /// The set of some numbers; those out of range are left out.
  public init(_ members: some Sequence<Int>) {
    var table = CPUTable()
    for member in members { table.insert(member...member) }
    ranges = table.ranges
  }

  /// The members, in order.
  public var members: [Int] { ranges.flatMap(Array.init) }
  /// How many there are.
  public var count: Int { ranges.reduce(0) { $0 + $1.count } }
  /// Whether there is none.
  public var isEmpty: Bool { ranges.isEmpty }
  /// The greatest member.
  public var last: Int? { ranges.last?.upperBound }
  /// The smallest member.
  public var first: Int? { ranges.first?.lowerBound }

  /// Whether a number belongs to it.
  public func contains(_ number: Int) -> Bool { ranges.contains { $0.contains(number) } }

  /// Whether both have a number.
  public func intersects(_ other: CPUSet) -> Bool {
    ranges.contains { range in other.ranges.contains { $0.overlaps(range) } }
  }

  /// The members of either.
  public func union(_ other: CPUSet) -> CPUSet {
    var table = CPUTable()
    for range in ranges + other.ranges { table.insert(range) }
    var union = CPUSet()
    union.ranges = table.ranges
    return union
  }
}

extension CPUSet: XMLText {
  /// Reads ranges and exceptions (`^`), parted by commas.
  public init?(xmlText: String) {
    var table = CPUTable()
    let text = xmlText.filter { !$0.isWhitespace }
    guard !text.isEmpty, text.utf8.count <= 16_384 else { return nil }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if part.hasPrefix("^") {
        guard let number = Self.member(part.dropFirst()), table.remove(number) else { return nil }
        continue
      }
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      guard let first = ends.first.flatMap(Self.member), ends.count <= 2 else { return nil }
      guard ends.count == 2 else {
        table.insert(first...first)
        continue
      }
      guard let last = Self.member(ends[1]), first <= last else { return nil }
      table.insert(first...last)
    }
    ranges = table.ranges
  }

  /// `0-1,3`; an empty set in a form that can be read, as an empty text cannot.
  public var xmlText: String {
    guard !isEmpty else { return "0,^0" }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }

  /// What libvirt gives for a list that it cannot read.
  public static var xmlErrorCode: ErrorCode { .invalidArg }

  /// A list of ranges.
  public static var xmlGrammar: String { "numbers and ranges: 0-3,^2,8" }

  private static func member(_ text: Substring) -> Int? {
    guard let number = Int(text), (0...greatest).contains(number) else { return nil }
    return number
  }
}
