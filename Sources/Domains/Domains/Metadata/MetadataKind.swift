/// What of a domain's metadata is meant (`virDomainMetadataType`).
public enum MetadataKind: Int32, Hashable, Sendable {
  /// A text for people.
  case description = 0
  /// One line for people.
  case title
  /// The element of an application, found by its namespace.
  case element
}

/// Which definition a change is for (`virDomainModificationImpact`); none means what counts now.
public struct MetadataFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_DOMAIN_AFFECT_LIVE`
  public static let live = MetadataFlags(rawValue: 1)
  /// `VIR_DOMAIN_AFFECT_CONFIG`
  public static let config = MetadataFlags(rawValue: 2)
}

/// What a client wants to be kept (`virDomainSetMetadata`), not yet checked.
public struct MetadataRequest: Hashable, Sendable {
  /// The number of a `MetadataKind`.
  public var kind: Int32
  /// The text or the element; nil removes.
  public var text: String?
  /// What the namespace of the element is to be called.
  public var prefix: String?
  /// The namespace by which the element is found.
  public var namespace: String?

  /// Makes a request.
  public init(kind: Int32, text: String?, prefix: String? = nil, namespace: String? = nil) {
    self.kind = kind
    self.text = text
    self.prefix = prefix
    self.namespace = namespace
  }
}
