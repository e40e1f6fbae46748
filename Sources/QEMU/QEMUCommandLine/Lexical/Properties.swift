import DroverCore
import DroverXML

/// The properties of a device, an object or a block node, in the order in which they are added.
///
/// A value that is nil is left out: that is what "not said in the definition" means everywhere.
struct Properties {
  /// What was added.
  private(set) var object: JSONObject = [:]

  /// Nothing yet.
  init() {}

  /// A device of QEMU.
  init(driver: String) { add("driver", driver) }

  /// An object of QEMU.
  init(object type: String, id: String) {
    add("qom-type", type)
    add("id", id)
  }

  /// Adds a text.
  mutating func add(_ key: String, _ value: String?) {
    if let value { object[key] = .string(value) }
  }

  /// Adds a number.
  mutating func add(_ key: String, number: (some BinaryInteger)?) {
    if let number, let value = UInt64(exactly: number) {
      object[key] = JSON(value)
    } else if let number, let value = Int64(exactly: number) {
      object[key] = .integer(value)
    }
  }

  /// Adds true or false.
  mutating func add(_ key: String, flag: Bool?) {
    if let flag { object[key] = .bool(flag) }
  }

  /// Adds true or false.
  mutating func add(_ key: String, flag: OnOff?) { add(key, flag: flag?.isTrue) }

  /// Adds true or false.
  mutating func add(_ key: String, flag: YesNo?) { add(key, flag: flag?.isTrue) }

  /// Adds `on` or `off` as a word, which properties of three values take.
  mutating func add(_ key: String, word: OnOff?) { add(key, word?.rawValue) }

  /// Adds anything.
  mutating func add(_ key: String, json: JSON?) {
    if let json { object[key] = json }
  }

  /// Adds what was gathered elsewhere.
  mutating func add(_ key: String, _ properties: Properties?) {
    if let properties { object[key] = .object(properties.object) }
  }

  /// Adds all of it, unless there is nothing.
  mutating func addUnlessEmpty(_ key: String, _ properties: Properties) {
    if !properties.object.isEmpty { object[key] = .object(properties.object) }
  }

  /// Adds all members of other properties.
  mutating func merge(_ other: Properties) {
    for member in other.object.members { object[member.key] = member.value }
  }

  /// Takes a property out.
  mutating func remove(_ key: String) { object[key] = nil }

  /// The text for the command line.
  var text: String { JSON.object(object).text() }
}
