import DomainModel
import DroverCore

/// What becomes of a running guest's disk when somebody sends it anew: pure rules.
enum DiskUpdate: Sendable {
  /// Nothing but what a definition alone knows.
  case same(Disk)
  /// Another medium.
  case medium(Disk)

  /// - Parameters:
  ///   - old: the disk of the running guest.
  ///   - new: as it was sent; what is not said stays.
  ///   - index: a number for the new image that no other has.
  /// Errors: `operationUnsupported` for what cannot change while the guest runs, `configUnsupported` for another source
  /// of what is no drive with a medium.
  init(from old: Disk, to new: Disk, index: UInt32) throws(VirtError) {
    if let field = Self.changedField(old, new) {
      throw VirtError(.operationUnsupported, "cannot modify field '\(field)' of the disk")
    }
    var next = old
    next.source?.startupPolicy = new.source?.startupPolicy
    guard !Self.isSameSource(old, new) else {
      self = .same(next)
      return
    }
    guard old.device == .cdrom || old.device == .floppy else {
      throw VirtError(.configUnsupported, "disk source can be changed only in removable drives")
    }
    next.type = new.type
    next.source = new.source ?? StorageSource()
    next.source?.index = index
    next.backingStore = new.backingStore
    next.auth = new.auth
    next.encryption = new.encryption
    next.target?.tray = nil
    let format = new.driver?.type ?? .raw
    if next.driver == nil { next.driver = DiskDriver() }
    next.driver?.type = format
    self = .medium(next)
  }

  private static func isSameSource(_ old: Disk, _ new: Disk) -> Bool {
    func plain(_ disk: Disk) -> StorageSource {
      var source = disk.source ?? StorageSource()
      source.index = nil
      source.startupPolicy = nil
      return source
    }
    guard plain(old) == plain(new) else { return false }
    // An empty drive is empty, of whatever type.
    guard new.hasSource else { return true }
    return old.type == new.type && (old.driver?.type ?? .raw) == (new.driver?.type ?? .raw)
  }

  /// The first thing that cannot change, by libvirt's name; what `new` does not say does not change.
  private static func changedField(_ old: Disk, _ new: Disk) -> String? {
    func differs<Value: Equatable>(_ path: KeyPath<Disk, Value?>) -> Bool {
      guard let value = new[keyPath: path] else { return false }
      return value != old[keyPath: path]
    }
    if new.device != old.device { return "device" }
    if differs(\.target?.bus) { return "bus" }
    if old.device != .cdrom, new.readonly != old.readonly { return "readonly" }
    if new.shareable != old.shareable { return "shareable" }
    for (name, path) in texts where differs(path) { return name }
    if differs(\.wwn) { return "wwn" }
    if differs(\.driver?.cache) { return "cache" }
    if differs(\.driver?.errorPolicy) { return "error_policy" }
    if differs(\.driver?.rerrorPolicy) { return "rerror_policy" }
    if differs(\.driver?.io) { return "io" }
    if differs(\.driver?.iothread) { return "iothread" }
    if differs(\.driver?.discard) { return "discard" }
    if differs(\.driver?.detectZeroes) { return "detect_zeroes" }
    if differs(\.driver?.copyOnRead) { return "copy_on_read" }
    if differs(\.geometry) { return "geometry" }
    if differs(\.blockio) { return "blockio" }
    if differs(\.info.boot) { return "boot order" }
    if differs(\.info.address) { return "address" }
    if differs(\.info.alias) { return "alias" }
    return changedLimit(old.iotune, new.iotune)
  }

  private static var texts: [(String, KeyPath<Disk, String?>)] {
    [("serial", \.serial), ("vendor", \.vendor), ("product", \.product)]
  }

  private static func changedLimit(_ old: DiskIOTune?, _ new: DiskIOTune?) -> String? {
    guard let new else { return nil }
    for group in DiskLimitWish.groups {
      for (name, field) in zip(group.names, group.fields) {
        guard let value = new[keyPath: field], value != old?[keyPath: field] ?? 0 else { continue }
        return "blkdeviotune \(name)"
      }
    }
    if let group = new.groupName, group != old?.groupName { return "blkdeviotune group name" }
    return nil
  }
}

extension DomainDefinition {
  /// A number for an image that none of a running guest's has.
  var nextStorageIndex: UInt32 {
    var most: UInt32 = 0
    for disk in devices?.disks ?? [] {
      let own = max(disk.source?.index ?? 0, disk.backingStore?.greatestIndex ?? 0)
      // The filters above an image take the numbers behind it.
      most = max(most, own &+ UInt32(clamping: disk.throttlefilters?.filters.count ?? 0))
    }
    return most &+ 1
  }
}

extension BackingStore {
  fileprivate var greatestIndex: UInt32 { below.reduce(index ?? 0) { max($0, $1.greatestIndex) } }
}
