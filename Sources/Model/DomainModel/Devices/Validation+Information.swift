import DroverCore
import DroverXML

// What every device says of itself.
extension Validation {
  /// Names that are given twice; a ROM that is off and set up all the same.
  mutating func checkInformation() {
    var seen: Set<String> = []
    for info in devices.allInfos {
      guard let alias = info.alias, alias.isUserChosen, let name = alias.name else { continue }
      require(seen.insert(name).inserted, "the alias '\(name)' is given twice", at: "/domain/devices")
    }
    for device in devices.hostDevices { if let rom = device.info.rom { check(rom, at: "/domain/devices/hostdev/rom") } }
  }

  /// A ROM that is off has no file and no bar.
  mutating func check(_ rom: DeviceROM, at path: String) {
    require(
      rom.enabled != .no || (rom.bar == nil && rom.file == nil), "a ROM that is turned off has nothing else to set",
      at: path)
  }
}
