import DroverXML

extension SharedMemory {
  /// The size is kept in MiB.
  mutating func normalise() {
    if let bytes = size?.bytes(defaultUnit: "B") { size = SizedAmount(bytes / 1_048_576, unit: "M") }
    if model?.type == .ivshmemDoorbell, msi == nil { msi = SharedMemoryInterrupts() }
  }
}
