extension DomainDefinition {
  /// Without what older receivers of a guest add by themselves and would refuse to be told: the one USB controller and
  /// the root of the one PCI bus that such a machine has anyway, its keyboard, and sound that leads nowhere.
  var withoutImplicitDevices: DomainDefinition {
    var definition = self
    definition.devices?.removeImplicitDevices()
    return definition
  }
}

extension Devices {
  fileprivate mutating func removeImplicitDevices() {
    removeOnly(.usb) { $0.model == nil || $0.model == .piix3UHCI }
    removeOnly(.pci) { $0.model == .pciRoot && $0.pcihole64 == nil }
    inputs.removeAll { $0.type == .keyboard && $0.bus == .ps2 }
    if audios.count == 1, audios.first?.type == Audio.Kind.none, audios.first?.id == 1 { audios = [] }
  }

  /// Removes the only controller of a kind, when it is the first one and fits.
  private mutating func removeOnly(_ kind: Controller.Kind, _ fits: (Controller) -> Bool) {
    let all = controllers.filter { $0.type == kind }
    guard all.count == 1, let only = all.first, only.index == 0, fits(only) else { return }
    controllers.removeAll { $0.type == kind }
  }
}
