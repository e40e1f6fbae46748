package import DroverCore

/// Reads XDR values from a slice of a receive buffer, without copying it.
///
/// Every read is checked against the end of the slice, and every count against its named maximum and against what
/// the rest of the slice can hold, before anything is allocated. Memory access is confined to `take(_:)`.
package struct XDRDecoder {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  /// Takes a slice, which must outlive the decoder.
  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// How many bytes are left.
  package var remaining: Int { bytes.count - offset }

  /// Decodes one whole value.
  ///
  /// - Throws: `WireError.trailingBytes` when the value does not fill the slice.
  package static func decode<Value: XDRCodable>(
    _ type: Value.Type = Value.self, from bytes: UnsafeRawBufferPointer
  ) throws(WireError) -> Value {
    var decoder = XDRDecoder(bytes)
    let value = try Value(from: &decoder)
    guard decoder.remaining == 0 else { throw .trailingBytes(decoder.remaining) }
    return value
  }

  /// The next bytes; the only place that moves the offset.
  private mutating func take(_ count: Int) throws(WireError) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= remaining else { throw .truncated }
    let slice = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
    offset += count
    return slice
  }

  /// The next bytes and the padding to a multiple of four behind them.
  private mutating func takePadded(_ count: Int) throws(WireError) -> UnsafeRawBufferPointer {
    let slice = try take(count)
    _ = try take(-count & 3)
    return slice
  }

  /// The count of a string or list.
  private mutating func count(max: Int, elementSize: Int) throws(WireError) -> Int {
    let count = Int(try uint32())
    guard count <= max else { throw .overLimit(count: count, limit: max) }
    // `count` is at most 2^23 (the largest named maximum), so that the product cannot overflow.
    guard count * elementSize <= remaining else { throw .truncated }
    return count
  }
}

extension XDRDecoder {
  /// A 32-bit number without sign.
  package mutating func uint32() throws(WireError) -> UInt32 {
    UInt32(bigEndian: try take(4).loadUnaligned(as: UInt32.self))
  }

  /// A 32-bit number.
  package mutating func int32() throws(WireError) -> Int32 { Int32(bitPattern: try uint32()) }

  /// A 64-bit number without sign.
  package mutating func uint64() throws(WireError) -> UInt64 {
    UInt64(bigEndian: try take(8).loadUnaligned(as: UInt64.self))
  }

  /// A 64-bit number.
  package mutating func int64() throws(WireError) -> Int64 { Int64(bitPattern: try uint64()) }

  /// A floating-point number of 64 bits.
  package mutating func double() throws(WireError) -> Double { Double(bitPattern: try uint64()) }

  /// A C `char`, which XDR widens to a word; bits beyond the eighth are dropped, as in C.
  package mutating func char() throws(WireError) -> Int8 { Int8(truncatingIfNeeded: try int32()) }

  /// A C `unsigned char`, in a word.
  package mutating func unsignedChar() throws(WireError) -> UInt8 { UInt8(truncatingIfNeeded: try uint32()) }

  /// A C `unsigned short`, in a word.
  package mutating func unsignedShort() throws(WireError) -> UInt16 { UInt16(truncatingIfNeeded: try uint32()) }

  /// The 16 bytes of an identifier.
  package mutating func uuid() throws(WireError) -> UUID { UUID(high: try uint64(), low: try uint64()) }
}

extension XDRDecoder {
  /// A text: valid UTF-8 without zero bytes.
  package mutating func string(max: Int = WireLimit.string) throws(WireError) -> String {
    let slice = try takePadded(count(max: max, elementSize: 1))
    guard let text = String(validating: slice, as: UTF8.self) else { throw .invalidText }
    guard !slice.contains(0) else { throw .zeroInText }
    return text
  }

  /// A text that may be absent.
  package mutating func optionalString(max: Int = WireLimit.string) throws(WireError) -> String? {
    try present() ? try string(max: max) : nil
  }

  /// A list of texts.
  package mutating func strings(max: Int) throws(WireError) -> [String] {
    let count = try count(max: max, elementSize: 4)
    var list: [String] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try string()) }
    return list
  }

  /// Bytes with a count before them.
  package mutating func opaque(max: Int) throws(WireError) -> [UInt8] {
    [UInt8](try takePadded(count(max: max, elementSize: 1)))
  }

  /// A list of C `char`, each in a word.
  package mutating func chars(max: Int) throws(WireError) -> [UInt8] {
    try chars(count: count(max: max, elementSize: 4))
  }

  /// A fixed count of C `char`, each in a word.
  package mutating func chars(count: Int) throws(WireError) -> [UInt8] {
    guard count * 4 <= remaining else { throw .truncated }
    var list: [UInt8] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try unsignedChar()) }
    return list
  }

  /// A list of values.
  package mutating func list<Element: XDRListElement>(max: Int) throws(WireError) -> [Element] {
    let count = try count(max: max, elementSize: Element.minimumEncodedSize)
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try Element(from: &self)) }
    return list
  }

  /// A value that may be absent.
  package mutating func optional<Value: XDRCodable>() throws(WireError) -> Value? {
    try present() ? try Value(from: &self) : nil
  }

  private mutating func present() throws(WireError) -> Bool {
    let word = try int32()
    guard word == 0 || word == 1 else { throw .unknownTag(word) }
    return word == 1
  }
}
