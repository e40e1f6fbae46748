import DroverXML

extension SharedMemory {
  /// The size is kept in MiB.
  mutating func normalise() {
    if let bytes = size?.bytes(defaultUnit: "B") { size = SizedAmount(bytes / 1_048_576, unit: "M") }
    if size == nil, model?.type == .ivshmemPlain { size = SizedAmount(4, unit: "M") }
    if server != nil, msi == nil { msi = SharedMemoryInterrupts() }
    if msi != nil, msi?.ioeventfd == nil { msi?.ioeventfd = .on }
  }
}
