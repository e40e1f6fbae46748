import DomainModel

extension DefinitionDraft {
  /// What a bus lets hang on it, as far as bridges go.
  private enum Upper {
    case root, expressRoot, expander, expressExpander, bridge, port, switchUplink
  }

  /// Where the options of those bridges stand that a definition can have in their place. Another one stays an argument,
  /// with all that is behind it, and takes no number.
  var bridgesWithElement: Set<Int> {
    guard pci.hasRoot else { return [] }
    let root: Upper = pci.isExpress("pcie.0") ? .expressRoot : .root
    var buses: [String: Upper] = ["pci": root, "pci.0": root, "pcie.0": root]
    var found: Set<Int> = []
    for position in deviceOrder where model[position].name == "device" {
      let device = DeviceSource(position: position, settings: model[position].settings)
      guard DeviceFamily.of(device.driver) == .pciBridge else { continue }
      let upper = device.settings.peekText("bus").map { buses[$0] } ?? root
      guard let upper, let own = Self.bus(behind: device.driver, on: upper), found.count < 255 else { continue }
      found.insert(position)
      if let id = device.id { buses[id] = own }
    }
    return found
  }

  /// The kind of bus behind a bridge; nil where a definition lets no such bridge hang.
  private static func bus(behind driver: String, on upper: Upper) -> Upper? {
    switch (driver, upper) {
    case ("pci-bridge", .root), ("pci-bridge", .bridge), ("pci-bridge", .expander): .bridge
    case ("i82801b11-bridge", .expressRoot), ("i82801b11-bridge", .expressExpander): .bridge
    case ("pcie-pci-bridge", .port): .bridge
    case ("pcie-root-port", .expressRoot), ("pcie-root-port", .expressExpander), ("ioh3420", .expressRoot),
      ("ioh3420", .expressExpander):
      .port
    case ("x3130-upstream", .port): .switchUplink
    case ("xio3130-downstream", .switchUplink): .port
    case ("pxb", .root): .expander
    case ("pxb-pcie", .expressRoot): .expressExpander
    default: nil
    }
  }
}
