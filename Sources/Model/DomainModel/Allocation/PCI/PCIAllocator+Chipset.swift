import DroverCore
import DroverXML

// The places that a machine's own chips take, and where a device goes because it always did so on real hardware.
extension PCIAllocator {
  /// Takes what the chipset of the machine has for itself.
  mutating func takeChipset() throws(VirtError) {
    switch board {
    case .i440fx: try takePIIX3()
    case .q35: try takeICH9()
    default: break
    }
  }

  /// The south bridge of the PC of 1996: slot 1, with IDE as function 1 and USB as function 2. The first graphics
  /// card follows in slot 2.
  private mutating func takePIIX3() throws(VirtError) {
    for (index, controller) in devices.controllers.enumerated() where (controller.index ?? 0) == 0 {
      let isUSB = controller.type == .usb && (controller.model == .piix3UHCI || controller.model == nil)
      guard controller.type == .ide || isUSB else { continue }
      let place = PCIAddress(bus: 0, slot: 1, function: isUSB ? 2 : 1)
      try pin(.controller(index), to: place, name: isUSB ? "PIIX3 USB controller" : "primary IDE controller")
    }
    if !topology.isTaken(slot: 1) {
      for function: UInt32 in 0..<8 {
        try topology.take(PCIAddress(bus: 0, slot: 1, function: function), for: .conventional)
      }
    }
    try placePrimaryVideo(slot: 2)
  }

  /// The south bridge of the PC with PCI Express: slot 0x1f, with SATA as function 2.
  private mutating func takeICH9() throws(VirtError) {
    for (index, controller) in devices.controllers.enumerated() {
      let slot = DeviceSlot.controller(index)
      switch (controller.type, controller.model) {
      case (.sata, _) where (controller.index ?? 0) == 0:
        try pin(slot, to: PCIAddress(bus: 0, slot: 0x1F, function: 2), name: "primary SATA controller")
      case (.usb, .ich9UHCI1) where controller.info.wantsPCIAddress:
        guard let free = [0x1D, 0x1A].first(where: { !topology.isTaken(slot: $0) }) else { continue }
        let address = PCIAddress(bus: 0, slot: free, function: 0, multifunction: .on)
        try topology.take(address, for: wanted(by: slot))
        set(address, of: slot)
      case (.pci, .dmiToPCIBridge) where controller.info.wantsPCIAddress && !topology.isTaken(slot: 0x1E):
        let address = PCIAddress(bus: 0, slot: 0x1E)
        try topology.take(address, for: wanted(by: slot))
        set(address, of: slot)
      default: continue
      }
    }
    for function: UInt32 in [0, 3] where !isTakenInRoot(slot: 0x1F, function: function) {
      try topology.take(PCIAddress(bus: 0, slot: 0x1F, function: function), for: .conventional)
    }
    try placePrimaryVideo(slot: 1)
    for (index, sound) in devices.sounds.enumerated()
    where sound.model == .ich9 && sound.info.wantsPCIAddress && !topology.isTaken(slot: 0x1B) {
      let address = PCIAddress(bus: 0, slot: 0x1B)
      try topology.take(address, for: .conventional)
      set(address, of: .sound(index))
      break
    }
  }

  private func isTakenInRoot(slot: UInt32, function: UInt32) -> Bool {
    topology.buses.first?.isTaken(slot: slot, function: function) ?? true
  }

  /// A controller that is part of the chipset has one place, and no other can be given.
  private mutating func pin(_ slot: DeviceSlot, to place: PCIAddress, name: String) throws(VirtError) {
    if let address = devices[slot].address?.pci {
      guard address.bus == 0, address.slot == place.slot, address.function == place.function else {
        throw VirtError(
          .internalError, "the \(name) sits at PCI address \(place.text) and not at \(address.text)", origin: .qemu)
      }
      return
    }
    guard devices[slot].wantsPCIAddress else { return }
    if place.slot == 0x1F { try topology.take(place, for: .conventional) }
    var address = place
    if case .pci(let before) = devices[slot].address { address.multifunction = before.multifunction }
    set(address, of: slot)
  }

  /// QEMU puts the first graphics card in the first slot after the chipset; so do we, if it is free.
  private mutating func placePrimaryVideo(slot: UInt32) throws(VirtError) {
    guard !devices.videos.isEmpty, devices.videos[0].info.wantsPCIAddress else { return }
    let video = DeviceSlot.video(0)
    let wanted = wanted(by: video)
    guard !wanted.isEmpty else { return }
    if topology.isTaken(slot: slot) {
      set(try topology.takeNext(for: wanted), of: video)
    } else {
      let address = PCIAddress(bus: 0, slot: slot)
      try topology.take(address, for: wanted)
      set(address, of: video)
    }
  }
}
