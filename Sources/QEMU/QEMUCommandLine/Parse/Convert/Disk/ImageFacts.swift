import DomainModel
import DroverCore
import DroverXML

/// An image as a definition sees it: where it lies, in which format, what it rests on.
struct ImageFacts {
  /// Where it lies, by kind.
  var type = StorageType.file
  /// Where it lies.
  var source = StorageSource()
  /// Its format; nil where nothing says it.
  var format: StorageFormat?
  /// Whether it must not be written.
  var isReadOnly: Bool?
  /// Whether the host's page cache is passed by.
  var isDirect: Bool?
  /// Whether flushes are ignored.
  var ignoresFlush: Bool?
  /// How it is driven.
  var driver = DiskDriver()
  /// What it rests on; a store without anything ends the chain.
  var backing: BackingStore?
  /// The throttle groups that it goes through, the lowest first.
  var throttleGroups: [String] = []
  /// What no element says of its nodes: the names as `-drive` has them.
  var overrides: [QEMUOverrideProperty] = []
  /// Whether it is the folder that is shown as a floppy disk.
  var isFolder: Bool { type == .dir }

  /// Gives the overrides the names that they have from the node above.
  mutating func nameOverridesFromAbove() {
    for index in overrides.indices { overrides[index].name = "file.\(overrides[index].name)" }
  }

  /// The same as what another image rests on.
  var store: BackingStore {
    var store = BackingStore()
    store.type = type
    store.source = source
    var format = BackingFormat()
    format.type = self.format ?? .raw
    format.metadataCache = driver.metadataCache
    store.format = format
    if let backing { store.below = [backing] }
    return store
  }

  /// The cache mode, which follows from two properties of the node and one of the device.
  func cache(writesBack: Bool?) -> DiskDriver.Cache? {
    if ignoresFlush == true { return .unsafe }
    guard isDirect != nil || ignoresFlush != nil || writesBack != nil else { return nil }
    switch (isDirect ?? false, writesBack ?? true) {
    case (true, true): return DiskDriver.Cache.none
    case (true, false): return .directsync
    case (false, true): return .writeback
    case (false, false): return .writethrough
    }
  }

  /// The name of a file or a device of the host.
  static func local(_ path: String) -> ImageFacts {
    var facts = ImageFacts()
    let isDevice = path.hasPrefix("/dev/") && !path.hasPrefix("/dev/shm/") && !path.hasPrefix("/dev/fdset/")
    if isDevice {
      facts.type = .block
      facts.source.dev = path
    } else {
      facts.source.file = path
    }
    return facts
  }
}
