/// Bytes for the other side, and the descriptors that travel with the first of them.
public struct Outgoing: Sendable {
  /// The bytes; at least one when there are descriptors.
  public var bytes: [UInt8]
  /// At most 32.
  public var descriptors: [SharedDescriptor]

  /// Makes a piece.
  public init(_ bytes: [UInt8], descriptors: [SharedDescriptor] = []) {
    self.bytes = bytes
    self.descriptors = descriptors
  }
}
