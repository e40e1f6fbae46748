extension Sound {
  /// A virtio card has two streams unless told otherwise.
  mutating func normalise() {
    if model == .virtio, streams == nil { streams = 2 }
    if model != .ich6, model != .ich9 { codecs = [] }
    if model != .usb { multichannel = nil }
  }
}
