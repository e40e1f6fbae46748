import DomainModel

// A device with overrides has a name that was made to be kept, of which QEMU knows nothing: a running device is called as
// QEMU calls it.
extension DefinitionTruth {
  /// Takes names away that QEMU does not know, or the beginning that was put before those that it does.
  ///
  /// - Returns: the names that were there, device by device; nil for those that are left as they are.
  func setMadeNamesAside(_ devices: inout Devices) -> [DeviceAlias?] {
    var made: [DeviceAlias?] = []
    devices.updateInfos { info in
      guard let alias = info.alias, alias.isUserChosen, let name = alias.name, answers.device(name) == nil else {
        return made.append(nil)
      }
      made.append(alias)
      let own = String(name.dropFirst(3))
      info.alias = answers.device(own) == nil ? nil : DeviceAlias(own)
    }
    return made
  }

  /// Gives back the names of those that have none in QEMU either.
  ///
  /// - Returns: the made names of the others, each with what QEMU calls the device.
  func restoreNames(_ made: [DeviceAlias?], _ devices: inout Devices) -> [(made: String, own: String)] {
    var found: [(made: String, own: String)] = []
    var rest = made[...]
    devices.updateInfos { info in
      guard let alias = rest.popFirst() ?? nil, let name = alias.name else { return }
      if let own = info.alias?.name { found.append((name, own)) } else { info.alias = alias }
    }
    return found
  }
}
