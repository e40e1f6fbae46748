public import DroverCore

/// Bytes from and to something on the host: a guest's console, a channel, a file. Nothing of it ever waits.
///
/// Any function may be called on any thread. What happens is told on one thread, one thing after another, from `start` to
/// `ended`.
public protocol ByteLine: AnyObject, Sendable {
  /// Whether it takes bytes.
  var takesInput: Bool { get }
  /// Begins to read. The line keeps itself alive from here until it has ended.
  func start(_ events: ByteLineEvents) throws(VirtError)
  /// Writes after what was written before. What the other side does not take is held up to a bound, past which the line
  /// ends with an error.
  func write(_ bytes: [UInt8])
  /// Reads no more for now: the other side is kept waiting.
  func pauseReading()
  /// Reads on.
  func resumeReading()
  /// Reads no more, and closes when all that was given is written, after a while in any case.
  func finish()
  /// Closes at once.
  func close()
  /// Ends with an error, at once.
  func cut(_ reason: VirtError)
}

/// Who is told what happens on a line.
public struct ByteLineEvents: Sendable {
  /// Takes bytes, at most 64 KiB.
  public var received: @Sendable ([UInt8]) -> Void
  /// Takes the end; once, and nothing after it.
  public var ended: @Sendable (ByteLineEnd) -> Void

  /// Takes both.
  public init(
    received: @escaping @Sendable ([UInt8]) -> Void, ended: @escaping @Sendable (ByteLineEnd) -> Void
  ) {
    self.received = received
    self.ended = ended
  }
}

/// How a line ended.
public enum ByteLineEnd: Equatable, Sendable {
  /// The other side has no more bytes, or is gone.
  case endOfData
  /// It was closed from here.
  case closed
  /// It broke, or was cut.
  case failed(VirtError)
}
