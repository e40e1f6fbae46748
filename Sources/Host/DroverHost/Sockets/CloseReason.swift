/// Why a connection ended.
public enum CloseReason: Hashable, Sendable {
  /// We closed it.
  case local
  /// The other side closed it, or died.
  case peerClosed
  /// Descriptors that the other side sent did not fit: more than 32 with one byte, or our table is full.
  case descriptorsLost
  /// The kernel failed.
  case failed(SystemFailure)
}

extension CloseReason: CustomStringConvertible {
  /// For logs.
  public var description: String {
    switch self {
    case .local: "closed by us"
    case .peerClosed: "closed by the other side"
    case .descriptorsLost: "descriptors were lost on the way"
    case .failed(let failure): failure.words
    }
  }
}
