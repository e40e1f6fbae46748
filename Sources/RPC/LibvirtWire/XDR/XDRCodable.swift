/// A value that XDR (RFC 4506) carries.
package protocol XDRCodable: Sendable {
  /// Reads the value from where the decoder stands.
  init(from decoder: inout XDRDecoder) throws(WireError)

  /// Appends the value.
  ///
  /// - Throws: `WireError.overLimit` when a part is larger than the peer would take.
  func encode(into encoder: inout XDREncoder) throws(WireError)
}

/// A value that lists carry.
package protocol XDRListElement: XDRCodable {
  /// The fewest bytes that an element takes on the wire: a count beyond what the bytes can hold allocates nothing.
  static var minimumEncodedSize: Int { get }
}

/// What a procedure without arguments or result carries.
package struct XDRNothing: XDRCodable, Hashable {
  package init() {}

  package init(from decoder: inout XDRDecoder) throws(WireError) {}

  package func encode(into encoder: inout XDREncoder) throws(WireError) {}
}

extension Int32: XDRListElement {
  package static var minimumEncodedSize: Int { 4 }

  package init(from decoder: inout XDRDecoder) throws(WireError) { self = try decoder.int32() }

  package func encode(into encoder: inout XDREncoder) throws(WireError) { encoder.int32(self) }
}

extension UInt32: XDRListElement {
  package static var minimumEncodedSize: Int { 4 }

  package init(from decoder: inout XDRDecoder) throws(WireError) { self = try decoder.uint32() }

  package func encode(into encoder: inout XDREncoder) throws(WireError) { encoder.uint32(self) }
}

extension UInt64: XDRListElement {
  package static var minimumEncodedSize: Int { 8 }

  package init(from decoder: inout XDRDecoder) throws(WireError) { self = try decoder.uint64() }

  package func encode(into encoder: inout XDREncoder) throws(WireError) { encoder.uint64(self) }
}
