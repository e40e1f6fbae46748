import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// The disks: the nodes of their images, then the device.
  mutating func addDisks() throws(VirtError) {
    try addThrottleGroups()
    for disk in devices.disks { try add(disk) }
  }

  private mutating func addThrottleGroups() throws(VirtError) {
    for group in definition.throttlegroups?.groups ?? [] {
      var object = Properties(object: "throttle-group", id: "throttle-\(group.groupName ?? "")")
      object.add("limits", group.limits)
      add(object: object)
    }
    let managed = devices.disks.contains { $0.source?.reservations?.managed == .yes }
    guard managed else { return }
    var helper = Properties(object: "pr-manager-helper", id: "pr-helper0")
    helper.add("path", "\(context.runFolder)/pr-helper0.sock")
    add(object: helper)
  }

  private mutating func add(_ disk: Disk) throws(VirtError) {
    if disk.type == .vhostuser {
      try addVHostUser(disk)
      return
    }
    if disk.target?.bus == .sd { return try addSDCard(disk) }
    // libvirt, whose command line stands for a definition without a launch, plugs it in once QEMU runs.
    if disk.transient?.shareBacking == .yes, overlay(of: disk) == nil { return }
    var top: String?
    if !disk.isEmpty {
      let chain = try layers(of: disk)
      try add(chain: chain)
      top = chain.first?.topNode
      top = addFilters(of: disk, above: top)
    }
    guard var device = try device(of: disk) else { return }
    device.add("drive", top)
    finish(disk, &device)
    add(device: device)
  }

  /// The nodes between image and device: copy on read, throttling.
  mutating func addFilters(of disk: Disk, above node: String?) -> String? {
    guard var top = node else { return nil }
    if disk.driver?.copyOnRead == .on, let target = disk.target?.dev {
      var node = Properties()
      node.add("driver", "copy-on-read")
      node.add("node-name", "libvirt-CoR-\(target)")
      node.add("file", top)
      node.add("discard", "unmap")
      add(block: node)
      top = "libvirt-CoR-\(target)"
    }
    for (index, filter) in (disk.throttlefilters?.filters ?? []).enumerated() {
      let number = Int(disk.source?.index ?? 0) + disk.backingDepth + 1 + index
      var node = Properties()
      node.add("driver", "throttle")
      node.add("node-name", "libvirt-\(number)-filter")
      node.add("throttle-group", "throttle-\(filter.group)")
      node.add("file", top)
      add(block: node)
      top = "libvirt-\(number)-filter"
    }
    return top
  }

  /// The images of a disk, the one that the guest sees first.
  func layers(of disk: Disk) throws(VirtError) -> [BlockChain.Layer] {
    guard let source = disk.source else { return [] }
    var top = BlockChain.Layer(
      name: "libvirt-\(source.index ?? 0)", type: disk.type, source: source, format: disk.driver?.type ?? .raw,
      isReadOnly: disk.readonly || disk.device == .cdrom)
    top.driver = disk.cachedDriver
    top.isFloppy = disk.device == .floppy
    top.metadataCache = disk.driver?.metadataCache
    top.overrides = disk.info.alias?.name.flatMap { overrides(of: $0)?.backend?.properties } ?? []
    if top.source.auth == nil { top.source.auth = disk.auth }
    if top.encryption == nil { top.encryption = disk.encryption }
    // Copying on read writes to the image even if the guest does not.
    if disk.driver?.copyOnRead == .on { top.alwaysHasFormat = top.hasFormatNode }
    var layers = [top]
    if let overlay = overlay(of: disk) { layers = [above(&top, overlay), top] }
    var below = disk.backingStore
    while let store = below {
      guard let type = store.type, let source = store.source else {
        layers[layers.count - 1].endsChain = true
        break
      }
      var layer = BlockChain.Layer(
        name: "libvirt-\(store.index ?? 0)", type: type, source: source, format: store.format?.type ?? .raw,
        isReadOnly: true)
      layer.driver = disk.cachedDriver?.forBacking
      layer.metadataCache = store.format?.metadataCache
      layers.append(layer)
      below = store.below.first
    }
    return layers
  }

  /// The image above a disk's own that takes what the guest writes.
  private func overlay(of disk: Disk) -> TransientOverlay? {
    disk.transient == nil ? nil : context.overlays.first { $0.disk == disk.target?.dev }
  }

  /// Puts an overlay above an image, which is only read from then on: others may read it too.
  private func above(_ image: inout BlockChain.Layer, _ overlay: TransientOverlay) -> BlockChain.Layer {
    var source = StorageSource()
    source.file = overlay.path
    var layer = BlockChain.Layer(
      name: "libvirt-\(overlay.index)", type: .file, source: source, format: .qcow2, isReadOnly: false)
    layer.driver = image.driver
    image.driver = image.driver?.forBacking
    image.isReadOnly = true
    image.alwaysHasFormat = false
    return layer
  }

  private mutating func addVHostUser(_ disk: Disk) throws(VirtError) {
    let alias = disk.info.alias?.name ?? ""
    var line = KeyValueText("socket")
    line.add("id", "chr-vu-\(alias)")
    line.add("path", disk.source?.path ?? "")
    if let reconnect = disk.source?.reconnect, reconnect.enabled == .yes {
      addReconnect(seconds: reconnect.timeout, to: &line)
    }
    add("-chardev", line.text)
    var device = virtioDevice("vhost-user-blk", disk.info, model: disk.model, options: VirtioOptions(disk.driver))
    device.add("num-queues", number: disk.driver?.queues)
    device.add("queue-size", number: disk.driver?.queueSize)
    device.add("chardev", "chr-vu-\(alias)")
    device.merge(place(disk.info))
    device.add("id", alias)
    device.add("bootindex", number: bootIndex(disk.info))
    add(device: device)
  }

  private mutating func addSDCard(_ disk: Disk) throws(VirtError) {
    guard disk.type == .file || disk.type == .block else {
      throw unsupported("an SD card is a file or a block device of the host")
    }
    let overlay = overlay(of: disk)
    var drive = KeyValueText("file", overlay?.path ?? disk.source?.file ?? disk.source?.dev ?? "")
    drive.add("format", (overlay == nil ? disk.driver?.type ?? .raw : .qcow2).rawValue)
    drive.add("if", "sd")
    let index = devices.disks.filter { $0.target?.bus == .sd }.firstIndex { $0.target?.dev == disk.target?.dev }
    drive.add("index", number: index ?? 0)
    if disk.readonly { drive.add("readonly", switch: true) }
    drive.add("cache", disk.cachedDriver?.cache?.rawValue)
    add("-drive", drive.text)
  }
}

