extension RNG {
  /// The host's kernel gives the numbers, unless a file is named.
  mutating func normalise() {
    if backend?.model == .random, backend?.path == nil { backend?.path = "/dev/random" }
  }
}
