import DomainModel
import DroverCore
import DroverXML

/// Properties of the host's end of an interface that no element of a definition says (`NetdevUserOptions` of
/// `qapi/net.json`).
enum NetworkProperty {
  private enum Kind {
    case text, flag
    /// A text that may be said more than once.
    case list
  }

  private static let ofUser: [String: Kind] = [
    "hostname": .text, "ip": .text, "host": .text, "tftp": .text, "bootfile": .text, "dhcpstart": .text, "dns": .text,
    "domainname": .text, "ipv6-host": .text, "ipv6-dns": .text, "smb": .text, "smbserver": .text,
    "tftp-server-name": .text, "restrict": .flag, "ipv4": .flag, "ipv6": .flag, "dnssearch": .list, "hostfwd": .list,
    "guestfwd": .list,
  ]

  /// Whether a property may be said more than once, each time with another value.
  static func isList(_ key: String) -> Bool { ofUser[key] == .list }

  /// What a definition keeps of a key; nil for one that is not known, or has no such value.
  static func overrides(_ key: String, _ value: JSON) -> [QEMUOverrideProperty]? {
    func property(_ text: String, _ type: QEMUOverrideProperty.Kind = .string) -> QEMUOverrideProperty {
      var property = QEMUOverrideProperty()
      (property.name, property.type, property.value) = (key, type, text)
      return property
    }
    switch ofUser[key] {
    case .text?: return value.optionText.map { [property($0)] }
    case .flag?: return value.optionFlag.map { [property($0 ? "true" : "false", .bool)] }
    case .list?:
      if let text = value.optionText { return [property(text)] }
      let texts = value.optionList?.map { $0["str"]?.optionText }
      return texts.flatMap { texts in
        texts.contains { $0 == nil } ? nil : texts.compactMap { $0.map { property($0) } }
      }
    case nil: return nil
    }
  }
}

extension NetworkBackEnd {
  /// Takes what no element says of a network that QEMU makes, where all of it can be kept.
  ///
  /// - Returns: whether nothing is left.
  mutating func takeOverrides(_ settings: inout Settings) -> Bool {
    let rest = settings.rest
    guard !rest.isEmpty else { return true }
    guard interface.type == .user, interface.backend == nil else { return false }
    var found: [QEMUOverrideProperty] = []
    for entry in rest {
      guard let properties = NetworkProperty.overrides(entry.key, entry.value) else { return false }
      found += properties
    }
    for entry in rest { settings.ignore(entry.key) }
    overrides = found
    return true
  }
}

extension InterfaceType {
  /// Whether an element says how long the packets of such an interface may be.
  var hasMTU: Bool {
    switch self {
    case .network, .bridge, .ethernet, .direct, .vhostuser, .vdpa: true
    default: false
    }
  }
}
