import DomainModel
import DroverCore
import DroverXML

/// The keys and values of one option, of which each is taken by whoever understands it: what nobody took is known in
/// the end.
struct Settings: Equatable {
  /// One key.
  struct Entry: Equatable {
    var key: String
    var value: JSON
    var isTaken = false
  }

  /// The keys in order; one may come more than once.
  private(set) var entries: [Entry] = []

  init() {}

  init(_ object: JSONObject) { entries = object.members.map { Entry(key: $0.key, value: $0.value) } }

  init(_ parts: [KeyValueReader.Part]) {
    entries = parts.map { Entry(key: $0.key, value: .string($0.value)) }
  }

  /// Those of a later option count more.
  mutating func append(_ other: Settings) { entries += other.entries }

  /// Replaces or adds a key.
  mutating func set(_ key: String, _ value: JSON) { entries.append(Entry(key: key, value: value)) }

  /// What no one took.
  var rest: [Entry] { entries.filter { !$0.isTaken } }

  /// The value of a key, the last one when there are several, without taking it.
  func peek(_ key: String) -> JSON? { entries.last { $0.key == key }?.value }

  /// The value as a text, without taking it.
  func peekText(_ key: String) -> String? { peek(key)?.optionText }

  /// Whether a key is there that nobody took.
  func has(_ key: String) -> Bool { entries.contains { $0.key == key && !$0.isTaken } }

  /// Takes a key under any of its names.
  mutating func take(_ keys: String...) -> JSON? {
    var value: JSON?
    for index in entries.indices where keys.contains(entries[index].key) {
      entries[index].isTaken = true
      value = entries[index].value
    }
    return value
  }

  /// Takes all values of a key.
  mutating func takeAll(_ key: String) -> [JSON] {
    var values: [JSON] = []
    for index in entries.indices where entries[index].key == key {
      entries[index].isTaken = true
      values.append(entries[index].value)
    }
    return values
  }

  /// Takes keys of which the value does not matter.
  mutating func ignore(_ keys: String...) {
    for index in entries.indices where keys.contains(entries[index].key) { entries[index].isTaken = true }
  }

  /// Puts a key back that could not be used.
  mutating func untake(_ keys: String...) {
    for index in entries.indices where keys.contains(entries[index].key) { entries[index].isTaken = false }
  }

  /// A text.
  mutating func text(_ key: String) -> String? { take(key)?.optionText }

  /// A text under either name.
  mutating func text(_ key: String, _ other: String) -> String? { take(key, other)?.optionText }

  /// On or off; stays untaken when it is neither.
  mutating func flag(_ key: String) -> Bool? {
    guard let value = peek(key) else { return nil }
    guard let flag = value.optionFlag else { return nil }
    ignore(key)
    return flag
  }

  /// On or off, as the model has it.
  mutating func onOff(_ key: String) -> OnOff? { flag(key).map(OnOff.init) }

  /// A number that fits; stays untaken when it is none.
  mutating func number<Number: FixedWidthInteger>(_ key: String, as type: Number.Type = Number.self) -> Number? {
    guard let value = peek(key)?.optionNumber, let number = Number(exactly: value) else { return nil }
    ignore(key)
    return number
  }

  /// A size in bytes; stays untaken when it is none.
  mutating func size(_ key: String, unit: UInt64 = 1) -> UInt64? {
    guard let value = peek(key)?.optionText, let size = SizeText.bytes(value, unit: unit) else { return nil }
    ignore(key)
    return size
  }

  /// What stands below a key.
  mutating func object(_ key: String) -> Settings? {
    guard let object = peek(key)?.object else { return nil }
    ignore(key)
    return Settings(object)
  }
}

extension JSON {
  /// The value as the older grammar writes it; nil for lists and objects.
  var optionText: String? {
    switch self {
    case .string(let text): text
    case .bool(let flag): flag ? "on" : "off"
    case .integer(let number): "\(number)"
    case .unsigned(let number): "\(number)"
    case .double(let number): "\(number)"
    case .null, .array, .object: nil
    }
  }

  /// On or off, in every way that QEMU takes it.
  var optionFlag: Bool? {
    switch self {
    case .bool(let flag): flag
    case .string("on"), .string("yes"), .string("true"), .string("y"): true
    case .string("off"), .string("no"), .string("false"), .string("n"): false
    case .string("1"): true
    case .string("0"): false
    case .integer(1): true
    case .integer(0): false
    default: nil
    }
  }

  /// A whole number.
  var optionNumber: Int64? {
    switch self {
    case .integer(let number): number
    case .string(let text) where text.hasPrefix("-"): Int64(text)
    case .string(let text): SizeText.number(text).flatMap { Int64(exactly: $0) }
    default: nil
    }
  }
}
