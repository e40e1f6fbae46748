extension Filesystem {
  /// Empty parts vanish.
  mutating func normalise() {
    if accessmode == nil, source?.socket == nil { accessmode = .passthrough }
    if binary == FilesystemBinary() { binary = nil }
  }
}
