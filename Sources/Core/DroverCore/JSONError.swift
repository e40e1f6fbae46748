/// Why bytes are no JSON value, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: String, Hashable, Sendable {
    /// The bytes end within a value.
    case unexpectedEnd = "the text ends too early"
    /// A byte that cannot stand there.
    case unexpectedByte = "unexpected character"
    /// Bytes follow the value.
    case trailingBytes = "something follows the value"
    /// A number that is written wrongly.
    case malformedNumber = "malformed number"
    /// A number beyond what a double can hold.
    case numberOutOfRange = "number out of range"
    /// A backslash with something that it does not go with.
    case malformedEscape = "malformed escape sequence"
    /// Half of a surrogate pair.
    case loneSurrogate = "half of a surrogate pair"
    /// A byte below 0x20 within a string.
    case controlCharacter = "control character in a string"
    /// A string whose bytes are no UTF-8.
    case invalidUTF8 = "invalid UTF-8"
    /// The same key twice in one object.
    case duplicateKey = "duplicate key"
    /// More levels of arrays and objects than allowed.
    case tooDeep = "nested too deeply"
    /// More bytes than allowed.
    case tooLarge = "too large"
  }

  /// What is wrong.
  public let reason: Reason
  /// How many bytes stand before the place.
  public let offset: Int

  /// Makes an error.
  public init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  /// `duplicate key at byte 17`
  public var description: String { "\(reason.rawValue) at byte \(offset)" }
}
