import Domains
import DroverCore
import LibvirtWire
import Synchronization

/// The streams of a session, by the serial of the calls that opened them.
struct SessionStreams {
  /// How many a session may have.
  static let limit = 64
  /// How many bytes may wait to be sent before the lines are not read any more.
  static let waitingBytes = 256 << 10

  var all: [UInt32: SessionStream] = [:]
  /// Too much waits to be sent.
  var isPaused = false
}

extension Session {
  /// Makes a stream of a line. Nothing is read from it before the call is answered.
  ///
  /// Errors: there are too many, or one of that serial.
  func open(_ line: any ByteLine, openedBy call: FrameHeader) throws(VirtError) {
    let serial = call.serial
    let stream = SessionStream(
      openedBy: call, line, send: { [weak self] in self?.sendOfStream($0) },
      over: { [weak self] in self?.forgetStream(serial) })
    let refusal = state.withLock { state -> VirtError? in
      guard !state.isClosed else { return VirtError(.rpc, "the connection is closed", origin: .rpc) }
      guard state.streams.all[serial] == nil else {
        return VirtError(.rpc, "there is a stream of serial \(serial)", origin: .rpc)
      }
      guard state.streams.all.count < SessionStreams.limit else {
        return VirtError(.operationFailed, "a connection has \(SessionStreams.limit) streams at most", origin: .streams)
      }
      state.streams.all[serial] = stream
      return nil
    }
    guard let refusal else { return }
    line.close()
    throw refusal
  }

  /// The call of this serial has been answered: its stream begins, if it has opened one.
  func startStream(_ serial: UInt32) {
    guard let stream = state.withLock({ $0.streams.all[serial] }) else { return }
    stream.start()
    // What the line gives meanwhile waits behind what there is.
    state.withLock { if $0.streams.isPaused { stream.setPaused(true) } }
  }

  /// A packet of the client's. One that belongs to no stream is for one that is over: both sides may have ended it.
  func receivedOfStream(_ frame: WireConnection.Frame) {
    let stream = state.withLock { $0.streams.all[frame.header.serial] }
    _ = stream?.received(frame.header, frame.payload)
  }

  /// Sends a packet; when the client reads none, no line is read.
  private func sendOfStream(_ bytes: [UInt8]) {
    transport.send(bytes)
    guard transport.pendingBytes > SessionStreams.waitingBytes else { return }
    setStreamsPaused(true)
    // The rest may have been sent between the look and the pause; nobody would tell of it any more.
    if transport.pendingBytes == 0 { setStreamsPaused(false) }
  }

  /// Lets all lines be read, or none.
  func setStreamsPaused(_ isPaused: Bool) {
    state.withLock { state in
      guard state.streams.isPaused != isPaused else { return }
      state.streams.isPaused = isPaused
      for stream in state.streams.all.values { stream.setPaused(isPaused) }
    }
  }

  private func forgetStream(_ serial: UInt32) { _ = state.withLock { $0.streams.all.removeValue(forKey: serial) } }
}
