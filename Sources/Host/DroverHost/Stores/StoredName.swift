/// A domain's name as the name of a file, which cannot leave its folder, hide, or clash with our own files.
///
/// Ordinary names stay as they are. `/`, `%`, bytes below space and a dot at the start are written as `%XX`.
struct StoredName {
  /// The most bytes that a file name may have.
  static let limit = 255

  /// The file's name with its suffix; nil when it is too long or empty.
  static func file(_ name: String, suffix: String = ".xml") -> String? {
    var bytes: [UInt8] = []
    for (index, byte) in name.utf8.enumerated() {
      let isHidden = index == 0 && byte == UInt8(ascii: ".")
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "%") || byte < 0x20 || byte == 0x7F || isHidden {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      } else {
        bytes.append(byte)
      }
    }
    guard !bytes.isEmpty, bytes.count + suffix.utf8.count <= limit else { return nil }
    return String(decoding: bytes, as: UTF8.self) + suffix
  }

  /// The domain's name; nil when the file is none of ours.
  static func name(_ file: String, suffix: String = ".xml") -> String? {
    guard file.hasSuffix(suffix), !file.hasPrefix("."), file.utf8.count > suffix.utf8.count else { return nil }
    let stem = file.utf8.dropLast(suffix.utf8.count)
    var bytes: [UInt8] = []
    var rest = stem[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(value), let low = rest.popFirst().flatMap(value) else { return nil }
      bytes.append(high << 4 | low)
    }
    // Written one way only, so that two files cannot be one domain.
    guard let name = String(validating: bytes, as: UTF8.self), Self.file(name, suffix: suffix) == file else {
      return nil
    }
    return name
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func value(_ digit: UInt8) -> UInt8? { digits.firstIndex(of: digit).map { UInt8($0) } }
}
