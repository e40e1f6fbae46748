/// A name in the kernel's name space without files, which may have any bytes, as a line of text.
enum AbstractName {
  /// With `tight=off` QEMU fills the kernel's field with zero bytes, which are part of the name then.
  private static let filled = ",tight=off"
  /// The field without the zero byte that stands before every such name.
  private static let fieldSize = 107

  /// As QEMU's options write it; bytes that are no plain text as `%00`.
  static func text(_ name: [UInt8]) -> String {
    var plain = name[...]
    let isFilled = name.count == fieldSize && name.last == 0
    if isFilled { while plain.last == 0 { plain = plain.dropLast() } }
    var text = ""
    for byte in plain {
      if (0x21..<0x7F).contains(byte), byte != UInt8(ascii: "%"), byte != UInt8(ascii: ",") {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += byte < 16 ? "%0" : "%"
        text += String(byte, radix: 16)
      }
    }
    return isFilled ? text + filled : text
  }

  /// Reads what `text` writes.
  static func bytes(_ text: Substring) -> [UInt8] {
    let isFilled = text.hasSuffix(filled)
    var left = Array((isFilled ? text.dropLast(filled.count) : text).utf8)[...]
    var name: [UInt8] = []
    while let byte = left.popFirst() {
      guard byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: left.prefix(2), as: UTF8.self), radix: 16)
      else {
        name.append(byte)
        continue
      }
      name.append(value)
      left = left.dropFirst(2)
    }
    if isFilled, name.count < fieldSize { name += Array(repeating: 0, count: fieldSize - name.count) }
    return name
  }
}
