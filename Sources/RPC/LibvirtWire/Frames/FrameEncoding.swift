/// Composes whole frames, each in one buffer.
package enum FrameEncoding {
  /// A frame with a payload.
  ///
  /// - Parameter descriptors: how many descriptors travel with it, for the kinds that carry them.
  /// - Throws: `WireError` when the payload is beyond a limit.
  package static func frame(
    _ header: FrameHeader, _ payload: some XDRCodable, descriptors: Int = 0
  ) throws(WireError) -> [UInt8] {
    var encoder = try begin(header, descriptors: descriptors, capacity: 128)
    try payload.encode(into: &encoder)
    return try finish(&encoder)
  }

  /// A frame of a stream, with the bytes as they are.
  package static func frame(_ header: FrameHeader, bytes: some Collection<UInt8>) throws(WireError) -> [UInt8] {
    var encoder = try begin(header, descriptors: 0, capacity: FrameHeader.size + bytes.count)
    encoder.raw(bytes)
    return try finish(&encoder)
  }

  private static func begin(
    _ header: FrameHeader, descriptors: Int, capacity: Int
  ) throws(WireError) -> XDREncoder {
    var encoder = XDREncoder(capacity: capacity)
    encoder.uint32(0)
    try header.encode(into: &encoder)
    guard header.kind.hasDescriptors else { return encoder }
    guard (0...FrameHeader.maximumDescriptors).contains(descriptors) else { throw .descriptors }
    encoder.uint32(UInt32(truncatingIfNeeded: descriptors))
    return encoder
  }

  private static func finish(_ encoder: inout XDREncoder) throws(WireError) -> [UInt8] {
    let length = encoder.bytes.count
    guard length <= FrameHeader.maximumLength else { throw .frameLength(length) }
    encoder.patch(UInt32(truncatingIfNeeded: length), at: 0)
    return encoder.bytes
  }
}
