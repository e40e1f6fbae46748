import DroverCore

extension DomainDefinition {
  /// Gives every device its address, and adds the controllers that addresses ask for.
  ///
  /// The last phase of completing a definition. What stands in the definition is kept; what is missing is chosen as
  /// libvirt chooses it, because a guest finds its devices by their addresses.
  mutating func allocate(for platform: GuestPlatform, choosingPorts: Bool) throws(VirtError) {
    guard var devices else { return }
    let architecture = os?.type?.arch ?? platform.architecture
    let board = MachineType.board(of: os?.type?.machine ?? "", on: architecture)
    try devices.assignVirtioSerialAddresses(platform: platform)
    try devices.assignSPAPRAddresses(board: board)
    try devices.assignCCWAddresses(board: board)
    try PCIAllocator.allocate(&devices, board: board, platform: platform)
    if choosingPorts { try devices.assignUSBAddresses() }
    try devices.assignMemorySlots(count: maxMemory?.slots)
    devices.placeRepeatedConsole()
    self.devices = devices
  }
}
