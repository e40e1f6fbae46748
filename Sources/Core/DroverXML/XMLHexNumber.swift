/// A number that is read in decimal, octal (`0…`) or hexadecimal (`0x…`) form and written in hexadecimal form of a
/// fixed width, as the fields of a PCI address are.
public struct XMLHexNumber<Width: XMLHexWidth>: XMLText, Hashable, ExpressibleByIntegerLiteral {
  /// The number.
  public var value: UInt64

  /// Takes a number.
  public init(_ value: UInt64) { self.value = value }

  /// Takes a literal.
  public init(integerLiteral value: UInt64) { self.value = value }

  /// Reads the number in any of the three forms.
  public init?(xmlText: String) {
    guard let value = parseNumber(xmlText) else { return nil }
    self.value = value
  }

  /// `0x` and as many digits as the width asks for, at least.
  public var xmlText: String {
    let digits = String(value, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, Width.digits - digits.utf8.count)) + digits
  }

  /// A number of either form.
  public static var xmlGrammar: String { "number, 0x…" }
}

/// How many digits a hexadecimal number has at least.
public protocol XMLHexWidth: Sendable, Hashable {
  /// The count.
  static var digits: Int { get }
}

/// One digit.
public enum OneDigit: XMLHexWidth {
  /// 1
  public static var digits: Int { 1 }
}

/// Two digits.
public enum TwoDigits: XMLHexWidth {
  /// 2
  public static var digits: Int { 2 }
}

/// Four digits.
public enum FourDigits: XMLHexWidth {
  /// 4
  public static var digits: Int { 4 }
}

/// Eight digits.
public enum EightDigits: XMLHexWidth {
  /// 8
  public static var digits: Int { 8 }
}

/// Reads a number in C's forms: `0x` hexadecimal, a leading `0` octal, else decimal.
public func parseNumber(_ text: String) -> UInt64? {
  let part = trimmed(text)
  if part.hasPrefix("0x") || part.hasPrefix("0X") {
    let digits = part.dropFirst(2)
    return digits.first == "+" || digits.first == "-" ? nil : UInt64(digits, radix: 16)
  }
  if part.utf8.count > 1, part.hasPrefix("0") { return UInt64(part.dropFirst(), radix: 8) }
  return UInt64(part)
}
