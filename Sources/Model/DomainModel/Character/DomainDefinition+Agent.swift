extension DomainDefinition {
  /// The line to QEMU's agent in the guest.
  public var agentChannel: CharacterDevice? {
    devices?.channels.first { $0.target?.type == "virtio" && $0.target?.name == "org.qemu.guest_agent.0" }
  }
}

extension CharacterDevice {
  /// Whether its line is a socket at which QEMU listens, so that whoever connects talks to the guest.
  public var isReachable: Bool { backend.type == .unix && backend.source?.mode != .connect }
}
