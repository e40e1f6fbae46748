public import DroverCore

/// The words of a text as a POSIX shell parts them: quotes of both kinds, backslashes and comments at the start of
/// a line; nothing is expanded.
public enum ShellWords {
  /// How much of a text is taken. The kernel passes 2 MiB of arguments; quoting may double that.
  public static let sizeLimit = 8 << 20

  /// The words.
  ///
  /// - Throws: `invalidArg` with the place, where a quote is not closed or the text is too long.
  public static func split(_ text: String) throws(VirtError) -> [String] {
    let bytes = Array(text.utf8)
    guard bytes.count <= sizeLimit else {
      throw VirtError(.invalidArg, "a command line has \(sizeLimit >> 20) MiB at most, not \(bytes.count) bytes")
    }
    var reader = ShellReader(bytes: bytes)
    return try reader.words()
  }
}

/// Goes over the bytes of a shell's line.
private struct ShellReader {
  let bytes: [UInt8]
  private var position = 0
  private var word: [UInt8] = []
  private var isInWord = false
  private var found: [String] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func words() throws(VirtError) -> [String] {
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): finish()
      case UInt8(ascii: "'"): try takeUntil(byte, escapes: false)
      case UInt8(ascii: "\""): try takeUntil(byte, escapes: true)
      case UInt8(ascii: "\\"): takeEscaped()
      case UInt8(ascii: "#") where !isInWord: skipLine()
      default: append(byte)
      }
    }
    finish()
    return found
  }

  private mutating func append(_ byte: UInt8) {
    word.append(byte)
    isInWord = true
  }

  private mutating func finish() {
    guard isInWord else { return }
    found.append(String(decoding: word, as: UTF8.self))
    word.removeAll(keepingCapacity: true)
    isInWord = false
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
  }

  /// A line end behind a backslash is no character at all, with or without a carriage return.
  private mutating func takeEscaped() {
    guard position < bytes.count else { return }
    if bytes[position] == UInt8(ascii: "\r"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\n") {
      position += 1
    }
    if bytes[position] != UInt8(ascii: "\n") { append(bytes[position]) }
    position += 1
  }

  private mutating func takeUntil(_ quote: UInt8, escapes: Bool) throws(VirtError) {
    let start = position - 1
    isInWord = true
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == quote { return }
      guard escapes, byte == UInt8(ascii: "\\"), position < bytes.count else {
        word.append(byte)
        continue
      }
      let next = bytes[position]
      position += 1
      if next == UInt8(ascii: "\n") { continue }
      // In double quotes a backslash stands for itself before anything but these.
      if !"\"\\$`".utf8.contains(next) { word.append(byte) }
      word.append(next)
    }
    let line = bytes[..<start].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    throw VirtError(
      .invalidArg, "the quote \(quote == UInt8(ascii: "'") ? "'" : "\"") that opens in line \(line) is never closed")
  }
}
