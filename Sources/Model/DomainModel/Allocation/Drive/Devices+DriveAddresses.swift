import DroverCore

extension Devices {
  /// Gives each disk that sits on a controller for disks its place there, as its target's name says.
  mutating func assignDriveAddresses() {
    for index in disks.indices where disks[index].info.address == nil {
      guard let target = disks[index].target, let bus = target.bus, let number = DiskName.index(of: target.dev) else {
        continue
      }
      if let place = DriveAddress(diskNumber: number, on: bus) { disks[index].info.address = .drive(place) }
    }
    for index in hostDevices.indices
    where hostDevices[index].type == .scsi && hostDevices[index].info.address == nil {
      hostDevices[index].info.address = .drive(freeSCSIPlace())
    }
  }

  /// The first place on a SCSI controller that neither a disk nor a host's device has: 16 to a controller, of which
  /// the eighth is the controller itself.
  private func freeSCSIPlace() -> DriveAddress {
    let disks = disks.filter { $0.target?.bus == .scsi }.compactMap { $0.info.address?.drive }
    let taken = Set(disks + hostDevices.filter { $0.type == .scsi }.compactMap { $0.info.address?.drive })
    for controller in 0..<UInt32(256) {
      for unit in 0..<UInt32(16) where unit != 7 {
        let place = DriveAddress(controller: controller, bus: 0, target: 0, unit: unit)
        if !taken.contains(place) { return place }
      }
    }
    return DriveAddress()
  }

  /// Gives each smartcard reader a slot of the controller for them.
  mutating func assignSmartcardAddresses() {
    var taken = Set(smartcards.compactMap { $0.info.address?.ccid })
    for index in smartcards.indices where smartcards[index].info.address == nil {
      var place = CCIDAddress(controller: 0, slot: 0)
      while taken.contains(place) { place.slot += 1 }
      taken.insert(place)
      smartcards[index].info.address = .ccid(place)
    }
  }
}

extension DriveAddress {
  /// The place of a disk on its bus, counted by the letters of its name; nil for a bus that has no such places.
  ///
  /// IDE has two channels of two, SATA six ports, a floppy controller two drives; on SCSI unit 7 is the controller.
  init?(diskNumber: Int, on bus: DiskBus) {
    self.init()
    let number = UInt32(clamping: diskNumber)
    switch bus {
    case .ide:
      controller = number / 4
      self.bus = number % 4 / 2
      unit = number % 2
    case .sata:
      controller = number / 6
      unit = number % 6
    case .fdc:
      controller = number / 2
      unit = number % 2
    case .scsi:
      controller = number / 15
      unit = number % 15
      if unit >= 7 { unit += 1 }
    default: return nil
    }
  }
}

/// The name of a disk in the guest: letters that say what it is, then letters that count.
enum DiskName {
  /// How many disks of its kind come before it: 0 for `vda` and `hda`, 26 for `sdaa`; nil for another name.
  static func index(of name: String) -> Int? {
    let prefixes = ["fd", "hd", "vd", "sd", "xvd", "ubd", "nvme"]
    guard let prefix = prefixes.first(where: { name.hasPrefix($0) }) else { return nil }
    var number = 0
    var letters = 0
    for byte in name.utf8.dropFirst(prefix.utf8.count) {
      guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) else { break }
      letters += 1
      guard letters <= 5 else { return nil }
      number = (letters == 1 ? 0 : (number + 1) * 26) + Int(byte - UInt8(ascii: "a"))
    }
    return letters == 0 ? nil : number
  }
}
