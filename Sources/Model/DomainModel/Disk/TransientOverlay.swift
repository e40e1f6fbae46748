/// The image above a disk's own that takes what the guest writes to a `<transient/>` disk, and goes with the guest.
public struct TransientOverlay: Sendable, Hashable {
  /// The name of the disk in `<target>`.
  public var disk: String
  /// Where it is: beside the disk's own image, under libvirt's name for it.
  public var path: String
  /// Its number among the images of the running guest.
  public var index: UInt32

  /// Takes all three.
  public init(disk: String, path: String, index: UInt32) {
    self.disk = disk
    self.path = path
    self.index = index
  }

  /// The path of the overlay of an image, for a guest of a name.
  public static func path(above image: String, guest: String) -> String { "\(image).TRANSIENT-\(guest)" }
}

extension DomainDefinition {
  /// The overlays that a guest of a name gets; numbered after all of its images.
  public func transientOverlays(guest: String) -> [TransientOverlay] {
    let disks = devices?.disks ?? []
    var next = (disks.map(\.highestImageIndex).max() ?? 0) + 1
    return disks.compactMap { disk in
      guard disk.transient != nil, disk.type == .file, let file = disk.source?.file, let target = disk.target?.dev
      else { return nil }
      defer { next += 1 }
      return TransientOverlay(disk: target, path: TransientOverlay.path(above: file, guest: guest), index: next)
    }
  }

  /// Puts overlays in place: what was the image of a disk lies below now.
  public mutating func lay(_ overlays: [TransientOverlay]) {
    guard var disks = devices?.disks else { return }
    for overlay in overlays {
      guard let position = disks.firstIndex(where: { $0.target?.dev == overlay.disk }) else { continue }
      disks[position].lay(overlay)
    }
    devices?.disks = disks
  }

  /// The definition without the overlays of a running guest: what another start is made from.
  public func withoutTransientOverlays() -> DomainDefinition {
    guard let name, devices?.disks.contains(where: { $0.hasOverlay(ofGuest: name) }) == true else { return self }
    var definition = self
    for position in definition.devices?.disks.indices ?? 0..<0 {
      definition.devices?.disks[position].removeOverlay(ofGuest: name)
    }
    return definition
  }
}

extension Disk {
  /// The highest number of its images and filters.
  fileprivate var highestImageIndex: UInt32 {
    var highest = source?.index ?? 0
    var below = backingStore
    while let store = below {
      highest = max(highest, store.index ?? 0)
      below = store.below.first
    }
    return highest + UInt32(clamping: throttlefilters?.filters.count ?? 0)
  }

  fileprivate mutating func lay(_ overlay: TransientOverlay) {
    var image = BackingStore()
    image.type = type
    image.index = source?.index
    image.format = BackingFormat()
    image.format?.type = driver?.type ?? .raw
    image.format?.metadataCache = driver?.metadataCache
    image.source = source
    image.source?.index = nil
    image.below = backingStore.map { [$0] } ?? []
    if image.source?.encryption == nil { image.source?.encryption = encryption }
    encryption = nil
    backingStore = image
    source = StorageSource()
    source?.file = overlay.path
    source?.index = overlay.index
    driver = driver ?? DiskDriver()
    driver?.type = .qcow2
    driver?.metadataCache = nil
  }

  /// Whether its image is the overlay that a guest of a name has above the one below.
  fileprivate func hasOverlay(ofGuest name: String) -> Bool {
    guard transient != nil, type == .file, backingStore?.type == .file, let image = backingStore?.source?.file else {
      return false
    }
    return source?.file == TransientOverlay.path(above: image, guest: name)
  }

  fileprivate mutating func removeOverlay(ofGuest name: String) {
    guard hasOverlay(ofGuest: name), let image = backingStore else { return }
    source = image.source
    source?.index = image.index
    driver?.type = image.format?.type
    driver?.metadataCache = image.format?.metadataCache
    backingStore = image.below.first
  }
}
