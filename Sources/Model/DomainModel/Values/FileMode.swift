public import DroverXML

/// The permissions of a file in octal digits: `0640`.
public struct FileMode: XMLText, Hashable {
  /// The bits.
  public var bits: UInt16

  /// Takes the bits.
  public init(bits: UInt16) { self.bits = bits }

  /// Reads octal digits.
  public init?(xmlText: String) {
    guard let bits = UInt16(xmlText, radix: 8), bits <= 0o777 else { return nil }
    self.bits = bits
  }

  /// Four octal digits.
  public var xmlText: String {
    let digits = String(bits, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Octal digits.
  public static var xmlGrammar: String { "octal digits: 0640" }
}
