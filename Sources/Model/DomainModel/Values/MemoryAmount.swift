import DroverCore
public import DroverXML

/// An amount of memory: read in any unit, kept and written in KiB, rounded up.
public struct MemoryAmount: Sendable, Hashable {
  /// KiB.
  public var kibibytes: UInt64

  /// Takes KiB.
  public init(kibibytes: UInt64) { self.kibibytes = kibibytes }

  /// Nothing.
  public init() { kibibytes = 0 }

  /// Bytes, at most the greatest number of 64 bits.
  public var bytes: UInt64 {
    let (product, overflow) = kibibytes.multipliedReportingOverflow(by: 1024)
    return overflow ? .max : product
  }

  /// Whole MiB, rounded up.
  public var mebibytes: UInt64 { kibibytes / 1024 + (kibibytes % 1024 == 0 ? 0 : 1) }

  /// Takes a number and a unit, KiB when there is none.
  ///
  /// - Throws: `overflow` where 64 bits do not hold the bytes, `invalidArg` for an unknown unit.
  static func scaled(_ number: UInt64, unit: String?) throws(XMLError) -> MemoryAmount {
    let unit = unit ?? "KiB"
    guard ByteCount.scale(of: unit) != nil else {
      throw XMLError(code: .invalidArg, detail: "'\(unit)' is no unit of memory; KiB, MiB and GiB are")
    }
    guard let count = ByteCount(number, unit: unit) else {
      throw XMLError(code: .overflow, detail: "\(number) \(unit) are more bytes than 64 bits hold")
    }
    return MemoryAmount(kibibytes: count.kibibytes)
  }
}

extension MemoryAmount: XMLMapped {
  /// The unit as an attribute, the number as the text.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    var unit: String? = "KiB"
    var number: UInt64? = kibibytes
    if m.isReading {
      unit = nil
      number = nil
    }
    try m.attribute("unit", &unit)
    try m.text(&number)
    guard m.isReading else { return }
    self = try Self.scaled(number ?? 0, unit: unit)
  }

  /// The number as an attribute `size`, the unit as another.
  mutating func mapSize<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try mapAttribute("size", &m)
  }

  /// The number as an attribute `memory`, the unit as another.
  mutating func mapMemory<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try mapAttribute("memory", &m)
  }

  private mutating func mapAttribute<M: XMLMapper & ~Copyable>(
    _ name: StaticString, _ m: inout M
  ) throws(XMLError) {
    var unit: String? = m.isReading ? nil : "KiB"
    var number = kibibytes
    try m.requiredAttribute(name, &number)
    try m.attribute("unit", &unit)
    guard m.isReading else { return }
    self = try Self.scaled(number, unit: unit)
  }
}

/// A size whose unit is kept as it was written.
public struct SizedAmount: Sendable, Hashable {
  /// The number.
  public var value: UInt64?
  /// The unit; what stands for none depends on the element.
  public var unit: String?

  /// Nothing.
  public init() {}

  /// Takes a number and a unit.
  public init(_ value: UInt64, unit: String?) {
    self.value = value
    self.unit = unit
  }

  /// The same amount in the greatest unit in which it is a whole number; without unit it stays as it is.
  var inGreatestUnit: SizedAmount {
    guard unit != nil, let bytes = bytes(defaultUnit: "bytes"), bytes > 0 else { return self }
    var rest = bytes
    for unit in ["B", "KiB", "MiB", "GiB", "TiB", "PiB"] {
      guard rest % 1024 == 0, unit != "PiB" else { return SizedAmount(rest, unit: unit) }
      rest /= 1024
    }
    return self
  }

  /// Bytes; nil where 64 bits do not hold them or the unit is unknown.
  public func bytes(defaultUnit: String) -> UInt64? {
    guard let value else { return nil }
    return ByteCount(value, unit: unit ?? defaultUnit)?.bytes
  }
}

extension SizedAmount: XMLMapped {
  /// The unit as an attribute, the number as the text.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("unit", &unit)
    try m.text(&value)
  }
}
