/// Recursive descent over bytes.
///
/// Safety: `bytes` is read only below `position < bytes.count`, which each read checks, and the parser never
/// outlives the call that made the buffer.
struct JSONParser {
  private let bytes: UnsafeRawBufferPointer
  private let depthLimit: Int
  private var position = 0
  private var depth = 0

  init(bytes: UnsafeRawBufferPointer, depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  /// The whole text: one value and white space.
  mutating func parseText() throws(JSONError) -> JSON {
    let value = try parseValue()
    skipSpace()
    guard position == bytes.count else { throw error(.trailingBytes) }
    return value
  }

  private func error(_ reason: JSONError.Reason) -> JSONError { JSONError(reason, offset: position) }

  /// The byte at the position, or nil at the end.
  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
      default: return
      }
    }
  }

  private mutating func parseValue() throws(JSONError) -> JSON {
    skipSpace()
    guard let byte = current else { throw error(.unexpectedEnd) }
    switch byte {
    case UInt8(ascii: "{"): return try parseObject()
    case UInt8(ascii: "["): return try parseArray()
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "t"): return try parseWord("true", .bool(true))
    case UInt8(ascii: "f"): return try parseWord("false", .bool(false))
    case UInt8(ascii: "n"): return try parseWord("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return try parseNumber()
    default: throw error(.unexpectedByte)
    }
  }

  private mutating func parseWord(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    for offset in 0..<word.utf8CodeUnitCount {
      guard let byte = current else { throw error(.unexpectedEnd) }
      guard byte == word.utf8Start[offset] else { throw error(.unexpectedByte) }
      position &+= 1
    }
    return value
  }

  private mutating func descend() throws(JSONError) {
    depth &+= 1
    guard depth <= depthLimit else { throw error(.tooDeep) }
    position &+= 1
    skipSpace()
  }

  private mutating func parseArray() throws(JSONError) -> JSON {
    try descend()
    defer { depth &-= 1 }
    var items: [JSON] = []
    if current == UInt8(ascii: "]") {
      position &+= 1
      return .array(items)
    }
    while true {
      items.append(try parseValue())
      skipSpace()
      guard let byte = current else { throw error(.unexpectedEnd) }
      guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") else { throw error(.unexpectedByte) }
      position &+= 1
      if byte == UInt8(ascii: "]") { return .array(items) }
    }
  }

  private mutating func parseObject() throws(JSONError) -> JSON {
    try descend()
    defer { depth &-= 1 }
    var members: [JSONObject.Member] = []
    var seen = SeenKeys()
    if current == UInt8(ascii: "}") {
      position &+= 1
      return .object(JSONObject())
    }
    while true {
      skipSpace()
      guard let quote = current else { throw error(.unexpectedEnd) }
      guard quote == UInt8(ascii: "\"") else { throw error(.unexpectedByte) }
      let start = position
      let key = try parseString()
      guard seen.insert(key, among: members) else { throw JSONError(.duplicateKey, offset: start) }
      skipSpace()
      guard let colon = current else { throw error(.unexpectedEnd) }
      guard colon == UInt8(ascii: ":") else { throw error(.unexpectedByte) }
      position &+= 1
      members.append(JSONObject.Member(key: key, value: try parseValue()))
      skipSpace()
      guard let byte = current else { throw error(.unexpectedEnd) }
      guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") else { throw error(.unexpectedByte) }
      position &+= 1
      if byte == UInt8(ascii: "}") { return .object(JSONObject(distinct: members)) }
    }
  }

  /// Finds a key that comes twice: by walking while there are few, by a set after that, so that a hostile
  /// object of many keys costs no square.
  private struct SeenKeys {
    private var set: Set<String> = []

    mutating func insert(_ key: String, among members: [JSONObject.Member]) -> Bool {
      if members.count < 16 { return !members.contains { $0.key == key } }
      if set.isEmpty { for member in members { set.insert(member.key) } }
      return set.insert(key).inserted
    }
  }
}

// MARK: - Strings

