extension Audio {
  /// Numbered from 1 in their order; empty directions vanish.
  mutating func normalise(_ position: Int) {
    if id == nil { id = UInt32(clamping: position + 1) }
    if input == AudioStream() { input = nil }
    if output == AudioStream() { output = nil }
  }
}
