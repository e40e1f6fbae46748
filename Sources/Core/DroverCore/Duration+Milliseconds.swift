extension Duration {
  /// Whole milliseconds; none for a negative time.
  public var milliseconds: UInt64 {
    let (seconds, attoseconds) = max(.zero, self).components
    return UInt64(clamping: seconds) &* 1000 &+ UInt64(clamping: attoseconds / 1_000_000_000_000_000)
  }
}
