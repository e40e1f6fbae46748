/// An Ethernet hardware address of six bytes.
public struct MACAddress: Hashable, Sendable {
  /// The address in the low 48 bits, first byte highest.
  public let value: UInt64

  /// Takes the low 48 bits of a number.
  public init(value: UInt64) { self.value = value & 0xFFFF_FFFF_FFFF }

  /// Reads six groups of one or two hexadecimal digits, parted by colons.
  public init?(_ text: some StringProtocol) {
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count == 6 else { return nil }
    var value: UInt64 = 0
    for group in groups {
      guard (1...2).contains(group.utf8.count) else { return nil }
      var byte: UInt8 = 0
      for character in group.utf8 {
        guard let digit = hexadecimalValue(of: character) else { return nil }
        byte = byte << 4 | digit
      }
      value = value << 8 | UInt64(byte)
    }
    self.value = value
  }

  /// The six bytes, first byte first.
  public var bytes: [UInt8] {
    stride(from: 40, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt64($0)) }
  }

  /// A multicast address cannot be that of an interface (IEEE 802, low bit of the first byte).
  public var isMulticast: Bool { (value >> 40) & 1 == 1 }

  /// A random address below a prefix of three bytes; QEMU and KVM use `52:54:00`.
  public static func random(prefix: UInt64 = 0x525400) -> MACAddress {
    MACAddress(value: prefix << 24 | UInt64.random(in: 0...0xFF_FFFF))
  }
}

extension MACAddress: LosslessStringConvertible {
  /// Lower case, with colons: `52:54:00:6d:90:02`.
  public var description: String {
    let groups = bytes.map { byte in
      String(decoding: [hexadecimalDigit(byte >> 4), hexadecimalDigit(byte & 15)], as: UTF8.self)
    }
    return groups.joined(separator: ":")
  }
}
