/// A frame that keeps its payload, for those who cannot use it at once.
package struct OwnedFrame: Hashable, Sendable {
  /// What the frame is about.
  package let header: FrameHeader
  /// What follows the header.
  package let payload: [UInt8]
  /// How many descriptors belong to it.
  package let descriptors: Int

  package init(header: FrameHeader, payload: [UInt8], descriptors: Int) {
    self.header = header
    self.payload = payload
    self.descriptors = descriptors
  }

  package init(_ frame: WireConnection.Frame) {
    header = frame.header
    payload = [UInt8](frame.payload)
    descriptors = frame.descriptors
  }

  /// Decodes the payload.
  package func decode<Value: XDRCodable>(_ type: Value.Type = Value.self) throws(WireError) -> Value {
    let result: Result<Value, WireError> = payload.withUnsafeBytes { bytes in
      Result { () throws(WireError) in try XDRDecoder.decode(type, from: bytes) }
    }
    return try result.get()
  }
}

extension WireConnection {
  /// What `receive` gives, with the payloads copied.
  package struct Received: Hashable, Sendable {
    /// The frames that are complete now.
    package var frames: [OwnedFrame] = []
    /// Bytes to send at once.
    package var answers: [UInt8] = []
  }

  /// Takes what was received and gives the frames that are complete now, with their payloads copied.
  package mutating func receiveOwned(
    _ bytes: UnsafeRawBufferPointer, descriptors: Int = 0
  ) throws(WireError) -> Received {
    var received = Received()
    received.answers = try receive(bytes, descriptors: descriptors) { received.frames.append(OwnedFrame($0)) }
    return received
  }
}
