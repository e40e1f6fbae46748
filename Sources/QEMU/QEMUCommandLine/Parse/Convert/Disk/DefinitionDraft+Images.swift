import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// Block nodes within one another beyond this stay arguments: each takes some of the stack, which is small where the
  /// daemon does this work.
  private static let depthLimit = 20

  /// The image of a node: its name, or the node itself.
  ///
  /// - Returns: nil where something about it has no element; the caller then keeps it all as it stands.
  mutating func image(_ value: JSON, depth: Int = 0) -> ImageFacts? {
    guard depth < Self.depthLimit else { return nil }
    switch value {
    case .string(let name):
      // A node that rests on itself is none.
      guard let position = position("blockdev", id: name), !claims.contains(position) else { return nil }
      claims.append(position)
      var settings = model[position].settings
      return image(&settings, depth: depth)
    case .object(let object):
      var settings = Settings(object)
      return image(&settings, depth: depth)
    default: return nil
    }
  }

  private mutating func image(_ settings: inout Settings, depth: Int) -> ImageFacts? {
    let isReadOnly = settings.flag("read-only")
    let cache = settings.object("cache")
    let discard = settings.text("discard")
    let zeroes = settings.text("detect-zeroes")
    let driver = settings.text("driver") ?? ""
    settings.ignore("node-name", "auto-read-only")
    guard var facts = layer(driver, &settings, depth: depth) else { return nil }
    facts.overrides += imageOverrides(&settings)
    guard settings.rest.isEmpty else { return nil }
    let isStorage = ImageDriver.isStorage(driver)
    if !isStorage || facts.isReadOnly == nil { facts.isReadOnly = isReadOnly ?? facts.isReadOnly }
    if let cache {
      facts.isDirect = cache.peek("direct")?.optionFlag ?? facts.isDirect
      facts.ignoresFlush = cache.peek("no-flush")?.optionFlag ?? facts.ignoresFlush
    }
    // On the storage below a format discarding is always on; it says nothing.
    if driver != "copy-on-read", driver != "throttle" {
      facts.driver.discard = discard.flatMap(DiskDriver.Discard.init(word:))
      facts.driver.detectZeroes = zeroes.flatMap { DiskDriver.DetectZeroes(rawValue: $0) }
    }
    return facts
  }

  private mutating func layer(_ driver: String, _ settings: inout Settings, depth: Int) -> ImageFacts? {
    switch driver {
    case "throttle":
      guard let group = settings.text("throttle-group"), var below = filtered(&settings, depth) else { return nil }
      guard let name = throttleGroup(group) else { return nil }
      below.throttleGroups.append(name)
      return below
    case "copy-on-read":
      guard var below = filtered(&settings, depth) else { return nil }
      below.driver.copyOnRead = .on
      return below
    case "raw": return raw(&settings, depth)
    case "luks":
      guard var below = below(&settings, depth), let secret = settings.text("key-secret") else { return nil }
      below.format = .raw
      below.source.encryption = encryption("luks", secret: secret)
      return below
    default:
      if let format = ImageDriver.format(driver) { return formatted(format, &settings, depth) }
      return storage(driver, &settings)
    }
  }

  /// What is below a filter, which an element of its own says.
  private mutating func filtered(_ settings: inout Settings, _ depth: Int) -> ImageFacts? {
    settings.take("file").flatMap { image($0, depth: depth + 1) }
  }

  private mutating func below(_ settings: inout Settings, _ depth: Int) -> ImageFacts? {
    guard let file = settings.take("file"), var below = image(file, depth: depth + 1) else { return nil }
    below.nameOverridesFromAbove()
    return below
  }

  private mutating func raw(_ settings: inout Settings, _ depth: Int) -> ImageFacts? {
    guard var below = below(&settings, depth) else { return nil }
    let offset: UInt64? = settings.size("offset")
    let size: UInt64? = settings.size("size")
    if offset != nil || size != nil {
      guard below.source.slices == nil else { return nil }
      var slice = StorageSlice()
      slice.type = "storage"
      slice.offset = offset ?? 0
      slice.size = size
      below.source.slices = StorageSlices()
      below.source.slices?.slices = [slice]
    }
    below.format = below.isFolder ? .fat : below.format ?? .raw
    return below
  }

  private mutating func formatted(_ format: StorageFormat, _ settings: inout Settings, _ depth: Int) -> ImageFacts? {
    guard var facts = below(&settings, depth) else { return nil }
    facts.format = format
    if let size = settings.size("cache-size") {
      facts.driver.metadataCache = StorageMetadataCache()
      facts.driver.metadataCache?.maxSize = SizedAmount(size, unit: "bytes")
    }
    facts.driver.discardNoUnref = settings.onOff("discard-no-unref")
    if var encrypt = settings.object("encrypt") {
      guard let secret = encrypt.text("key-secret") else { return nil }
      let kind = encrypt.text("format") == "aes" ? "qcow" : "luks"
      facts.source.encryption = encryption(kind, secret: secret)
    }
    guard let backing = settings.take("backing") else { return facts }
    if backing.isNull || backing == .string("") {
      facts.backing = BackingStore()
    } else if let object = backing.object, object["driver"] == nil, object["filename"] == nil {
      // Nothing but how the implied one is opened.
      for member in object.members { noteLost(backing: member.key, member.value.optionText ?? member.value.text()) }
      return facts
    } else {
      guard let image = image(backing, depth: depth + 1) else { return nil }
      facts.backing = image.store
      for property in image.overrides { noteLost(backing: property.name, property.value ?? "") }
    }
    return facts
  }

  /// The name of a throttle group, with the group taken into the definition.
  private mutating func throttleGroup(_ id: String) -> String? {
    guard let position = position("object", id: id) else { return nil }
    let name = id.hasPrefix("throttle-") ? String(id.dropFirst("throttle-".count)) : id
    let known = definition.throttlegroups?.groups ?? []
    if known.contains(where: { $0.groupName == name }) { return name }
    var settings = model[position].settings
    settings.ignore("qom-type", "id")
    var limits = settings.object("limits") ?? Settings()
    var tune = DiskIOTune(&limits, prefix: "")
    // What people write by hand, each limit by itself.
    if tune == DiskIOTune() { tune = DiskIOTune(&settings, prefix: "x-") }
    guard settings.rest.isEmpty, limits.rest.isEmpty else { return nil }
    tune.groupName = name
    var groups = definition.throttlegroups ?? ThrottleGroups()
    groups.groups.append(tune)
    definition.throttlegroups = groups
    claims.append(position)
    return name
  }

  private mutating func encryption(_ format: String, secret: String) -> StorageEncryption {
    var encryption = StorageEncryption()
    encryption.format = StorageEncryption.Format(rawValue: format) ?? .luks
    var entry = StorageEncryptionSecret()
    entry.usage = secretUsage(secret)
    encryption.secrets = [entry]
    return encryption
  }

  /// Takes a secret, whose text a definition never holds: it names the secret's use.
  mutating func secretUsage(_ id: String) -> String {
    if let position = position("object", id: id) { claims.append(position) }
    note(.unsure, "-object secret,id=\(id)", "the text of a secret is not in a definition: define a secret for '\(id)'")
    return id
  }
}

