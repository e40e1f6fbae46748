import DroverCore

/// Takes the text of a QEMU option apart: keys and values parted by commas, a doubled comma standing for one.
enum KeyValueReader {
  /// A part of the text.
  struct Part: Equatable {
    /// The key; that of the first part may follow from the option.
    var key: String
    /// What it is set to.
    var value: String
    /// Whether only the key was written (`server`, `nowait`).
    var isBare = false
  }

  /// The parts, in order.
  ///
  /// A first part without `=` is the value of the implied key; another one without is a flag that is on, or off
  /// when it begins with `no`.
  static func parts(_ text: String, impliedKey: String?) -> [Part] {
    var parts: [Part] = []
    for piece in pieces(text) {
      if let equals = piece.firstIndex(of: UInt8(ascii: "=")) {
        parts.append(Part(key: string(piece[..<equals]), value: string(piece[(equals + 1)...])))
        continue
      }
      let word = string(piece[...])
      if parts.isEmpty, let impliedKey {
        parts.append(Part(key: impliedKey, value: word))
      } else if word.isEmpty {
        continue
      } else if word.hasPrefix("no"), word.utf8.count > 2, !namesWithNo.contains(word) {
        parts.append(Part(key: String(word.dropFirst(2)), value: "off", isBare: true))
      } else {
        parts.append(Part(key: word, value: "on", isBare: true))
      }
    }
    return parts
  }

  /// Flags whose own name begins with these two letters.
  private static let namesWithNo: Set<String> = ["nofile", "node", "none", "nonmasking", "no-flush", "no-smp"]

  /// The text between single commas, doubled ones made single.
  static func pieces(_ text: String) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var piece: [UInt8] = []
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard byte == UInt8(ascii: ",") else {
        piece.append(byte)
        continue
      }
      if position < bytes.count, bytes[position] == UInt8(ascii: ",") {
        piece.append(byte)
        position += 1
        continue
      }
      pieces.append(piece)
      piece = []
    }
    pieces.append(piece)
    return pieces
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
