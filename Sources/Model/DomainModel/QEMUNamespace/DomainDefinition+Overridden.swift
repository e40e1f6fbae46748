extension DomainDefinition {
  /// The definition with the aliases that its overrides name.
  ///
  /// A guest that somebody else started has devices with names of their own, and a name stays in a definition only when
  /// it begins with `ua-`. So what is overridden is called `ua-NAME`, and the running device is called `NAME`.
  var withOverriddenAliases: DomainDefinition {
    let named = Set((override?.devices ?? []).map(\.alias))
    guard !named.isEmpty, var devices else { return self }
    devices.updateInfos { info in
      guard let name = info.alias?.name, named.contains("ua-\(name)"), !named.contains(name) else { return }
      info.alias = DeviceAlias("ua-\(name)")
    }
    var definition = self
    definition.devices = devices
    return definition
  }

  /// Calls a device that is overridden by the name that it has in QEMU.
  ///
  /// - Parameters:
  ///   - alias: what it is called in the overrides, which begins with `ua-`.
  ///   - name: its name in QEMU.
  public mutating func renameOverride(of alias: String, to name: String) {
    guard alias != "ua-\(name)", var override else { return }
    for index in override.devices.indices where override.devices[index].alias == alias {
      override.devices[index].alias = "ua-\(name)"
    }
    self.override = override
  }
}
