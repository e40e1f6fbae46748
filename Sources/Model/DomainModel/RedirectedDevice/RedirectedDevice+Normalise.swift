extension RedirectedDevice {
  /// A device that comes over D-Bus has a channel of its own name.
  mutating func normalise() {
    guard backend.type == .dbus, backend.sources.isEmpty else { return }
    var source = CharacterSource()
    source.channel = "org.qemu.usbredir"
    backend.sources = [source]
  }
}
