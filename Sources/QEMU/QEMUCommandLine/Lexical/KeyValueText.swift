/// The text of a QEMU option of the older kind: a first word, then keys and values parted by commas.
///
/// A comma within a value is doubled, as QEMU's parser asks.
struct KeyValueText {
  /// The text so far.
  private(set) var text: String

  /// Begins with a word that is no key.
  init(_ word: String) { text = word }

  /// Begins with a key and its value.
  init(_ key: String, _ value: String) { text = "\(key)=\(Self.quoted(value))" }

  /// Adds a key and its value; nothing for nil.
  mutating func add(_ key: String, _ value: String?) {
    guard let value else { return }
    text += ",\(key)=\(Self.quoted(value))"
  }

  /// Adds a key and a number; nothing for nil.
  mutating func add(_ key: String, number: (some BinaryInteger)?) {
    if let number { text += ",\(key)=\(number)" }
  }

  /// Adds a key with `on` or `off`; nothing for nil.
  mutating func add(_ key: String, switch value: Bool?) {
    if let value { text += ",\(key)=\(value ? "on" : "off")" }
  }

  /// A value with its commas doubled.
  static func quoted(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: ",")) else { return value }
    return value.split(separator: ",", omittingEmptySubsequences: false).joined(separator: ",,")
  }
}