/// The drivers of QEMU's block layer that definitions know.
enum ImageDriver {
  /// The format of a driver.
  static func format(_ driver: String) -> StorageFormat? {
    switch driver {
    case "parallels": .ploop
    case "qcow2", "qcow", "qed", "vmdk", "vdi", "vpc", "bochs", "cloop", "dmg": StorageFormat(rawValue: driver)
    default: nil
    }
  }

  /// Whether a driver reads from where the image lies.
  static func isStorage(_ driver: String) -> Bool {
    !["raw", "luks", "throttle", "copy-on-read"].contains(driver) && format(driver) == nil
  }
}

extension DiskDriver.Discard {
  init?(word: String) {
    switch word {
    case "unmap", "on": self = .unmap
    case "ignore", "off": self = .ignore
    default: return nil
    }
  }
}

extension DiskIOTune {
  /// Limits as a throttle group has them, or as the keys of a drive.
  init(_ settings: inout Settings, prefix: String) {
    self.init()
    let keys: [(String, WritableKeyPath<DiskIOTune, UInt64?>)] = [
      ("bps-total", \.totalBytesSec), ("bps-read", \.readBytesSec), ("bps-write", \.writeBytesSec),
      ("iops-total", \.totalIopsSec), ("iops-read", \.readIopsSec), ("iops-write", \.writeIopsSec),
      ("bps-total-max", \.totalBytesSecMax), ("bps-read-max", \.readBytesSecMax),
      ("bps-write-max", \.writeBytesSecMax), ("iops-total-max", \.totalIopsSecMax),
      ("iops-read-max", \.readIopsSecMax), ("iops-write-max", \.writeIopsSecMax), ("iops-size", \.sizeIopsSec),
      ("bps-total-max-length", \.totalBytesSecMaxLength), ("bps-read-max-length", \.readBytesSecMaxLength),
      ("bps-write-max-length", \.writeBytesSecMaxLength), ("iops-total-max-length", \.totalIopsSecMaxLength),
      ("iops-read-max-length", \.readIopsSecMaxLength), ("iops-write-max-length", \.writeIopsSecMaxLength),
    ]
    for (key, path) in keys {
      guard let value: UInt64 = settings.number(prefix + key) else { continue }
      self[keyPath: path] = value
    }
  }
}
