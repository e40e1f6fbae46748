/// A universally unique identifier (RFC 9562), as 16 bytes in network order.
public struct UUID: Hashable, Sendable {
  /// Bytes 0–7, big-endian.
  public let high: UInt64
  /// Bytes 8–15, big-endian.
  public let low: UInt64

  /// Takes the two halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// A random identifier (version 4).
  public static func random() -> UUID {
    var source = SystemRandomNumberGenerator()
    let high = (source.next() & ~0xF000) | 0x4000
    let low = (source.next() & ~(0b11 << 62)) | (0b10 << 62)
    return UUID(high: high, low: low)
  }

  /// Takes 16 bytes; nil for any other count.
  public init?(bytes: some Sequence<UInt8>) {
    var halves: (UInt64, UInt64) = (0, 0)
    var count = 0
    for byte in bytes {
      guard count < 16 else { return nil }
      if count < 8 { halves.0 = halves.0 << 8 | UInt64(byte) } else { halves.1 = halves.1 << 8 | UInt64(byte) }
      count += 1
    }
    guard count == 16 else { return nil }
    self.init(high: halves.0, low: halves.1)
  }

  /// Reads the textual form, as libvirt does: 32 hexadecimal digits of either case; hyphens between bytes and
  /// white space around are passed over.
  public init?(_ text: some StringProtocol) {
    var halves: (UInt64, UInt64) = (0, 0)
    var digits = 0
    for character in text.utf8 {
      let outside = digits == 0 || digits == 32
      if outside, character == 0x20 || (0x09...0x0D).contains(character) { continue }
      if character == UInt8(ascii: "-"), digits > 0, digits % 2 == 0 { continue }
      guard digits < 32, let value = hexadecimalValue(of: character) else { return nil }
      if digits < 16 {
        halves.0 = halves.0 << 4 | UInt64(value)
      } else {
        halves.1 = halves.1 << 4 | UInt64(value)
      }
      digits += 1
    }
    guard digits == 32 else { return nil }
    self.init(high: halves.0, low: halves.1)
  }

  /// The 16 bytes, first byte first.
  public var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(16)
    for half in [high, low] {
      for shift in stride(from: 56, through: 0, by: -8) {
        result.append(UInt8(truncatingIfNeeded: half >> UInt64(shift)))
      }
    }
    return result
  }
}

extension UUID: LosslessStringConvertible {
  /// Lower case, with hyphens: `c7a5fdbd-edaf-9455-926a-d65c16db1809`.
  public var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { text.append(UInt8(ascii: "-")) }
      text.append(hexadecimalDigit(byte >> 4))
      text.append(hexadecimalDigit(byte & 15))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
