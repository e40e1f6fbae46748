import DomainModel
import DroverCore

/// Properties of QEMU's block drivers that change nothing in the guest, and that no element of a definition says: how
/// the host guards and caches an image (`qapi/block-core.json`).
enum ImageProperty {
  private enum Kind {
    /// A word, or a switch with a third position.
    case word
    /// On or off.
    case flag
    /// A count, a number of seconds, or a size.
    case number
  }

  private static let kinds: [String: Kind] = [
    "locking": .word, "overlap-check": .word, "prealloc-size": .number, "prealloc-align": .number,
    "force-share": .flag, "x-check-cache-dropped": .flag, "drop-cache": .flag, "aio-max-batch": .number,
    "lazy-refcounts": .flag, "pass-discard-request": .flag, "pass-discard-snapshot": .flag,
    "pass-discard-other": .flag, "l2-cache-size": .number, "l2-cache-entry-size": .number,
    "refcount-cache-size": .number, "cache-clean-interval": .number,
  ]

  /// The property as a definition keeps it; nil for one that is not known to be such, or has no such value.
  static func override(_ key: String, _ value: JSON) -> QEMUOverrideProperty? {
    guard let kind = kinds[key] else { return nil }
    var property = QEMUOverrideProperty()
    property.name = key
    switch kind {
    case .word:
      guard let text = value.optionText else { return nil }
      property.value = text
    case .flag:
      guard let flag = value.optionFlag else { return nil }
      (property.type, property.value) = (.bool, flag ? "true" : "false")
    case .number:
      guard let number = value.optionText.flatMap({ SizeText.bytes($0) }) else { return nil }
      (property.type, property.value) = (.unsigned, "\(number)")
    }
    return property
  }
}

extension DefinitionDraft {
  /// Takes what no element says of a node of the block layer, and a definition keeps all the same.
  func imageOverrides(_ settings: inout Settings) -> [QEMUOverrideProperty] {
    var overrides: [QEMUOverrideProperty] = []
    for entry in settings.rest {
      guard let property = ImageProperty.override(entry.key, entry.value) else { continue }
      settings.ignore(entry.key)
      overrides.append(property)
    }
    return overrides
  }

  /// An image below the first is found by what the first says of it, and opened as they all are.
  mutating func noteLost(backing property: String, _ value: String) {
    note(.lost, "backing.\(property)=\(value)", "no element says this of an image below the first")
  }

  /// The firmware's images are no disks, and have no back end that could be changed.
  mutating func noteLost(flash image: ImageFacts) {
    for property in image.overrides {
      note(.lost, "-drive if=pflash,…,\(property.name)=\(property.value ?? "")", "no element says this of firmware")
    }
  }

  /// What no element says of an image becomes an override of the disk's back end.
  mutating func addOverrides(_ image: ImageFacts?, _ device: DeviceSource?, to disk: inout Disk) {
    let properties = image?.overrides ?? []
    guard !properties.isEmpty else { return }
    let given = disk.info.alias?.name
    let alias = given.flatMap { $0.hasPrefix("ua-") ? $0 : nil } ?? keptAlias(device?.id)
    disk.info.alias = DeviceAlias(alias)
    var override = QEMUOverrideDevice()
    override.alias = alias
    override.backend = QEMUOverrideBackend()
    override.backend?.properties = properties
    add(override)
    for property in properties {
      note(.kept, "-drive …,\(property.name)=\(property.value ?? "")", "no element says this of an image")
    }
  }
}
