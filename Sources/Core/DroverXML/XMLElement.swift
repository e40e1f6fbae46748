/// An element that is kept as it stands: `<metadata>` and what applications put there.
public struct XMLElement: Sendable, Equatable {
  /// A piece of the content.
  public enum Content: Sendable, Equatable {
    /// An element.
    case element(XMLElement)
    /// A text.
    case text(String)
  }

  /// The name with its prefix.
  public var name: String
  /// The name of its namespace, when it has one.
  public var namespace: String?
  /// The namespaces declared on it: prefix (empty for the default one) and name.
  public var declarations: [Pair]
  /// The attributes, names with prefix.
  public var attributes: [Pair]
  /// What stands in it.
  public var content: [Content]

  /// A name and its value.
  public struct Pair: Sendable, Equatable {
    /// The name.
    public var name: String
    /// The value.
    public var value: String

    /// Takes both.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Makes an element.
  public init(
    _ name: String, namespace: String? = nil, declarations: [Pair] = [], attributes: [Pair] = [],
    content: [Content] = []
  ) {
    self.name = name
    self.namespace = namespace
    self.declarations = declarations
    self.attributes = attributes
    self.content = content
  }

  /// The elements in it.
  public var elements: [XMLElement] {
    content.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The text in it.
  public var text: String {
    content.reduce(into: "") { text, piece in if case .text(let part) = piece { text += part } }
  }
}
