/// The stream of frames of one connection, either side, without any I/O: bytes in, frames out.
///
/// Frames are handed on as slices of the received bytes, without a copy, unless a frame came in pieces. The
/// keepalive program is answered here, before anything else sees it, so that it is outside of every limit on
/// requests. After an error the stream cannot be read on: the connection is to be closed.
package struct WireConnection: Sendable {
  /// A whole frame; the payload is valid only while the handler runs.
  package struct Frame {
    /// What the frame is about.
    package let header: FrameHeader
    /// What follows the header, and the count of descriptors if there is one.
    package let payload: UnsafeRawBufferPointer
    /// How many descriptors belong to it: the first of those that were received and not taken by an earlier frame.
    package let descriptors: Int
  }

  /// The timer's side of finding out whether the peer is alive.
  package var keepalive: Keepalive

  private let maximumLength: Int
  private var partial: [UInt8] = []
  private var untakenDescriptors = 0
  private var answers: [UInt8] = []
  private var isBroken = false

  /// A fresh connection.
  ///
  /// - Parameters:
  ///   - keepaliveCount: how many own pings may stay unanswered; see `Keepalive`.
  ///   - maximumLength: the most bytes that a frame may have, if that is less than the protocol allows.
  package init(keepaliveCount: Int = 5, maximumLength: Int = FrameHeader.maximumLength) {
    keepalive = Keepalive(count: keepaliveCount)
    self.maximumLength = min(maximumLength, FrameHeader.maximumLength)
  }

  /// The bytes that are held because their frame is not complete yet.
  package var heldBytes: Int { partial.count }

  /// Takes what was received and hands on the frames that are complete now, in order.
  ///
  /// - Parameters:
  ///   - descriptors: how many descriptors came along with these bytes.
  ///   - handler: gets each frame; must not reach back to this connection.
  /// - Returns: bytes to send at once: answers to pings.
  /// - Throws: `WireError` when the peer breaks the protocol; close the connection.
  package mutating func receive(
    _ bytes: UnsafeRawBufferPointer, descriptors: Int = 0, _ handler: (Frame) -> Void
  ) throws(WireError) -> [UInt8] {
    guard !isBroken else { throw .header }
    do throws(WireError) {
      keepalive.received()
      untakenDescriptors += descriptors
      try advance(bytes, handler)
      let surplus = partial.isEmpty ? 0 : FrameHeader.maximumDescriptors
      guard untakenDescriptors <= surplus else { throw .descriptors }
    } catch {
      isBroken = true
      partial = []
      throw error
    }
    defer { answers = [] }
    return answers
  }

  private mutating func advance(
    _ bytes: UnsafeRawBufferPointer, _ handler: (Frame) -> Void
  ) throws(WireError) {
    var rest = bytes
    while !partial.isEmpty, !rest.isEmpty {
      let missing = try extent(partial.span.bytes) - partial.count
      let piece = rest.prefix(missing)
      partial.append(contentsOf: piece)
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
      guard piece.count == missing else { return }
      let whole = partial
      guard try extent(whole.span.bytes) == whole.count else { continue }
      partial = []
      let broken: WireError? = whole.withUnsafeBytes { bytes in
        do throws(WireError) { try deliver(bytes, handler) } catch { return error }
        return nil
      }
      if let broken { throw broken }
    }
    while !rest.isEmpty {
      let extent = try extent(rest.bytes)
      guard extent <= rest.count else { break }
      try deliver(UnsafeRawBufferPointer(rebasing: rest.prefix(extent)), handler)
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(extent))
    }
    partial.append(contentsOf: rest)
  }

  /// How many bytes the frame at the start needs, as far as these bytes tell: the length word first, then the whole
  /// frame, then the byte that goes with each descriptor.
  private func extent(_ bytes: borrowing RawSpan) throws(WireError) -> Int {
    guard bytes.byteCount >= 4 else { return 4 }
    let length = Int(Self.word(bytes, at: 0))
    guard length >= FrameHeader.size, length <= maximumLength else { throw .frameLength(length) }
    guard bytes.byteCount >= FrameHeader.size else { return length }
    guard let kind = MessageKind(rawValue: Int32(bitPattern: Self.word(bytes, at: 16))) else { throw .header }
    guard kind.hasDescriptors else { return length }
    guard length >= FrameHeader.size + 4 else { throw .frameLength(length) }
    guard bytes.byteCount >= length else { return length }
    let count = Int(Self.word(bytes, at: FrameHeader.size))
    guard count <= FrameHeader.maximumDescriptors else { throw .descriptors }
    return length + count
  }

  private static func word(_ bytes: borrowing RawSpan, at offset: Int) -> UInt32 {
    UInt32(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// Hands on one frame: header, payload and the bytes of its descriptors.
  private mutating func deliver(_ bytes: UnsafeRawBufferPointer, _ handler: (Frame) -> Void) throws(WireError) {
    var decoder = XDRDecoder(bytes)
    let length = Int(try decoder.uint32())
    let header = try FrameHeader(from: &decoder)
    let descriptors = header.kind.hasDescriptors ? Int(try decoder.uint32()) : 0
    guard descriptors <= untakenDescriptors else { throw .descriptors }
    untakenDescriptors -= descriptors
    guard header.program.number != WireProgram.keepalive.number else {
      if header.procedure == Keepalive.Procedure.ping.rawValue { answers += Keepalive.pong }
      return
    }
    let start = FrameHeader.size + (header.kind.hasDescriptors ? 4 : 0)
    let payload = UnsafeRawBufferPointer(rebasing: bytes[start..<length])
    handler(Frame(header: header, payload: payload, descriptors: descriptors))
  }
}
