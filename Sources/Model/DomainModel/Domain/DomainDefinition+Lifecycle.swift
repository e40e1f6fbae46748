extension DomainDefinition {
  /// What QEMU cannot do of what is to become of the guest: where it stands, and why.
  public var lifecycleFlaws: [(path: String, reason: String)] {
    var flaws: [(path: String, reason: String)] = []
    for (name, action) in [("on_poweroff", onPoweroff), ("on_reboot", onReboot)] {
      guard let action, action == .preserve || action == .renameRestart else { continue }
      flaws.append(("/domain/\(name)", "QEMU knows '\(action.rawValue)' for a crash at most"))
    }
    if onCrash == .renameRestart { flaws.append(("/domain/on_crash", "QEMU does not rename a domain")) }
    if onPoweroff == .restart, onReboot == .destroy {
      flaws.append(
        ("/domain/on_poweroff", "a domain that starts again when it is turned off cannot end when it is reset"))
    }
    return flaws
  }
}
