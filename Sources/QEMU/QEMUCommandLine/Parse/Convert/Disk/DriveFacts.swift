import DomainModel
import DroverCore
import DroverXML

/// What `-drive` says of a disk beside the device that the guest sees.
struct DriveFacts {
  /// The image; nil for a drive without a medium.
  var image: ImageFacts?
  /// What a disk takes over as it stands.
  var disk = Disk()
  /// Whether the host's cache keeps writes back, where the drive says so.
  var writesBack: Bool?
  /// Whether it is a drive for discs.
  var isCDROM = false

  /// Sets the three parts of a cache mode.
  fileprivate mutating func setCache(isDirect: Bool, ignoresFlush: Bool, writesBack: Bool) {
    image?.isDirect = isDirect
    image?.ignoresFlush = ignoresFlush
    self.writesBack = writesBack
  }
}

/// The image of a drive, which may have none.
private struct DriveImage {
  var facts: ImageFacts?
}

extension DefinitionDraft {
  /// Reads the keys of a drive.
  ///
  /// - Returns: nil where something about it has no element.
  mutating func driveFacts(_ settings: inout Settings) -> DriveFacts? {
    var facts = DriveFacts()
    facts.isCDROM = settings.text("media") == "cdrom"
    settings.ignore("id", "if", "index", "bus", "unit", "boot", "media", "auto-read-only")
    guard let image = driveImage(&settings) else { return nil }
    facts.image = image.facts
    if let isReadOnly = settings.flag("readonly") ?? settings.flag("read-only") { facts.disk.readonly = isReadOnly }
    var driver = facts.image?.driver ?? DiskDriver()
    applyCache(&settings, to: &facts)
    if let io = settings.text("aio").flatMap({ DiskDriver.Io(rawValue: $0) }) { driver.io = io }
    if let discard = settings.text("discard").flatMap(DiskDriver.Discard.init(word:)) { driver.discard = discard }
    if let zeroes = settings.text("detect-zeroes").flatMap({ DiskDriver.DetectZeroes(rawValue: $0) }) {
      driver.detectZeroes = zeroes
    }
    if settings.flag("copy-on-read") == true { driver.copyOnRead = .on }
    driver.take(policies: &settings)
    facts.image?.driver = driver
    if facts.image == nil, driver != DiskDriver() { facts.disk.driver = driver }
    let isOnlyRead = facts.isCDROM || facts.image == nil || facts.disk.readonly
    if settings.flag("snapshot") ?? model.has("snapshot"), !isOnlyRead { facts.disk.transient = DiskTransient() }
    facts.disk.serial = settings.text("serial")
    facts.disk.take(geometry: &settings)
    var tune = DiskIOTune(&settings, prefix: "throttling.")
    tune.takeOlderNames(&settings)
    tune.groupName = settings.text("throttling.group")
    if tune != DiskIOTune() { facts.disk.iotune = tune }
    if facts.image != nil { facts.image?.overrides += imageOverrides(&settings) }
    guard settings.rest.isEmpty else { return nil }
    return facts
  }

  private func applyCache(_ settings: inout Settings, to facts: inout DriveFacts) {
    switch settings.text("cache") {
    case "none", "off": facts.setCache(isDirect: true, ignoresFlush: false, writesBack: true)
    case "directsync": facts.setCache(isDirect: true, ignoresFlush: false, writesBack: false)
    case "writeback": facts.setCache(isDirect: false, ignoresFlush: false, writesBack: true)
    case "writethrough": facts.setCache(isDirect: false, ignoresFlush: false, writesBack: false)
    case "unsafe": facts.setCache(isDirect: false, ignoresFlush: true, writesBack: true)
    default: break
    }
    if let isDirect = settings.flag("cache.direct") { facts.image?.isDirect = isDirect }
    if let ignores = settings.flag("cache.no-flush") { facts.image?.ignoresFlush = ignores }
    if let writesBack = settings.flag("cache.writeback") { facts.writesBack = writesBack }
  }

