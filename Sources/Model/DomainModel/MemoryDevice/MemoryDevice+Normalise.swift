extension MemoryDevice {
  /// Empty parts vanish.
  mutating func normalise() {
    if source == MemoryDeviceSource() { source = nil }
  }
}
