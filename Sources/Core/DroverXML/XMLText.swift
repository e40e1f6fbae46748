public import DroverCore

/// A value that stands in an attribute or as the text of an element.
public protocol XMLText: Sendable {
  /// Reads the text; nil when it is not such a value.
  init?(xmlText: String)

  /// The text that is written; reading it gives the value again.
  var xmlText: String { get }

  /// What may stand there, for people: `yes | no`, `number`.
  static var xmlGrammar: String { get }

  /// The number of the error that a wrong value gives.
  static var xmlErrorCode: ErrorCode { get }
}

extension XMLText {
  /// `XML error`, unless a type knows better.
  public static var xmlErrorCode: ErrorCode { .xmlError }
}

extension XMLText where Self: RawRepresentable, RawValue == String {
  /// Reads the raw value.
  public init?(xmlText: String) { self.init(rawValue: xmlText) }

  /// The raw value.
  public var xmlText: String { rawValue }
}

extension XMLText where Self: CaseIterable & RawRepresentable, RawValue == String {
  /// All raw values.
  public static var xmlGrammar: String { allCases.map(\.rawValue).joined(separator: " | ") }
}

extension String: XMLText {
  /// Takes the text as it is.
  public init?(xmlText: String) { self = xmlText }

  /// The string itself.
  public var xmlText: String { self }

  /// Any text.
  public static var xmlGrammar: String { "text" }
}

extension XMLText where Self: FixedWidthInteger {
  /// Reads a decimal number, white space around it is passed over.
  public init?(xmlText: String) {
    guard let value = Self(trimmed(xmlText)) else { return nil }
    self = value
  }

  /// Decimal.
  public var xmlText: String { String(self) }

  /// A number.
  public static var xmlGrammar: String { "number" }
}

extension Int: XMLText {}
extension Int32: XMLText {}
extension Int64: XMLText {}
extension UInt8: XMLText {}
extension UInt16: XMLText {}
extension UInt32: XMLText {}
extension UInt64: XMLText {}

extension UUID: XMLText {
  /// Reads the textual form.
  public init?(xmlText: String) { self.init(xmlText) }

  /// The textual form.
  public var xmlText: String { description }

  /// A UUID.
  public static var xmlGrammar: String { "UUID" }
}

extension MACAddress: XMLText {
  /// Reads six groups of hexadecimal digits.
  public init?(xmlText: String) { self.init(xmlText) }

  /// Lower case, with colons.
  public var xmlText: String { description }

  /// A MAC address.
  public static var xmlGrammar: String { "MAC address" }
}

/// A text without the white space around it.
func trimmed(_ text: String) -> Substring {
  var part = text[...]
  while let first = part.utf8.first, isBlank(first) { part = part.dropFirst() }
  while let last = part.utf8.last, isBlank(last) { part = part.dropLast() }
  return part
}

/// White space in XML.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
