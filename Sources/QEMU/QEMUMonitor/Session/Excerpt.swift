/// The beginning of what somebody wrote, for messages.
enum Excerpt {
  /// At most 60 bytes on one line, as text; what cannot be shown is replaced, for a client's text ends with a zero byte and
  /// a terminal obeys the rest.
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var shown: [UInt8] = []
    for byte in bytes.prefix(60) {
      if byte == 0x0D || byte == 0x0A { break }
      shown.append(byte < 0x20 || byte == 0x7F ? UInt8(ascii: "?") : byte)
    }
    return String(decoding: shown, as: UTF8.self)
  }
}