  /// The image of a drive: by a file's name, or by the keys of its nodes.
  ///
  /// - Returns: nil where it has no element; one without facts where there is no medium.
  private mutating func driveImage(_ settings: inout Settings) -> DriveImage? {
    let format = settings.text("format", "driver")
    var parts: [KeyValueReader.Part] = []
    for entry in settings.entries where !entry.isTaken {
      guard entry.key.hasPrefix("file.") || entry.key.hasPrefix("backing.") || entry.key.hasPrefix("encrypt") else {
        continue
      }
      parts.append(KeyValueReader.Part(key: entry.key, value: entry.value.optionText ?? ""))
      settings.ignore(entry.key)
    }
    let name = settings.text("file")
    guard parts.isEmpty else {
      guard var object = NestedKeys.object(parts) else { return nil }
      if let name {
        // What is said of the file's node completes what its name says.
        guard let path = ImageLocation.facts(resolved(name)).flatMap({ $0.source.file ?? $0.source.dev }) else {
          return nil
        }
        var file: JSONObject = ["filename": .string(path)]
        for member in object["file"]?.object?.members ?? [] { file[member.key] = member.value }
        object["file"] = .object(file)
      }
      if let format, ImageDriver.format(format) != nil || format == "raw" {
        object["driver"] = .string(format)
      } else if let file = object["file"]?.object, object["backing"] == nil {
        return image(.object(Self.withDriver(file))).map { image in
          var image = image
          // The format that QEMU finds stands above it.
          image.nameOverridesFromAbove()
          return DriveImage(facts: image)
        }
      } else {
        object["driver"] = .string("raw")
      }
      if let file = object["file"]?.object { object["file"] = .object(Self.withDriver(file)) }
      return image(.object(object)).map { DriveImage(facts: $0) }
    }
    guard let name, !name.isEmpty else { return DriveImage() }
    guard var facts = named(name) else { return nil }
    if let format {
      guard let known = ImageDriver.format(format) ?? (format == "raw" ? .raw : Self.storageFormat(format)) else {
        return nil
      }
      if !facts.isFolder { facts.format = known }
    }
    return DriveImage(facts: facts)
  }

  /// A driver of storage in the place of the format says nothing of the format.
  private static func storageFormat(_ driver: String) -> StorageFormat? {
    ["file", "host_device", "nbd", "rbd", "iscsi", "http", "https", "vvfat"].contains(driver) ? .raw : nil
  }

  /// A node with a file's name alone is a file.
  private static func withDriver(_ object: JSONObject) -> JSONObject {
    var object = object
    if let below = object["file"]?.object { object["file"] = .object(withDriver(below)) }
    if object["driver"] == nil, object["filename"] != nil {
      let isDevice = object["filename"]?.string?.hasPrefix("/dev/") ?? false
      object["driver"] = isDevice ? "host_device" : "file"
    }
    if object["driver"] == nil, object["file"] != nil { object["driver"] = "raw" }
    return object
  }

  /// The image behind a file's name, which may be JSON.
  private mutating func named(_ name: String) -> ImageFacts? {
    guard name.hasPrefix("json:") else {
      return ImageLocation.facts(resolved(name))
    }
    guard let parsed = try? JSON.parse(String(name.dropFirst("json:".count))), let object = parsed.object else {
      return nil
    }
    if let dotted = Self.undotted(object) { return image(.object(Self.withDriver(dotted))) }
    return nil
  }

  /// In JSON too, levels may be written with dots.
  private static func undotted(_ object: JSONObject) -> JSONObject? {
    guard object.keys.contains(where: { $0.contains(".") }) else { return object }
    return NestedKeys.object(
      object.members.compactMap { member in
        member.value.optionText.map { KeyValueReader.Part(key: member.key, value: $0) }
      })
  }
}

extension DiskDriver {
  /// What happens when reading or writing fails.
  mutating func take(policies settings: inout Settings) {
    switch settings.text("werror") {
    case "stop": errorPolicy = .stop
    case "report": errorPolicy = .report
    case "ignore": errorPolicy = .ignore
    case "enospc": errorPolicy = .enospace
    default: break
    }
    let read = settings.text("rerror").flatMap { RerrorPolicy(rawValue: $0) }
    // That of reading follows that of writing.
    if let read, read.rawValue != errorPolicy?.rawValue { rerrorPolicy = read }
  }
}

extension Disk {
  /// Cylinders, heads and sectors.
  mutating func take(geometry settings: inout Settings) {
    guard let cylinders: UInt32 = settings.number("cyls"), cylinders > 0 else { return }
    var geometry = geometry ?? DiskGeometry()
    geometry.cyls = cylinders
    geometry.heads = settings.number("heads")
    geometry.secs = settings.number("secs")
    geometry.trans = settings.text("bios-chs-trans", "trans").flatMap { DiskGeometry.Trans(rawValue: $0) }
    self.geometry = geometry
  }
}

extension DiskIOTune {
  /// `bps_rd` and its like.
  mutating func takeOlderNames(_ settings: inout Settings) {
    let keys: [(String, WritableKeyPath<DiskIOTune, UInt64?>)] = [
      ("bps", \.totalBytesSec), ("bps_rd", \.readBytesSec), ("bps_wr", \.writeBytesSec), ("iops", \.totalIopsSec),
      ("iops_rd", \.readIopsSec), ("iops_wr", \.writeIopsSec), ("bps_max", \.totalBytesSecMax),
      ("bps_rd_max", \.readBytesSecMax), ("bps_wr_max", \.writeBytesSecMax), ("iops_max", \.totalIopsSecMax),
      ("iops_rd_max", \.readIopsSecMax), ("iops_wr_max", \.writeIopsSecMax), ("iops_size", \.sizeIopsSec),
    ]
    for (key, path) in keys {
      guard let value: UInt64 = settings.number(key) else { continue }
      self[keyPath: path] = value
    }
  }
}
