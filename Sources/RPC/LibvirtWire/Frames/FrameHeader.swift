/// What a frame is.
package enum MessageKind: Int32, Sendable {
  /// A request.
  case call = 0
  /// The answer to a request.
  case reply = 1
  /// An event.
  case event = 2
  /// Data of a stream, or its end.
  case stream = 3
  /// A request with descriptors.
  case callWithDescriptors = 4
  /// An answer with descriptors.
  case replyWithDescriptors = 5
  /// A hole in a sparse stream.
  case streamHole = 6

  /// Whether a count of descriptors follows the header.
  package var hasDescriptors: Bool { self == .callWithDescriptors || self == .replyWithDescriptors }
}

/// How a frame stands.
package enum MessageStatus: Int32, Sendable {
  /// All is well; in a stream: the end.
  case ok = 0
  /// The payload is an error.
  case error = 1
  /// More of the stream follows.
  case more = 2
}

/// The six words behind the length word of a frame.
package struct FrameHeader: Hashable, Sendable {
  /// The bytes of the length word and the header.
  package static let size = 28
  /// The most bytes that a frame may have, its length word included.
  package static let maximumLength = 33_554_432 + 4
  /// The most descriptors that a message may carry.
  package static let maximumDescriptors = 32

  /// Program and version that the procedure belongs to.
  package var program: WireProgram
  /// The number of the procedure.
  package var procedure: Int32
  /// What the frame is.
  package var kind: MessageKind
  /// The number that joins call, reply and stream; 0 for events.
  package var serial: UInt32
  /// How the frame stands.
  package var status: MessageStatus

  package init(
    program: WireProgram, procedure: Int32, kind: MessageKind, serial: UInt32, status: MessageStatus = .ok
  ) {
    self.program = program
    self.procedure = procedure
    self.kind = kind
    self.serial = serial
    self.status = status
  }

  /// The header of the answer to this call.
  package func reply(_ status: MessageStatus = .ok, withDescriptors: Bool = false) -> FrameHeader {
    FrameHeader(
      program: program, procedure: procedure, kind: withDescriptors ? .replyWithDescriptors : .reply, serial: serial,
      status: status)
  }
}

extension FrameHeader: XDRCodable {
  package init(from decoder: inout XDRDecoder) throws(WireError) {
    program = WireProgram(number: try decoder.uint32(), version: try decoder.uint32())
    procedure = try decoder.int32()
    let kind = try decoder.int32()
    serial = try decoder.uint32()
    let status = try decoder.int32()
    guard let kind = MessageKind(rawValue: kind), let status = MessageStatus(rawValue: status) else { throw .header }
    self.kind = kind
    self.status = status
  }

  package func encode(into encoder: inout XDREncoder) throws(WireError) {
    encoder.uint32(program.number)
    encoder.uint32(program.version)
    encoder.int32(procedure)
    encoder.int32(kind.rawValue)
    encoder.uint32(serial)
    encoder.int32(status.rawValue)
  }
}
