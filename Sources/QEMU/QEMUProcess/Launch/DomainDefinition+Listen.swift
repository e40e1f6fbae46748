import DomainModel

extension DomainDefinition {
  /// The paths at which the daemon listens for the guest's lines, as far as the definition names them.
  var listeningSockets: [String] {
    guard let devices else { return [] }
    let lines = devices.serials + devices.parallels + devices.consoles + devices.channels
    return lines.compactMap { line in
      guard line.backend.type == .unix, line.backend.source?.mode == .bind else { return nil }
      return line.backend.source?.path
    }
  }

  /// Gives displays that listen at an address, but say none, the configured one: a running domain shows it.
  mutating func fillListenAddresses(_ address: String) {
    guard var displays = devices?.graphics else { return }
    for index in displays.indices where displays[index].type == .vnc || displays[index].type == .spice {
      for listen in displays[index].listens.indices
      where displays[index].listens[listen].type == .address && displays[index].listens[listen].address == nil {
        displays[index].listens[listen].address = address
        if listen == 0 { displays[index].listenAddress = address }
      }
    }
    devices?.graphics = displays
  }
}
