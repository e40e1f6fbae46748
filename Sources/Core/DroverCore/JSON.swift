/// A JSON value (RFC 8259) which keeps what QEMU means: the order of keys, and integers of 64 bits.
///
/// An integer that fits is `integer`; one above `Int64.max` is `unsigned`; anything with a fraction or an
/// exponent, and integers beyond 64 bits, are `double`. Equality looks at the order of keys too.
public enum JSON: Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A whole number that fits in 64 bits with a sign.
  case integer(Int64)
  /// A whole number from 2⁶³ up; use `JSON(_: UInt64)` to get the right case for any number.
  case unsigned(UInt64)
  /// Any other number; never infinite nor not-a-number when it was parsed.
  case double(Double)
  /// Text.
  case string(String)
  /// A list.
  case array([JSON])
  /// An object.
  case object(JSONObject)
}

extension JSON {
  /// Takes a whole number, in the case that the parser would give.
  public init(_ number: UInt64) {
    if let signed = Int64(exactly: number) { self = .integer(signed) } else { self = .unsigned(number) }
  }

  /// Takes a whole number.
  public init(_ number: Int) { self = .integer(Int64(number)) }

  /// The text; nil for anything else.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The truth value; nil for anything else.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The whole number; nil for anything else and for what does not fit.
  public var int64: Int64? {
    switch self {
    case .integer(let value): value
    case .unsigned(let value): Int64(exactly: value)
    default: nil
    }
  }

  /// The whole number; nil for anything else and for what is negative.
  public var uint64: UInt64? {
    switch self {
    case .integer(let value): UInt64(exactly: value)
    case .unsigned(let value): value
    default: nil
    }
  }

  /// The whole number; nil for anything else and for what does not fit.
  public var int: Int? { int64.flatMap { Int(exactly: $0) } }

  /// Any number, rounded where a double cannot hold it; nil for anything else.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .unsigned(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// The list; nil for anything else.
  public var array: [JSON]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// The object; nil for anything else.
  public var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }

  /// The member of an object; nil when this is no object or has no such key.
  public subscript(key: String) -> JSON? { object?[key] }

  /// The item of a list; nil when this is no list or too short.
  public subscript(index: Int) -> JSON? {
    guard case .array(let items) = self, items.indices.contains(index) else { return nil }
    return items[index]
  }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// `nil` is `null`.
  public init(nilLiteral: ()) { self = .null }

  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// A whole number.
  public init(integerLiteral value: Int64) { self = .integer(value) }

  /// A number.
  public init(floatLiteral value: Double) { self = .double(value) }

  /// Text.
  public init(stringLiteral value: String) { self = .string(value) }

  /// A list.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }

  /// An object; of equal keys the last one counts, at the place of the first.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    var object = JSONObject()
    for (key, value) in elements { object[key] = value }
    self = .object(object)
  }
}

extension JSON: CustomStringConvertible {
  /// The value on one line.
  public var description: String { text() }
}
