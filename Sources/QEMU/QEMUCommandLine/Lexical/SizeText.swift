/// Numbers and sizes as QEMU reads them.
enum SizeText {
  /// A number with an optional suffix (`b`, `k`, `M`, `G`, `T`, `P`, `E`, powers of 1024), in bytes.
  ///
  /// - Parameter unit: what a number without a suffix counts, in bytes.
  static func bytes(_ text: String, unit: UInt64 = 1) -> UInt64? {
    var digits = Substring(text)
    var scale = unit
    if let last = digits.last, !text.hasPrefix("0x"), let power = power(of: last) {
      scale = power
      digits = digits.dropLast()
    }
    if let number = number(String(digits)) {
      let (product, overflow) = number.multipliedReportingOverflow(by: scale)
      return overflow ? nil : product
    }
    // Parts of a unit are allowed: 1.5G.
    guard let fraction = Double(digits), fraction >= 0 else { return nil }
    let product = fraction * Double(scale)
    return product < 9e18 ? UInt64(product) : nil
  }

  /// A whole number: decimal, or hexadecimal behind `0x`, or octal behind `0`.
  static func number(_ text: String) -> UInt64? {
    if text.hasPrefix("0x") || text.hasPrefix("0X") {
      let digits = text.dropFirst(2)
      return digits.first == "+" || digits.first == "-" ? nil : UInt64(digits, radix: 16)
    }
    if text.utf8.count > 1, text.hasPrefix("0"), let octal = UInt64(text.dropFirst(), radix: 8) { return octal }
    return text.hasPrefix("+") ? nil : UInt64(text)
  }

  private static func power(of suffix: Character) -> UInt64? {
    switch suffix {
    case "b", "B": 1
    case "k", "K": 1 << 10
    case "m", "M": 1 << 20
    case "g", "G": 1 << 30
    case "t", "T": 1 << 40
    case "p", "P": 1 << 50
    case "e", "E": 1 << 60
    default: nil
    }
  }
}
