extension Filesystem {
  /// Empty parts vanish.
  mutating func normalise() {
    if accessmode == nil, driver?.type != .virtiofs, driver?.type != .mtp { accessmode = .passthrough }
    if binary == FilesystemBinary() { binary = nil }
  }
}
