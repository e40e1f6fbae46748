public import DomainModel
import DroverCore
import DroverXML

/// The nodes of QEMU's block layer that one disk is made of.
enum BlockChain {
  /// One image of a disk: where its bytes are, and how to read them.
  struct Layer {
    /// `libvirt-<n>`, to which the kind of node is added.
    var name: String
    /// Where the bytes are.
    var type: StorageType
    /// Which of its kind.
    var source: StorageSource
    /// How to read them.
    var format: StorageFormat
    /// Whether nobody writes.
    var isReadOnly: Bool
    /// The driver's options of the disk; images below the first have none.
    var driver: DiskDriver?
    /// Whether raw bytes get a node for their format nonetheless.
    var alwaysHasFormat = false
    /// Whether nothing lies below: QEMU does not look for a backing image.
    var endsChain = false
    /// Whether the disk is a floppy disk, for folders that are shown as one.
    var isFloppy = false
    /// The cache of the image's tables.
    var metadataCache: StorageMetadataCache?
    /// The encryption of the image.
    var encryption: StorageEncryption?
    /// What the user asks for otherwise about the nodes.
    var overrides: [QEMUOverrideProperty] = []

    init(name: String, type: StorageType, source: StorageSource, format: StorageFormat, isReadOnly: Bool) {
      self.name = name
      self.type = type
      self.source = source
      self.format = format
      self.isReadOnly = isReadOnly
      encryption = source.encryption
    }

    /// Whether the encryption is that of the image and not of the storage.
    var isEncryptedByQEMU: Bool { encryption != nil && encryption?.engine != .librbd }

    /// Whether the image has a node beside the one for its bytes.
    var hasFormatNode: Bool {
      alwaysHasFormat || isEncryptedByQEMU || ![.raw, .iso, .none, .auto].contains(format) || type == .dir
    }

    /// A slice of the file in which the image lies.
    var slice: StorageSlice? { source.slices?.slices.first { $0.type == "storage" || $0.type == nil } }

    /// What the user asks for otherwise about one of the two nodes, by the names that it has there.
    func overrides(isStorage: Bool) -> [QEMUOverrideProperty] {
      overrides.compactMap { property in
        let isOfFile = property.name.hasPrefix("file.")
        // Bytes without a format have one node alone.
        guard isStorage == (isOfFile || !hasFormatNode) else { return nil }
        var property = property
        if isOfFile { property.name = String(property.name.dropFirst(5)) }
        return property
      }
    }

    /// The node that stands for the image.
    var topNode: String { hasFormatNode ? "\(name)-format" : slice == nil ? storageNode : "\(name)-slice-sto" }

    /// The node for the bytes.
    var storageNode: String { "\(name)-storage" }
  }
}

extension CommandAssembly {
  /// Adds the nodes of images, the lowest first, so that each finds what it stands on.
  mutating func add(chain: [BlockChain.Layer]) throws(VirtError) {
    for (index, layer) in chain.enumerated().reversed() {
      try addSecrets(of: layer)
      let backing = index + 1 < chain.count ? chain[index + 1].topNode : nil
      try addStorage(layer)
      if layer.hasFormatNode { addFormat(layer, backing: backing) }
    }
  }

  private mutating func addStorage(_ layer: BlockChain.Layer) throws(VirtError) {
    var node = try storage(layer)
    node.add("node-name", layer.storageNode)
    if layer.hasFormatNode || layer.slice != nil {
      node.add("auto-read-only", flag: true)
      node.add("discard", "unmap")
    } else {
      node.add("read-only", flag: layer.isReadOnly)
      addDiscard(layer, to: &node)
    }
    addCache(layer, to: &node)
    for property in layer.overrides(isStorage: true) { node.override(property) }
    add(block: node)
    guard let slice = layer.slice else { return }
    var part = Properties()
    part.add("driver", "raw")
    part.add("node-name", "\(layer.name)-slice-sto")
    part.add("offset", number: slice.offset)
    part.add("size", number: slice.size)
    part.add("file", layer.storageNode)
    if layer.hasFormatNode {
      part.add("auto-read-only", flag: true)
      part.add("discard", "unmap")
    } else {
      part.add("read-only", flag: layer.isReadOnly)
    }
    addCache(layer, to: &part)
    add(block: part)
  }

  private func addCache(_ layer: BlockChain.Layer, to node: inout Properties) {
    guard let cache = layer.driver?.cache, cache != .default else { return }
    var object = Properties()
    object.add("direct", flag: cache == .none || cache == .directsync)
    object.add("no-flush", flag: cache == .unsafe)
    node.add("cache", object)
  }

  private func addDiscard(_ layer: BlockChain.Layer, to node: inout Properties) {
    guard let driver = layer.driver else { return }
    node.add("discard", driver.discard?.rawValue)
    if let zeroes = driver.detectZeroes {
      // Without discarding, `unmap` can only mean `on`.
      node.add("detect-zeroes", zeroes == .unmap && driver.discard != .unmap ? "on" : zeroes.rawValue)
    }
  }

  private mutating func addFormat(_ layer: BlockChain.Layer, backing: String?) {
    var node = Properties()
    node.add("node-name", "\(layer.name)-format")
    node.add("read-only", flag: layer.isReadOnly)
    addDiscard(layer, to: &node)
    addCache(layer, to: &node)
    switch layer.format {
    case .fat, .dir, .raw, .iso, .none, .auto:
      if layer.isEncryptedByQEMU {
        node.add("driver", "luks")
        node.add("key-secret", "\(layer.name)-format-encryption-secret0")
      } else {
        node.add("driver", layer.format.imageDriver)
      }
    case .qcow2:
      node.add("driver", layer.format.imageDriver)
      if layer.driver?.discardNoUnref != nil { node.add("discard-no-unref", flag: layer.driver?.discardNoUnref) }
      addEncryption(layer, to: &node)
      node.add("cache-size", number: layer.metadataCache?.maxSize?.bytes(defaultUnit: "B"))
    case .qcow:
      node.add("driver", layer.format.imageDriver)
      addEncryption(layer, to: &node)
    default: node.add("driver", layer.format.imageDriver)
    }
    node.add("file", layer.slice == nil ? layer.storageNode : "\(layer.name)-slice-sto")
    if let backing {
      node.add("backing", backing)
    } else if layer.endsChain, [.qcow2, .qcow, .qed, .vmdk].contains(layer.format) {
      node.add("backing", json: .null)
    }
    for property in layer.overrides(isStorage: false) { node.override(property) }
    add(block: node)
  }

  private func addEncryption(_ layer: BlockChain.Layer, to node: inout Properties) {
    guard let encryption = layer.encryption, layer.isEncryptedByQEMU else { return }
    var properties = Properties()
    properties.add("format", encryption.format == .qcow ? "aes" : "luks")
    properties.add("key-secret", "\(layer.name)-format-encryption-secret0")
    node.add("encrypt", properties)
  }
}

extension StorageFormat {
  /// What QEMU calls the driver of images of this format.
  public var imageDriver: String {
    switch self {
    case .fat, .dir, .raw, .iso, .none, .auto: "raw"
    case .vhd: "vhdx"
    case .ploop: "parallels"
    default: rawValue
    }
  }
}
