import DroverCore

/// Turns the keys of clients into QEMU's numbers: scan codes of set 1, with 0x80 added to those that an 0xE0 leads in.
enum KeyCode {
  /// The sets of key codes (`virKeycodeSet`) that are understood.
  private enum CodeSet: UInt32 {
    case linux = 0
    case xt = 1
    case atSet1 = 2
    case qnum = 9
  }

  /// The numbers of some keys.
  ///
  /// Errors: `invalidArg` for a set that does not exist and a key that is not in it; `operationUnsupported` for a set that
  /// is not understood.
  static func numbers(of keys: [UInt32], codeSet: UInt32) throws(VirtError) -> [UInt32] {
    guard codeSet < 10 else { throw VirtError(.invalidArg, "there is no codeset \(codeSet)") }
    guard let set = CodeSet(rawValue: codeSet) else {
      throw VirtError(
        .operationUnsupported, "the keycodes of codeset \(codeSet) are not understood: linux, xt, atset1 and qnum are")
    }
    var numbers: [UInt32] = []
    for key in keys {
      guard let number = number(of: key, in: set), (1...0xFF).contains(number) else {
        throw VirtError(.invalidArg, "invalid keycode: '\(key)'")
      }
      numbers.append(number)
    }
    return numbers
  }

  private static func number(of key: UInt32, in set: CodeSet) -> UInt32? {
    switch set {
    case .qnum, .xt: key
    // A code of two bytes begins with 0xE0.
    case .atSet1: key >> 8 == 0xE0 ? (key & 0x7F) | 0x80 : key < 0x80 ? key : nil
    // The codes of Linux's input layer began as scan codes.
    case .linux: (1...83).contains(key) || (86...88).contains(key) ? key : further[key]
    }
  }

  /// The keys that came with later keyboards, by their code in `linux/input-event-codes.h`.
  private static let further: [UInt32: UInt32] = [
    85: 0x76, 89: 0x73, 90: 0x78, 91: 0x77, 92: 0x79, 93: 0x70, 94: 0x7B, 95: 0x5C, 96: 0x9C, 97: 0x9D, 98: 0xB5,
    99: 0x54, 100: 0xB8, 101: 0x5B, 102: 0xC7, 103: 0xC8, 104: 0xC9, 105: 0xCB, 106: 0xCD, 107: 0xCF, 108: 0xD0,
    109: 0xD1, 110: 0xD2, 111: 0xD3, 113: 0xA0, 114: 0xAE, 115: 0xB0, 116: 0xDE, 117: 0x59, 119: 0xC6, 121: 0x7E,
    124: 0x7D, 125: 0xDB, 126: 0xDC, 127: 0xDD, 140: 0xA1, 142: 0xDF, 143: 0xE3, 163: 0x99, 164: 0xA2, 165: 0x90,
    166: 0xA4,
  ]
}
