public import DroverCore

/// What a cached result belongs to: it is stale as soon as any of these differs.
public struct CapabilitiesCacheKey: Hashable, Sendable {
  /// The path of the binary, symbolic links resolved.
  public var path: String
  /// Its bytes.
  public var size: UInt64
  /// When it was changed, in nanoseconds since 1970.
  public var modified: Int64
  /// Its inode.
  public var inode: UInt64
  /// Whether `/dev/kvm` could be opened: the answers differ.
  public var hasKVM: Bool

  /// The number of this form of the cache and of the rules that fill it; it is raised with either.
  public static let formatVersion = 2

  /// Makes a key.
  public init(path: String, size: UInt64, modified: Int64, inode: UInt64, hasKVM: Bool) {
    self.path = path
    self.size = size
    self.modified = modified
    self.inode = inode
    self.hasKVM = hasKVM
  }

  /// The cache entry of capabilities under this key.
  public func entry(_ capabilities: Capabilities) -> JSON {
    ["key": json, "capabilities": capabilities.json]
  }

  /// The capabilities of a cache entry; nil when it is stale or broken.
  public func capabilities(from entry: JSON) -> Capabilities? {
    guard entry["key"] == json, let kept = entry["capabilities"] else { return nil }
    return Capabilities(json: kept)
  }

  private var json: JSON {
    [
      "format": JSON(Self.formatVersion), "path": .string(path), "size": JSON(size), "modified": .integer(modified),
      "inode": JSON(inode), "kvm": .bool(hasKVM),
    ]
  }
}

extension Capabilities {
  /// The capabilities of a cache entry, whichever binary they belong to; nil for anything else, and for another form.
  public init?(cacheEntry entry: JSON) {
    guard entry["key"]?["format"]?.int == CapabilitiesCacheKey.formatVersion, let kept = entry["capabilities"] else {
      return nil
    }
    self.init(json: kept)
  }
}