extension Disk {
  /// Whether there is no medium in the drive.
  var isEmpty: Bool {
    guard let source else { return true }
    switch type {
    case .file: return source.file == nil
    case .block, .vhostvdpa: return source.dev == nil
    case .dir: return source.dir == nil
    case .network: return source.protocol == nil
    case .nvme: return source.address == nil
    case .volume: return source.volume == nil
    case .vhostuser: return false
    }
  }
}

extension Disk {
  /// The driver; a disk that guests share and write to is not cached by the host.
  var cachedDriver: DiskDriver? {
    guard shareable, !readonly, driver?.cache == nil else { return driver }
    var driver = driver ?? DiskDriver()
    driver.cache = DiskDriver.Cache.none
    return driver
  }
}

extension DiskDriver {
  /// What holds for images below the first as well.
  fileprivate var forBacking: DiskDriver {
    var driver = DiskDriver()
    driver.cache = cache
    driver.io = io
    return driver
  }
}

extension Disk {
  var backingDepth: Int {
    var depth = 0
    var below = backingStore
    while let store = below, store.type != nil {
      depth += 1
      below = store.below.first
    }
    return depth
  }
}

extension DiskIOTune {
  /// The limits with QEMU's names.
  fileprivate var limits: Properties {
    var limits = Properties()
    let all: [(String, UInt64?)] = [
      ("bps-total", totalBytesSec), ("bps-read", readBytesSec), ("bps-write", writeBytesSec),
      ("iops-total", totalIopsSec), ("iops-read", readIopsSec), ("iops-write", writeIopsSec),
      ("bps-total-max", totalBytesSecMax), ("bps-read-max", readBytesSecMax), ("bps-write-max", writeBytesSecMax),
      ("iops-total-max", totalIopsSecMax), ("iops-read-max", readIopsSecMax), ("iops-write-max", writeIopsSecMax),
      ("iops-size", sizeIopsSec),
      ("bps-total-max-length", totalBytesSecMaxLength), ("bps-read-max-length", readBytesSecMaxLength),
      ("bps-write-max-length", writeBytesSecMaxLength), ("iops-total-max-length", totalIopsSecMaxLength),
      ("iops-read-max-length", readIopsSecMaxLength), ("iops-write-max-length", writeIopsSecMaxLength),
    ]
    // QEMU's own default for the lengths is not 0.
    for (name, value) in all {
      if name.hasSuffix("-length") {
        if let value, value > 0 { limits.add(name, number: value) }
      } else {
        limits.add(name, number: value ?? 0)
      }
    }
    return limits
  }
}