extension JSONParser {
  /// A string from its opening to its closing quote. Most have no escape: they are taken as one slice.
  private mutating func parseString() throws(JSONError) -> String {
    position &+= 1
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let text = try decode(UnsafeRawBufferPointer(rebasing: bytes[start..<position]), at: start)
        position &+= 1
        return text
      case UInt8(ascii: "\\"): return try parseEscapedString(from: start)
      case 0..<0x20: throw error(.controlCharacter)
      default: position &+= 1
      }
    }
    throw error(.unexpectedEnd)
  }

  private func decode(_ slice: UnsafeRawBufferPointer, at start: Int) throws(JSONError) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else { throw JSONError(.invalidUTF8, offset: start) }
    return text
  }

  private mutating func parseEscapedString(from start: Int) throws(JSONError) -> String {
    var content = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position &+= 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw JSONError(.invalidUTF8, offset: start)
        }
        return text
      case UInt8(ascii: "\\"): try parseEscape(into: &content)
      case 0..<0x20: throw error(.controlCharacter)
      default:
        content.append(byte)
        position &+= 1
      }
    }
    throw error(.unexpectedEnd)
  }

  private mutating func parseEscape(into content: inout [UInt8]) throws(JSONError) {
    position &+= 1
    guard let byte = current else { throw error(.unexpectedEnd) }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      position &+= 1
      content.append(contentsOf: String(try parseScalar()).utf8)
      return
    default: throw error(.malformedEscape)
    }
    position &+= 1
  }

  /// The digits of `\uXXXX`, and the second half when they are the first half of a surrogate pair.
  private mutating func parseScalar() throws(JSONError) -> Character {
    let start = position
    let first = try parseFourDigits()
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard (0xD800...0xDBFF).contains(first) else { throw JSONError(.loneSurrogate, offset: start) }
    for expected in [UInt8(ascii: "\\"), UInt8(ascii: "u")] {
      guard current == expected else { throw JSONError(.loneSurrogate, offset: start) }
      position &+= 1
    }
    let second = try parseFourDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 &+ ((first &- 0xD800) << 10) &+ (second &- 0xDC00))
    else { throw JSONError(.loneSurrogate, offset: start) }
    return Character(scalar)
  }

  private mutating func parseFourDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current else { throw error(.unexpectedEnd) }
      guard let digit = hexadecimalValue(of: byte) else { throw error(.malformedEscape) }
      value = value << 4 | UInt32(digit)
      position &+= 1
    }
    return value
  }
}

// MARK: - Numbers

extension JSONParser {
  /// Passes over digits and tells how many there were.
  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = current, (0x30...0x39).contains(byte) { position &+= 1 }
    return position &- start
  }

  private mutating func parseNumber() throws(JSONError) -> JSON {
    let start = position
    let negative = current == UInt8(ascii: "-")
    if negative { position &+= 1 }
    let digits = position
    let count = skipDigits()
    guard count > 0, count == 1 || bytes[digits] != UInt8(ascii: "0") else {
      throw JSONError(.malformedNumber, offset: start)
    }
    var whole = true
    if current == UInt8(ascii: ".") {
      whole = false
      position &+= 1
      guard skipDigits() > 0 else { throw error(.malformedNumber) }
    }
    if let byte = current, byte | 0x20 == UInt8(ascii: "e") {
      whole = false
      position &+= 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position &+= 1 }
      guard skipDigits() > 0 else { throw error(.malformedNumber) }
    }
    if whole, let number = integer(from: digits, negative: negative) { return number }
    let text = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
    guard let number = Double(text), number.isFinite else { throw JSONError(.numberOutOfRange, offset: start) }
    return .double(number)
  }

  /// The digits up to the position as an integer; nil when they need more than 64 bits.
  private func integer(from start: Int, negative: Bool) -> JSON? {
    var magnitude: UInt64 = 0
    for byte in bytes[start..<position] {
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(byte &- 0x30))
      if overflow || carry { return nil }
      magnitude = sum
    }
    guard negative else { return JSON(magnitude) }
    if magnitude == 1 << 63 { return .integer(.min) }
    return Int64(exactly: magnitude).map { .integer(0 &- $0) }
  }
}
