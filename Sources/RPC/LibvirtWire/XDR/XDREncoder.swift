package import DroverCore

/// Appends XDR values to one buffer.
package struct XDREncoder {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []

  /// An empty buffer.
  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Encodes one value by itself.
  package static func encode(_ value: some XDRCodable) throws(WireError) -> [UInt8] {
    var encoder = XDREncoder()
    try value.encode(into: &encoder)
    return encoder.bytes
  }

  /// Replaces a word that was written before; does nothing when there is none at the offset.
  package mutating func patch(_ word: UInt32, at offset: Int) {
    guard offset >= 0, offset <= bytes.count - 4 else { return }
    for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * index)) }
  }

  /// Bytes as they are, without a count.
  package mutating func raw(_ value: some Collection<UInt8>) { bytes.append(contentsOf: value) }

  private mutating func pad() {
    while bytes.count & 3 != 0 { bytes.append(0) }
  }

  private mutating func count(_ count: Int, max: Int) throws(WireError) {
    guard count <= max, let word = UInt32(exactly: count) else { throw .overLimit(count: count, limit: max) }
    uint32(word)
  }
}

extension XDREncoder {
  /// A 32-bit number without sign.
  package mutating func uint32(_ value: UInt32) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// A 32-bit number.
  package mutating func int32(_ value: Int32) { uint32(UInt32(bitPattern: value)) }

  /// A 64-bit number without sign.
  package mutating func uint64(_ value: UInt64) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// A 64-bit number.
  package mutating func int64(_ value: Int64) { uint64(UInt64(bitPattern: value)) }

  /// A floating-point number of 64 bits.
  package mutating func double(_ value: Double) { uint64(value.bitPattern) }

  /// A C `char`, in a word.
  package mutating func char(_ value: Int8) { int32(Int32(value)) }

  /// A C `unsigned char`, in a word.
  package mutating func unsignedChar(_ value: UInt8) { uint32(UInt32(value)) }

  /// A C `unsigned short`, in a word.
  package mutating func unsignedShort(_ value: UInt16) { uint32(UInt32(value)) }

  /// The 16 bytes of an identifier.
  package mutating func uuid(_ value: UUID) {
    uint64(value.high)
    uint64(value.low)
  }
}

extension XDREncoder {
  /// A text.
  package mutating func string(_ value: String, max: Int = WireLimit.string) throws(WireError) {
    let text = value.utf8
    try count(text.count, max: max)
    bytes.append(contentsOf: text)
    pad()
  }

  /// A text that may be absent.
  package mutating func optionalString(_ value: String?, max: Int = WireLimit.string) throws(WireError) {
    guard let value else { return uint32(0) }
    uint32(1)
    try string(value, max: max)
  }

  /// A list of texts.
  package mutating func strings(_ values: [String], max: Int) throws(WireError) {
    try count(values.count, max: max)
    for value in values { try string(value) }
  }

  /// Bytes with their count before them.
  package mutating func opaque(_ value: [UInt8], max: Int) throws(WireError) {
    try count(value.count, max: max)
    bytes.append(contentsOf: value)
    pad()
  }

  /// A list of C `char`, each in a word; signed, as the compilers of x86 have it.
  package mutating func chars(_ value: [UInt8], max: Int) throws(WireError) {
    try count(value.count, max: max)
    for byte in value { char(Int8(bitPattern: byte)) }
  }

  /// A fixed count of C `char`, each in a word; a shorter value is filled up with zeros.
  package mutating func chars(_ value: [UInt8], count: Int) throws(WireError) {
    guard value.count <= count else { throw .overLimit(count: value.count, limit: count) }
    for byte in value { char(Int8(bitPattern: byte)) }
    for _ in value.count..<count { char(0) }
  }

  /// A list of values.
  package mutating func list<Element: XDRListElement>(_ values: [Element], max: Int) throws(WireError) {
    try count(values.count, max: max)
    for value in values { try value.encode(into: &self) }
  }

  /// A value that may be absent.
  package mutating func optional(_ value: (some XDRCodable)?) throws(WireError) {
    guard let value else { return uint32(0) }
    uint32(1)
    try value.encode(into: &self)
  }
}
