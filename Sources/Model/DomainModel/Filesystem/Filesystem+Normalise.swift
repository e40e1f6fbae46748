extension Filesystem {
  /// Empty parts vanish.
  mutating func normalise() {
    if accessmode == nil, source?.socket == nil { accessmode = .passthrough }
    if binary == FilesystemBinary() { binary = nil }
    if driver?.type != .virtiofs || driver?.queue == 0 { driver?.queue = nil }
    for limit in [\Filesystem.spaceHardLimit, \.spaceSoftLimit] {
      guard let bytes = self[keyPath: limit]?.bytes(defaultUnit: "KiB") else { continue }
      self[keyPath: limit] = SizedAmount(bytes, unit: "bytes")
    }
  }
}
