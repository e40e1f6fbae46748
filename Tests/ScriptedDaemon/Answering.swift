package import DroverCore
package import LibvirtWire

/// What can answer calls.
package protocol Answering: Sendable {
  /// Sends bytes as they are.
  func push(_ bytes: [UInt8]?)
}

extension Answering {
  /// Answers a call with a value.
  package func reply(_ value: some XDRCodable, to call: OwnedFrame) {
    push(try? FrameEncoding.frame(call.header.reply(), value))
  }

  /// Answers a call with an error.
  package func fail(_ error: VirtError, to call: OwnedFrame) {
    push(try? FrameEncoding.frame(call.header.reply(.error), Remote.ErrorBody(error)))
  }
}
