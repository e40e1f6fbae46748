/// Bytes in base64 (RFC 4648).
public enum Base64Text {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of some bytes, padded.
  public static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let number = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        if place > group.count {
          text.append(UInt8(ascii: "="))
        } else {
          text.append(letters[Int(number >> UInt32(18 - 6 * place) & 63)])
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
