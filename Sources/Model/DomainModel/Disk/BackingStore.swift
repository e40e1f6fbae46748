/// `<backingStore>`: the image below; without a type, the chain ends.
public struct BackingStore: Sendable, Equatable {
  /// `type`.
  public var type: StorageType?
  /// `index`.
  public var index: UInt32?
  /// `<format>`.
  public var format: BackingFormat?
  /// `<source>`.
  public var source: StorageSource?
  /// The image below this one; one at most.
  public var below: [BackingStore] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<format>` of an image below.
public struct BackingFormat: Sendable, Equatable {
  /// `type`.
  public var type: StorageFormat?
  /// `<metadata_cache>`.
  public var metadataCache: StorageMetadataCache?

  /// An element with nothing in it.
  public init() {}
}

/// `<mirror>`: the copy that a block job is making.
public struct DiskMirror: Sendable, Equatable {
  /// `type`.
  public var type: StorageType?
  /// `file`.
  public var file: String?
  /// `format`.
  public var format: StorageFormat?
  /// `job`.
  public var job: String?
  /// `ready`.
  public var ready: String?
  /// `<format>`.
  public var destinationFormat: BackingFormat?
  /// `<source>`.
  public var source: StorageSource?
  /// `<backingStore>`.
  public var backingStore: BackingStore?

  /// An element with nothing in it.
  public init() {}
}
