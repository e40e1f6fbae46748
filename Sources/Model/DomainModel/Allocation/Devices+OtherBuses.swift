import DroverCore
import DroverXML

// The buses of POWER and of the mainframe.
extension Devices {
  /// Gives the devices of POWER's virtual bus their registers: each kind begins at its own and goes up in steps.
  mutating func assignSPAPRAddresses(board: MachineType.Board) throws(VirtError) {
    var taken: Set<UInt64> = []
    for slot in slots {
      // The first console is the first serial line once more, with its address.
      if case .console(0) = slot, isFirstSerialAgain { continue }
      guard case .spaprVIO(let address) = self[slot].address, let reg = address.reg else { continue }
      guard taken.insert(reg.value).inserted else {
        throw VirtError(.xmlError, "the spapr-vio register \(reg.xmlText) is used twice", origin: .domain)
      }
    }
    for slot in slots {
      guard let first = firstRegister(of: slot), board == .pseries || slot != .nvram else { continue }
      var address = SPAPRAddress()
      switch self[slot].address {
      case nil: break
      case .spaprVIO(let before) where before.reg == nil: break
      default: continue
      }
      var reg = first
      while !taken.insert(reg).inserted { reg &+= 0x1000 }
      address.reg = XMLHexNumber(reg)
      self[slot].address = .spaprVIO(address)
    }
  }

  /// The first console is the first serial line once more, wherever that has come to sit.
  mutating func placeRepeatedConsole() {
    guard consoles.first?.target?.type == "serial", let address = serials.first?.info.address else { return }
    consoles[0].info.address = address
  }

  private var isFirstSerialAgain: Bool {
    consoles.first?.target?.type == "serial" || consoles.first?.info.address == serials.first?.info.address
  }

  private func firstRegister(of slot: DeviceSlot) -> UInt64? {
    switch slot {
    case .interface(let index): interfaces[at: index]?.model?.type == "spapr-vlan" ? 0x1000 : nil
    case .controller(let index): controllers[at: index]?.model == .ibmvscsi ? 0x2000 : nil
    case .serial(let index): serials[at: index]?.target?.type == "spapr-vio-serial" ? 0x3000_0000 : nil
    case .nvram: 0x3000
    default: nil
    }
  }

  /// Gives the virtio devices of a mainframe their places in the channel subsystem: image 0xfe, set 0, counted up.
  mutating func assignCCWAddresses(board: MachineType.Board) throws(VirtError) {
    guard board == .s390ccw else { return }
    var taken: Set<UInt64> = []
    for slot in slots {
      guard case .ccw(let address) = self[slot].address, let devno = address.devno else { continue }
      guard taken.insert((address.ssid?.value ?? 0) << 16 | devno.value).inserted else {
        throw VirtError(.xmlError, "the CCW device \(devno.xmlText) is used twice", origin: .domain)
      }
    }
    var next: UInt64 = 0
    for slot in slots where sitsOnChannel(slot) && self[slot].address == nil {
      while !taken.insert(next).inserted { next += 1 }
      guard next <= 0xFFFF else {
        throw VirtError(.internalError, "no CCW device number is left", origin: .domain)
      }
      var address = CCWAddress()
      address.cssid = 0xFE
      address.ssid = 0
      address.devno = XMLHexNumber(next)
      self[slot].address = .ccw(address)
    }
  }

  private func sitsOnChannel(_ slot: DeviceSlot) -> Bool {
    switch slot {
    case .disk(let index): disks[at: index]?.target?.bus == .virtio
    case .interface(let index): interfaces[at: index]?.model?.type == "virtio"
    case .controller(let index):
      controllers[at: index]?.type == .virtioSerial || controllers[at: index]?.model == .virtioSCSI
    case .balloon: balloon?.model == .virtio
    case .rng, .vsock, .crypto, .filesystem: true
    case .input(let index): inputs[at: index]?.bus == .virtio
    case .video(let index): videos[at: index]?.model?.type == .virtio
    default: false
    }
  }
}
