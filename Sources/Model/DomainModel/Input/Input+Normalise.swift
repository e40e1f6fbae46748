extension Input {
  /// Whether it hangs on the PS/2 port, said or by default.
  func isPS2(_ context: NormalisationContext) -> Bool {
    bus == .ps2 || (bus == nil && context.architecture.isX86 && (type == .mouse || type == .keyboard))
  }

  /// Mice and keyboards of a PC are PS/2 ones, tablets USB ones.
  mutating func normalise(_ context: NormalisationContext) {
    guard bus == nil else { return }
    switch type {
    case .mouse, .keyboard: bus = context.architecture.isX86 ? .ps2 : .usb
    case .tablet: bus = .usb
    case .passthrough: bus = .virtio
    case .evdev: break
    }
  }
}
