import Domains
import DroverCore

extension BalloonStatistics {
  /// Adds the property `guest-stats` of the balloon device: bytes and counts, the largest number for "not told".
  mutating func add(_ answer: JSON) {
    guard let stats = answer["stats"] else { return }
    func count(_ name: String) -> UInt64? {
      guard let value = stats[name]?.uint64, value != .max else { return nil }
      return value
    }
    func kibibytes(_ name: String) -> UInt64? { count(name).map { $0 / 1024 } }
    swapIn = kibibytes("stat-swap-in")
    swapOut = kibibytes("stat-swap-out")
    majorFaults = count("stat-major-faults")
    minorFaults = count("stat-minor-faults")
    unused = kibibytes("stat-free-memory")
    available = kibibytes("stat-total-memory")
    usable = kibibytes("stat-available-memory")
    diskCaches = kibibytes("stat-disk-caches")
    hugePagesAllocated = count("stat-htlb-pgalloc")
    hugePagesFailed = count("stat-htlb-pgfail")
    if let time = answer["last-update"]?.uint64, time > 0 { lastUpdate = time }
  }
}

extension BlockStatistics {
  /// What `query-block` knows of the image of a disk.
  struct Image {
    let capacity: UInt64?
    let physical: UInt64?
    let trouble: Trouble?
    /// What lies below it, the nearest first.
    let backing: [BackingStatistics]
  }

  /// How deep a chain of images is looked at.
  private static let deepest = 200

  /// Reads `query-block`, by alias.
  static func images(_ answer: JSON) -> [String: Image] {
    var images: [String: Image] = [:]
    for item in answer.array ?? [] {
      guard let alias = alias(of: item), let image = item["inserted"]?["image"] else { continue }
      images[alias] = Image(
        capacity: image["virtual-size"]?.uint64, physical: image["actual-size"]?.uint64,
        trouble: Trouble(item["io-status"]?.string), backing: backing(of: image))
    }
    return images
  }

  private static func backing(of image: JSON) -> [BackingStatistics] {
    var found: [BackingStatistics] = []
    var next = image["backing-image"]
    while let image = next, found.count < deepest {
      var statistics = BackingStatistics(path: image["filename"]?.string ?? "")
      statistics.capacity = image["virtual-size"]?.uint64
      statistics.physical = image["actual-size"]?.uint64
      found.append(statistics)
      next = image["backing-image"]
    }
    return found
  }

  /// Reads `query-blockstats`; drives without an alias are left out.
  static func list(_ answer: JSON, images: [String: Image]) -> [BlockStatistics] {
    (answer.array ?? []).compactMap { item in
      guard let alias = alias(of: item), let stats = item["stats"] else { return nil }
      func number(_ name: String) -> UInt64 { stats[name]?.uint64 ?? 0 }
      var result = BlockStatistics(alias: alias)
      result.readRequests = number("rd_operations")
      result.readBytes = number("rd_bytes")
      result.readTime = number("rd_total_time_ns")
      result.writeRequests = number("wr_operations")
      result.writeBytes = number("wr_bytes")
      result.writeTime = number("wr_total_time_ns")
      result.flushRequests = number("flush_operations")
      result.flushTime = number("flush_total_time_ns")
      result.allocation = stats["wr_highest_offset"]?.uint64
      result.capacity = images[alias]?.capacity
      result.physical = images[alias]?.physical
      result.trouble = images[alias]?.trouble
      result.backing = images[alias]?.backing ?? []
      var below = item["backing"]
      for index in result.backing.indices {
        result.backing[index].allocation = below?["stats"]?["wr_highest_offset"]?.uint64
        below = below?["backing"]
      }
      return result
    }
  }

  /// The name that we gave the device: in its path among QEMU's objects, or its drive's name.
  private static func alias(of item: JSON) -> String? {
    let path = item["qdev"]?.string ?? ""
    let device = item["device"]?.string ?? ""
    if let alias = DeviceName.inPath(path) { return alias }
    // A device that nobody named, of a QEMU that somebody else started, goes by its drive.
    if path.hasPrefix("/"), !device.isEmpty { return DeviceName.ofDrive(device) }
    if !path.isEmpty { return path }
    return device.isEmpty ? nil : DeviceName.ofDrive(device)
  }
}

extension BlockStatistics.Trouble {
  /// `io-status` of `query-block`; nil for `ok`, and when QEMU does not say.
  fileprivate init?(_ word: String?) {
    switch word {
    case "nospace": self = .noSpace
    case "failed": self = .other
    default: return nil
    }
  }
}
