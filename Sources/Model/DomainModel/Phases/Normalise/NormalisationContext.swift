import DroverCore

/// What the defaults of a definition depend on beside the element itself.
struct NormalisationContext {
  /// What the emulator offers.
  let platform: GuestPlatform
  /// What kind of board the machine is.
  let board: MachineType.Board
  /// What runs the guest's instructions.
  let domainType: DomainType
  /// The processor family of the guest.
  let architecture: GuestArchitecture
  /// The machine by name.
  let machine: String

  /// Whether the board has a PCI bus.
  var hasPCI: Bool {
    switch board {
    case .i440fx, .q35, .virt, .pseries, .xenfv, .s390ccw: true
    case .isapc, .microvm, .other: false
    }
  }
}

/// A mistake in a definition, with the way to the element.
func refusal(_ code: ErrorCode, _ detail: String, at path: String = "") -> VirtError {
  VirtError(code, path.isEmpty ? detail : "\(detail) (\(path))", origin: .domain)
}
