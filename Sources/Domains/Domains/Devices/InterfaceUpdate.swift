import DomainModel
import DroverCore

/// What becomes of a running guest's network card when somebody sends it anew: pure rules.
struct InterfaceUpdate: Sendable {
  /// The card afterwards.
  var interface: NetworkInterface
  /// Whether the cable is plugged in, where that changes.
  var isUp: Bool?
  /// Whether its bandwidth changes.
  var changesBandwidth: Bool

  /// - Parameters:
  ///   - old: the card of the running guest.
  ///   - new: as it was sent, completed.
  /// Errors: `operationUnsupported` for what cannot change while the guest runs.
  init(from old: NetworkInterface, to new: NetworkInterface) throws(VirtError) {
    guard old.type == new.type else {
      throw VirtError(.operationUnsupported, "unable to change config on '\(new.type.rawValue)' network type")
    }
    let (before, after) = (old.model?.type ?? "", new.model?.type ?? "")
    guard before == after else {
      throw VirtError(.operationUnsupported, "cannot modify network device model from \(before) to \(after)")
    }
    if let field = Self.changedField(old, new) {
      throw VirtError(.operationUnsupported, "cannot modify network device \(field)")
    }
    let (wasUp, isUp) = (old.link?.state != .down, new.link?.state != .down)
    self.isUp = wasUp == isUp ? nil : isUp
    changesBandwidth = old.bandwidth != new.bandwidth
    interface = old
    interface.link = new.link
    interface.bandwidth = new.bandwidth
  }

  private static func changedField(_ old: NetworkInterface, _ new: NetworkInterface) -> String? {
    func differs<Value: Equatable>(_ path: KeyPath<NetworkInterface, Value?>, isOptional: Bool = false) -> Bool {
      if isOptional, new[keyPath: path] == nil { return false }
      return new[keyPath: path] != old[keyPath: path]
    }
    if differs(\.info.address, isOptional: true) { return "guest PCI address" }
    if differs(\.info.alias, isOptional: true) { return "alias" }
    if differs(\.info.rom) { return "rom settings" }
    if differs(\.info.boot) { return "boot index setting" }
    if differs(\.source) { return "source" }
    if differs(\.driver) { return "driver attributes" }
    if differs(\.script) || differs(\.downscript) { return "script attribute" }
    if differs(\.mtu) { return "MTU" }
    if differs(\.vlan) { return "vlan" }
    if differs(\.virtualport) { return "virtualport" }
    if differs(\.filterref) { return "filterref" }
    if differs(\.tune) { return "tune" }
    if differs(\.port) { return "port" }
    if differs(\.backend) { return "backend" }
    if differs(\.coalesce) { return "coalesce" }
    if differs(\.teaming) { return "teaming" }
    if differs(\.target?.dev, isOptional: true) { return "target" }
    return nil
  }
}

extension DomainDefinition {
  /// The place of the card that somebody means who sends one: by its address for frames, its alias and its place, as
  /// far as they are said.
  ///
  /// Errors: `deviceMissing`, `operationFailed` for several.
  func index(of wanted: NetworkInterface) throws(VirtError) -> Int {
    let all = devices?.interfaces ?? []
    let found = all.indices.filter { index in
      let card = all[index]
      return (wanted.mac == nil || wanted.mac?.address == card.mac?.address)
        && (wanted.info.address == nil || wanted.info.address == card.info.address)
        && (wanted.info.alias == nil || card.info.alias == nil || wanted.info.alias == card.info.alias)
    }
    let place = wanted.info.address == nil ? "any address" : "the given address"
    let what =
      "at \(place) matching MAC address '\(wanted.mac?.address.description ?? "any")' and alias "
      + "'\(wanted.info.alias?.name ?? "any")'"
    guard let first = found.first else { throw VirtError(.deviceMissing, "no device found \(what)") }
    guard found.count == 1 else { throw VirtError(.operationFailed, "multiple devices found \(what)") }
    return first
  }
}
