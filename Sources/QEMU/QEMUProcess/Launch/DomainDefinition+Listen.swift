import DomainModel

extension DomainDefinition {
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
