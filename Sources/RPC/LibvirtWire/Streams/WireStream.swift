package import DroverCore

/// The daemon's end of one stream, as a state machine: packets of the client and what happens to the line go in, what is
/// to be done comes out.
///
/// A packet has kind `stream` and program, procedure and serial of the call that opened the stream. Its status says what
/// it is:
///
/// | status | by the client | by the daemon |
/// |---|---|---|
/// | `more` | bytes for the line | bytes of the line; none: the line has no more |
/// | `ok` | finish: what was sent is to be written first | the finish, or the abort, is done |
/// | `error` | abort | the stream has failed; the payload says why |
///
/// What the daemon confirmed, or said to have failed, is over: later packets are dropped, as both sides may end a stream
/// at the same time.
package struct WireStream: Sendable {
  /// What is to be done, in order.
  package enum Action: Hashable, Sendable {
    /// Give these bytes to the line.
    case write([UInt8])
    /// Close the line when all that it was given is written; `lineClosed` follows.
    case finish
    /// Close the line at once.
    case close
    /// Send this frame.
    case send([UInt8])
    /// Forget the stream.
    case over
  }

  private enum State: Sendable {
    case open
    /// The line has ended; the client has not finished yet.
    case ended
    /// The client has finished; the line writes what is left.
    case finishing
    case over
  }

  private let header: FrameHeader
  private let takesInput: Bool
  private var state = State.open

  /// The stream that a call opened.
  ///
  /// - Parameters:
  ///   - call: the header of the call.
  ///   - takesInput: whether the line takes bytes.
  package init(openedBy call: FrameHeader, takesInput: Bool) {
    header = FrameHeader(program: call.program, procedure: call.procedure, kind: .stream, serial: call.serial)
    self.takesInput = takesInput
  }

  /// Whether a packet with this header is one of the stream's.
  package func owns(_ packet: FrameHeader) -> Bool {
    packet.serial == header.serial && packet.procedure == header.procedure && packet.program == header.program
  }

  /// The client sent a packet.
  package mutating func received(_ packet: FrameHeader, _ payload: some Collection<UInt8>) -> [Action] {
    guard state != .over else { return [] }
    guard packet.kind == .stream else {
      return fail(VirtError(.rpc, "this stream has no holes", origin: .streams))
    }
    switch (packet.status, state) {
    case (.error, _):
      state = .over
      return [.close, .send(frame(.ok)), .over]
    case (.ok, .open):
      state = .finishing
      return [.finish]
    case (.ok, .ended):
      state = .over
      return [.send(frame(.ok)), .over]
    case (.more, .open), (.more, .ended):
      // No bytes are no end: there is a packet for that.
      guard !payload.isEmpty else { return [] }
      // The same answer whether the line has given everything already or not: that is a race the client cannot see.
      guard takesInput else {
        return fail(VirtError(.operationInvalid, "this stream can only be read", origin: .streams))
      }
      // What is sent to a line that has ended goes nowhere.
      return state == .open ? [.write(Array(payload))] : []
    case (.ok, .finishing), (.more, .finishing), (_, .over): return []
    }
  }

  /// The line gave bytes.
  package mutating func lineGave(_ bytes: some Collection<UInt8>) -> [Action] {
    guard state == .open, !bytes.isEmpty else { return [] }
    return [.send(frame(.more, bytes))]
  }

  /// The line has no more bytes, and takes none.
  package mutating func lineEnded() -> [Action] {
    switch state {
    case .open:
      state = .ended
      return [.send(frame(.more))]
    // Nobody is left who could read what the client sent last; that is an end like any other.
    case .finishing: return lineClosed()
    case .ended, .over: return []
    }
  }

  /// The line is closed, as `finish` asked for.
  package mutating func lineClosed() -> [Action] {
    guard state == .finishing else { return [] }
    state = .over
    return [.send(frame(.ok)), .over]
  }

  /// The stream cannot go on.
  package mutating func fail(_ error: VirtError) -> [Action] {
    guard state != .over else { return [] }
    state = .over
    var failed = header
    failed.status = .error
    // The texts of an error are cut to fit: it is beyond no limit.
    let bytes = (try? FrameEncoding.frame(failed, Remote.ErrorBody(error))) ?? []
    return [.close, .send(bytes), .over]
  }

  private func frame(_ status: MessageStatus, _ bytes: some Collection<UInt8> = EmptyCollection()) -> [UInt8] {
    var packet = header
    packet.status = status
    // A line gives far fewer bytes than a frame may have.
    return (try? FrameEncoding.frame(packet, bytes: bytes)) ?? []
  }
}
