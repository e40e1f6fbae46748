import CShims
public import DroverCore

/// Two connected local stream sockets: non-blocking, closed on exec.
public struct SocketPair: ~Copyable, Sendable {
  /// One end.
  public let left: Descriptor
  /// The other.
  public let right: Descriptor

  /// Makes the pair.
  public init() throws(VirtError) {
    var numbers: (Int32, Int32) = (-1, -1)
    let result = withUnsafeMutableBytes(of: &numbers) { bytes in
      drover_socket_pair(bytes.assumingMemoryBound(to: Int32.self).baseAddress)
    }
    if result < 0 { throw SystemFailure(0 &- result).error("make a pair of sockets", origin: .rpc) }
    left = Descriptor(adopting: numbers.0)
    right = Descriptor(adopting: numbers.1)
  }

  /// Gives both ends away: the caller closes them.
  public consuming func take() -> (left: Int32, right: Int32) {
    (left.take(), right.take())
  }
}
