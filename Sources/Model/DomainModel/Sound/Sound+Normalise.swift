extension Sound {
  /// A virtio card has two streams unless told otherwise.
  mutating func normalise() {
    if model == .virtio, streams == nil { streams = 2 }
  }
}
